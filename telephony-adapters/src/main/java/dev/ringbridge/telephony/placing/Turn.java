package dev.ringbridge.telephony.placing;

import dev.ringbridge.telephony.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A slot of an account's rate, given to a call.
 *
 * @param accountId whose rate
 * @param callId which call
 * @param tries how many tries there were before: a turn that somebody else used is worth nothing
 * @param slot when, by the database's clock
 * @param delay how long until then, counted from when the database said so
 * @param apart the least time between this account's requests
 */
record Turn(UUID accountId, UUID callId, int tries, Instant slot, Duration delay, Duration apart) {
  static Turn of(Placement placement, Instant now, Duration apart) {
    Instant slot = placement.carriage().slotAt();
    return at(placement, slot == null ? now : slot, now, apart);
  }

  static Turn at(Placement placement, Instant slot, Instant now, Duration apart) {
    return new Turn(
        placement.carriage().accountId(),
        placement.call().callId(),
        placement.tries().count(),
        slot,
        Duration.between(now, slot),
        apart);
  }

  /** Whether nobody used it yet. */
  boolean isFor(Seen<Placement> seen) {
    return seen.row().tries().count() == tries;
  }
}
