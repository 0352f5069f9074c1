package dev.ringbridge.queue.call;

import dev.ringbridge.core.call.Call;
import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.Mark;
import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.queue.call.Calls.StoredCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether the house was late for who answered: from when lead and agent were both there to
 * the order that brings them together. Who waited because no agent was free waited for the
 * campaign's lines, and is none of it.
 */
final class Handling {
  /** What is said again of a time long over tells nothing of how late the house is now. */
  private static final Duration NEWS = Duration.ofMinutes(5);

  private final Duration lateAfter;
  private final IdleAgents agents;

  Handling(Duration lateAfter, IdleAgents agents) {
    this.lateAfter = lateAfter;
    this.agents = agents;
  }

  /** What an event says of it; empty where it says nothing, or said so before. */
  Optional<HandledAnswer> of(StoredCall before, StoredCall after, CallEvent event, Instant now) {
    boolean old = event.at().isBefore(now.minus(NEWS));
    if (old || after.call().has(Mark.CAME_IN) || isSettled(before.call())) {
      return Optional.empty();
    }
    if (event instanceof CallBridged bridged) {
      return bridged(after, bridged);
    }
    return isSettled(after.call()) ? givenUp(after, event.at()) : Optional.empty();
  }

  private static boolean isSettled(Call call) {
    return call.moments().bridged() != null
        || call.has(Mark.SAFE_HARBOR_GIVEN)
        || call.outcome() == Outcome.ABANDONED;
  }

  private Optional<HandledAnswer> bridged(StoredCall stored, CallBridged bridged) {
    Instant from = readyAt(stored);
    Instant orderedAt = bridged.orderedAt();
    return from == null || orderedAt == null
        ? Optional.empty()
        : Optional.of(new HandledAnswer(bridged.call(), isLate(from, orderedAt)));
  }

  /** Who hangs up before anybody could be late for them says nothing of the house. */
  private Optional<HandledAnswer> givenUp(StoredCall stored, Instant at) {
    if (stored.call().outcome() != null && stored.call().outcome() != Outcome.ABANDONED) {
      return Optional.empty();
    }
    Instant from = readyAt(stored);
    boolean late =
        from == null
            ? agents.anyIdleSince(stored.call().ref().campaignId(), at.minus(lateAfter))
            : isLate(from, at);
    return late ? Optional.of(new HandledAnswer(stored.call().ref(), true)) : Optional.empty();
  }

  /**
   * A call that is meant for an agent waits for nobody else: they are there when it is answered.
   */
  private static @Nullable Instant readyAt(StoredCall stored) {
    boolean promised = stored.reservedFor() != null && !stored.call().has(Mark.MESSAGE_FIRST);
    return stored.readyAt() == null && promised
        ? stored.call().moments().answered()
        : stored.readyAt();
  }

  private boolean isLate(Instant from, Instant to) {
    return Duration.between(from, to).compareTo(lateAfter) > 0;
  }
}
