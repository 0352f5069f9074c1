package dev.ringbridge.gateway.matching;

import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.TransferRequested;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Reservation;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that wants an agent: answered, or, where it heard a message first, asked for by the lead.
 *
 * @param reservation the agent promised to it, if any
 * @param at since when
 * @param safeHarborAt when it stops waiting
 */
record Arrival(CallRef call, @Nullable Reservation reservation, Instant at, Instant safeHarborAt) {
  /** What an event says of it; empty where it says nothing of one. */
  static Optional<Arrival> of(Object event) {
    if (event instanceof TransferRequested asked) {
      return Optional.of(new Arrival(asked.call(), null, asked.at(), asked.safeHarborAt()));
    }
    return event instanceof CallAnswered answered && answered.wantsAgent()
        ? Optional.of(
            new Arrival(
                answered.call(), answered.reservation(), answered.at(), answered.safeHarborAt()))
        : Optional.empty();
  }
}
