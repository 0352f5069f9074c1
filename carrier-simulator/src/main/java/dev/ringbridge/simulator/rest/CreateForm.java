package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.SimulatedAccount;
import dev.ringbridge.simulator.call.AmdOrder;
import dev.ringbridge.simulator.call.Answering;
import dev.ringbridge.simulator.call.CallRequest;
import dev.ringbridge.simulator.call.RecordingOrder.Source;
import dev.ringbridge.simulator.call.StatusHook;
import dev.ringbridge.simulator.people.Detection;
import dev.ringbridge.simulator.webhook.HookMethod;
import dev.ringbridge.simulator.webhook.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a create request that {@link CreateRules} found good. */
record CreateForm(Form form, SimulatedAccount account) {
  private static final String ASYNC_AMD = "AsyncAmdStatusCallback";
  private static final String AMD = "AmdStatusCallback";
  private static final int STANDARD_TIMEOUT_S = 60;
  private static final int STANDARD_TIME_LIMIT_S = 4 * 60 * 60;

  CallRequest read() {
    return request(answering(), amd(form.flag("AsyncAmd").orElse(false), ASYNC_AMD));
  }

  /**
   * The call of a participant, who has no document, and whom nobody keeps waiting for detection.
   */
  CallRequest readParticipant() {
    Answering none = new Answering(Optional.empty(), Optional.empty(), Optional.empty());
    return request(none, amd(true, AMD));
  }

  private CallRequest request(Answering answering, Optional<AmdOrder> amd) {
    return new CallRequest(
        account.accountSid(),
        form.get("To").orElseThrow(),
        form.get("From").orElseThrow(),
        answering,
        statusHook(),
        amd,
        Duration.ofSeconds(form.number("Timeout", STANDARD_TIMEOUT_S)),
        Duration.ofSeconds(form.number("TimeLimit", STANDARD_TIME_LIMIT_S)),
        form.flag("Record")
            .filter(wanted -> wanted)
            .map(wanted -> new RecordingForm(form).read(Source.OUTBOUND_API)));
  }

  /** An application takes the place of every URL in the request. */
  private Answering answering() {
    Optional<String> application = form.get("ApplicationSid").map(account.applications()::get);
    if (application.isPresent()) {
      Target voice = new Target(application.get(), HookMethod.POST);
      return new Answering(Optional.of(voice), Optional.empty(), Optional.empty());
    }
    Optional<Target> url = form.target("Url", "Method");
    Optional<String> twiml = url.isPresent() ? Optional.empty() : form.get("Twiml");
    return new Answering(url, twiml, form.target("FallbackUrl", "FallbackMethod"));
  }

  private Optional<StatusHook> statusHook() {
    if (form.get("ApplicationSid").isPresent()) {
      return Optional.empty();
    }
    List<String> events = form.words("StatusCallbackEvent");
    Set<String> subscribed = events.isEmpty() ? StatusHook.STANDARD_EVENTS : Set.copyOf(events);
    return form.target("StatusCallback", "StatusCallbackMethod")
        .map(target -> new StatusHook(target, subscribed));
  }

  /** Digits to send make the carrier forget detection. */
  private Optional<AmdOrder> amd(boolean async, String callback) {
    if (form.get("SendDigits").isPresent()) {
      return Optional.empty();
    }
    return form.get("MachineDetection")
        .map(
            mode ->
                new AmdOrder(detection(mode), async, form.target(callback, callback + "Method")));
  }

  private Detection detection(String mode) {
    Detection standard = Detection.STANDARD;
    return new Detection(
        mode.equals("DetectMessageEnd"),
        ms("MachineDetectionSpeechThreshold", standard.speechThreshold()),
        ms("MachineDetectionSpeechEndThreshold", standard.speechEndThreshold()),
        ms("MachineDetectionSilenceTimeout", standard.silenceTimeout()),
        Duration.ofSeconds(
            form.number("MachineDetectionTimeout", (int) standard.timeout().toSeconds())));
  }

  private Duration ms(String name, Duration otherwise) {
    return Duration.ofMillis(form.number(name, (int) otherwise.toMillis()));
  }
}
