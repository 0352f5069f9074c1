package dev.ringbridge.simulator.call;

import dev.ringbridge.simulator.webhook.Target;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A call as it was asked for.
 *
 * @param ringTimeout how long it may ring, in virtual time
 * @param timeLimit how long it may last, in real time
 * @param recorded how it is recorded from its answer on; empty where it is not
 */
public record CallRequest(
    String accountSid,
    String to,
    String from,
    Answering answering,
    Optional<StatusHook> statusHook,
    Optional<AmdOrder> amd,
    Duration ringTimeout,
    Duration timeLimit,
    Optional<RecordingOrder> recorded) {
  /** How long a call rings if nothing is said. */
  public static final Duration STANDARD_RING_TIMEOUT = Duration.ofSeconds(60);

  /** How long a call lasts if nothing is said. */
  public static final Duration STANDARD_TIME_LIMIT = Duration.ofHours(4);

  /** A call that is not recorded by itself. */
  public CallRequest(
      String accountSid,
      String to,
      String from,
      Answering answering,
      Optional<StatusHook> statusHook,
      Optional<AmdOrder> amd,
      Duration ringTimeout,
      Duration timeLimit) {
    this(
        accountSid, to, from, answering, statusHook, amd, ringTimeout, timeLimit, Optional.empty());
  }

  /** A call that a client endpoint makes. */
  public static CallRequest fromClient(
      String accountSid, String to, String identity, Target voiceUrl) {
    return new CallRequest(
        accountSid,
        to,
        "client:" + identity,
        new Answering(Optional.of(voiceUrl), Optional.empty(), Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        STANDARD_RING_TIMEOUT,
        STANDARD_TIME_LIMIT);
  }

  /** A call that somebody makes to one of an account's numbers. */
  public static CallRequest toNumber(
      String accountSid, String from, String to, Target voiceUrl, Optional<StatusHook> hook) {
    return new CallRequest(
        accountSid,
        to,
        from,
        new Answering(Optional.of(voiceUrl), Optional.empty(), Optional.empty()),
        hook,
        Optional.empty(),
        STANDARD_RING_TIMEOUT,
        STANDARD_TIME_LIMIT);
  }

  /** The same call with other terms for what is left of it. */
  public CallRequest with(
      Optional<Target> fallback, Optional<StatusHook> hook, Optional<Duration> limit) {
    Answering changed =
        new Answering(answering.document(), answering.twiml(), fallback.or(answering::fallback));
    return new CallRequest(
        accountSid,
        to,
        from,
        changed,
        hook.or(() -> statusHook),
        amd,
        ringTimeout,
        limit.orElse(timeLimit),
        recorded);
  }

  /**
   * The parameters of its document's query, or without one of its status callback's: what the
   * caller told itself.
   */
  public Map<String, String> callParams() {
    return answering
        .document()
        .or(() -> statusHook.map(StatusHook::target))
        .map(target -> Query.of(target.url()))
        .orElse(Map.of());
  }
}
