package dev.ringbridge.simulator.legs;

import dev.ringbridge.simulator.call.CallStatus;
import dev.ringbridge.simulator.call.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A leg as the API shows it.
 *
 * @param status as the older API of calls has it; that of legs has {@link #state}
 * @param answeredBy the verdict of detection, once there is one
 */
public record Leg(
    String sid, LegOrder order, CallStatus status, Moments moments, Optional<String> answeredBy) {

  /** A leg that was just asked for. */
  static Leg ordered(String sid, LegOrder order, Instant now) {
    return new Leg(sid, order, CallStatus.QUEUED, Moments.created(now), Optional.empty());
  }

  /** Whose it is. */
  public String accountSid() {
    return order.accountSid();
  }

  /** Where it is. */
  public LegState state() {
    return LegState.of(status);
  }

  /** How long it was connected, zero if it never was or still is. */
  public Duration duration() {
    return moments.answered() == null || moments.ended() == null
        ? Duration.ZERO
        : Duration.between(moments.answered(), moments.ended());
  }

  Leg dialed(Instant now) {
    return with(status, moments.started(now));
  }

  Leg ringing(Instant now) {
    return with(CallStatus.RINGING, moments.updated(now));
  }

  Leg answered(Instant now) {
    return with(CallStatus.IN_PROGRESS, moments.answered(now));
  }

  Leg ended(CallStatus last, Instant now) {
    return with(last, moments.ended(now));
  }

  Leg detected(String verdict) {
    return new Leg(sid, order, status, moments, Optional.of(verdict));
  }

  private Leg with(CallStatus next, Moments at) {
    return new Leg(sid, order, next, at, answeredBy);
  }
}
