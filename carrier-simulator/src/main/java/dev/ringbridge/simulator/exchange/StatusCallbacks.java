package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.SimulatedAccount;
import dev.ringbridge.simulator.call.Call;
import dev.ringbridge.simulator.call.CallParams;
import dev.ringbridge.simulator.call.StatusHook;
import dev.ringbridge.simulator.mail.Letter;
import dev.ringbridge.simulator.mail.Mail;
import dev.ringbridge.simulator.people.Detection.Verdict;
import dev.ringbridge.simulator.people.Reaction;
import dev.ringbridge.simulator.time.Timers;
import dev.ringbridge.simulator.webhook.Hook;
import dev.ringbridge.simulator.webhook.Target;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells the customer how a call goes: of the events it subscribed to, numbered from 0. */
final class StatusCallbacks {
  private final Mail mail;
  private final Accounts accounts;
  private final Timers timers;

  StatusCallbacks(Mail mail, Accounts accounts, Timers timers) {
    this.mail = mail;
    this.accounts = accounts;
    this.timers = timers;
  }

  void initiated(LiveCall live) {
    tell(live, "initiated", Map.of("CallStatus", "initiated"));
  }

  void ringing(LiveCall live) {
    tell(live, "ringing", Map.of());
  }

  void answered(LiveCall live) {
    tell(live, "answered", Map.of());
  }

  /**
   * How far the carrier vouches for a number, where it calls North America: fully for an account's
   * own, in part for one that was proved to be its customer's.
   */
  private Optional<String> attestation(Call call) {
    return call.request().to().startsWith("+1")
        ? accounts.find(call.accountSid()).map(one -> attestation(one, call.request().from()))
        : Optional.empty();
  }

  private static String attestation(SimulatedAccount account, String from) {
    if (account.verified().contains(from)) {
      return "B";
    }
    return account.mayCallFrom(from) ? "A" : "C";
  }

  /** The last event, however it ended. */
  void completed(LiveCall live, int sipCode) {
    long seconds = CallParams.seconds(live.call().duration());
    long minutes = CallParams.minutes(live.call().duration());
    Map<String, String> more = new LinkedHashMap<>();
    more.put("CallDuration", Long.toString(seconds));
    more.put("Duration", Long.toString(minutes));
    more.put("SipResponseCode", Integer.toString(sipCode));
    live.recording()
        .ifPresent(
            sid -> {
              more.put("RecordingUrl", Recorder.url(live.accountSid(), sid));
              more.put("RecordingSid", sid);
              more.put("RecordingDuration", Long.toString(seconds));
            });
    syncVerdict(live.call()).ifPresent(verdict -> more.put("AnsweredBy", verdict));
    attestation(live.call()).ifPresent(level -> more.put("StirStatus", level));
    tell(live, "completed", more);
  }

  /** An asynchronous verdict: these four parameters and no more. */
  void detected(LiveCall live, Target callback, Verdict verdict) {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("CallSid", live.sid());
    params.put("AccountSid", live.accountSid());
    params.put("AnsweredBy", verdict.answeredBy());
    params.put("MachineDetectionDuration", ms(verdict.after()));
    send(live, "amd", new Hook(callback, params, accounts.authToken(live.accountSid())));
  }

  /** A verdict's time as the carrier writes it: whole milliseconds. */
  static String ms(Duration after) {
    return Long.toString(after.toMillis());
  }

  private void tell(LiveCall live, String event, Map<String, String> more) {
    Optional<StatusHook> hook =
        live.call().request().statusHook().filter(h -> h.events().contains(event));
    hook.ifPresent(
        subscribed -> {
          Map<String, String> params = CallParams.of(live.call());
          params.put("Timestamp", CallParams.date(timers.now()));
          params.put("CallbackSource", "call-progress-events");
          params.put("SequenceNumber", Integer.toString(live.nextSequence()));
          params.putAll(more);
          String token = accounts.authToken(live.accountSid());
          send(live, event, new Hook(subscribed.target(), params, token));
        });
  }

  private void send(LiveCall live, String event, Hook hook) {
    String sequence = hook.params().getOrDefault("SequenceNumber", "");
    Letter letter = new Letter(live.accountSid(), live.sid(), event, sequence, live.facts(), hook);
    Optional<Reaction> reaction = live.reaction();
    if (live.isShuffled() && reaction.isPresent()) {
      mail.postShuffled(letter, reaction.get().dice());
    } else {
      mail.post(letter);
    }
  }

  private static Optional<String> syncVerdict(Call call) {
    return call.request().amd().filter(amd -> !amd.async()).flatMap(amd -> call.answeredBy());
  }
}
