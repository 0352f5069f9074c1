package dev.ringbridge.core.call;

import dev.ringbridge.core.event.Event;
import dev.ringbridge.core.event.Tenancy;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The commands on {@code dial.jobs}: the one topic that carries the numbers we call, kept for an
 * hour.
 */
public sealed interface DialJob extends Event {
  CallRef call();

  @Override
  default Tenancy tenancy() {
    return call().tenancy();
  }

  @Override
  default UUID key() {
    return call().callId();
  }

  /**
   * Place one call.
   *
   * @param call the call, planned and committed before this command was
   * @param number whom to dial
   * @param accountId the carrier account whose rate and money it uses
   * @param notAfter past this moment (by the database's clock) the call must not be placed any more
   * @param rules how it is carried
   * @param reservation the agent promised to it, where the agent is decided before the dial
   * @param at when it was planned
   */
  record PlaceCall(
      CallRef call,
      PhoneNumber number,
      UUID accountId,
      Instant notAfter,
      CallRules rules,
      @Nullable Reservation reservation,
      Instant at)
      implements DialJob {}
}
