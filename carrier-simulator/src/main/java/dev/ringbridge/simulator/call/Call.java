package dev.ringbridge.simulator.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A call as the API shows it.
 *
 * @param parentSid the call that dialed it
 * @param queueTime the wait estimated when it was created
 * @param answeredBy the verdict of detection, once there is one
 */
public record Call(
    String sid,
    Direction direction,
    Optional<String> parentSid,
    CallRequest request,
    CallStatus status,
    Moments moments,
    Duration queueTime,
    Optional<String> answeredBy) {

  /** A call the customer asked for. */
  public static Call queued(String sid, CallRequest request, Duration queueTime, Instant now) {
    return new Call(
        sid,
        Direction.OUTBOUND_API,
        Optional.empty(),
        request,
        CallStatus.QUEUED,
        Moments.created(now),
        queueTime,
        Optional.empty());
  }

  /** A call that another call makes; it waits in no queue. */
  public static Call dialedBy(String parentSid, String sid, CallRequest request, Instant now) {
    return new Call(
        sid,
        Direction.OUTBOUND_DIAL,
        Optional.of(parentSid),
        request,
        CallStatus.QUEUED,
        Moments.created(now),
        Duration.ZERO,
        Optional.empty());
  }

  /** A call that comes in. */
  public static Call incoming(String sid, CallRequest request, Instant now) {
    return new Call(
        sid,
        Direction.INBOUND,
        Optional.empty(),
        request,
        CallStatus.RINGING,
        Moments.created(now).started(now),
        Duration.ZERO,
        Optional.empty());
  }

  /** Whose it is. */
  public String accountSid() {
    return request.accountSid();
  }

  /** Whether it left the queue. */
  public boolean isDialed() {
    return moments.started() != null;
  }

  /** How long it was connected, zero if it never was or still is. */
  public Duration duration() {
    return moments.answered() == null || moments.ended() == null
        ? Duration.ZERO
        : Duration.between(moments.answered(), moments.ended());
  }

  /** It left the queue. */
  public Call dialed(Instant now) {
    return with(status, moments.started(now));
  }

  /** It rings. */
  public Call ringing(Instant now) {
    return with(CallStatus.RINGING, moments.updated(now));
  }

  /** It was picked up. */
  public Call answered(Instant now) {
    return with(CallStatus.IN_PROGRESS, moments.answered(now));
  }

  /** It is over. */
  public Call ended(CallStatus last, Instant now) {
    return with(last, moments.ended(now));
  }

  /** Detection has a verdict. */
  public Call detected(String verdict) {
    return new Call(
        sid, direction, parentSid, request, status, moments, queueTime, Optional.of(verdict));
  }

  /** Its terms changed. */
  public Call changed(CallRequest terms, Instant now) {
    return new Call(
        sid, direction, parentSid, terms, status, moments.updated(now), queueTime, answeredBy);
  }

  private Call with(CallStatus next, Moments at) {
    return new Call(sid, direction, parentSid, request, next, at, queueTime, answeredBy);
  }
}
