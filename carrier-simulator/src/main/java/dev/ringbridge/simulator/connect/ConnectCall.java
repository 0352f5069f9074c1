package dev.ringbridge.simulator.connect;

import dev.ringbridge.simulator.call.CallStatus;
import dev.ringbridge.simulator.legs.Leg;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A call of two legs as the API shows it, or of one whose party goes through a flow.
 *
 * @param first the leg that is rung first
 * @param second the other one, empty before
 * @param ended when both were over, null before
 */
public record ConnectCall(
    String sid,
    ConnectOrder order,
    Instant created,
    Leg first,
    Optional<Leg> second,
    @Nullable Instant ended) {

  /** Its legs, in the order they were rung. */
  public List<Leg> legs() {
    return Stream.concat(Stream.of(first), second.stream()).toList();
  }

  /**
   * As the older API has it: going on from the start, and then what became of the leg that was rung
   * last.
   */
  public CallStatus status() {
    return ended == null ? CallStatus.IN_PROGRESS : second.orElse(first).status();
  }

  /** When something about it changed last. */
  public Instant updated() {
    return legs().stream()
        .map(leg -> leg.moments().updated())
        .max(Instant::compareTo)
        .orElse(created);
  }

  /** How long both talked, or the only one listened; zero if they did not or still do. */
  public Duration conversation() {
    return order.to().isEmpty()
        ? first.duration()
        : second.map(Leg::duration).orElse(Duration.ZERO);
  }

  /** With a leg as it is now. */
  ConnectCall with(Leg leg) {
    boolean isFirst = leg.sid().equals(first.sid());
    return new ConnectCall(
        sid, order, created, isFirst ? leg : first, isFirst ? second : Optional.of(leg), ended);
  }

  ConnectCall over(Instant at) {
    return new ConnectCall(sid, order, created, first, second, at);
  }

  boolean hasLiveLeg() {
    return legs().stream().anyMatch(leg -> !leg.status().isFinal());
  }
}
