package dev.ringbridge.telephony.answering;

import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.telephony.answering.AnswerMoves.Step;
import dev.ringbridge.telephony.carrier.Target;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How a call goes from one agent to another: the lead is sent into the room in which the colleague
 * is already, and so stands in no empty one.
 *
 * <pre>
 *   BRIDGE, proven  -- handed to a colleague whose leg is up --> BRIDGE, not proven, between agents
 *   between agents  -- seen with the colleague ----------------> BRIDGE, proven
 *                   -- the colleague's leg is gone ------------> LEFT_ALONE
 * </pre>
 */
final class HandoverMoves {
  private HandoverMoves() {}

  /** Where it cannot be, the colleague is free again and nothing has changed. */
  static Step handedTo(Answer answer, AnswerInput.HandedTo handed, Instant now) {
    Step step = Step.to(answer);
    if (handed.to().equals(answer.target()) && handed.from().equals(answer.handedBy())) {
      return step;
    }
    return refusal(answer, handed, now)
        .map(reason -> step.says(refused(answer, handed, reason, now)))
        .orElseGet(() -> step.then(answer.handedTo(handed.to(), now)).redirect(now));
  }

  /**
   * A wish that is older than the talk was carried out once, and is said again. One that is heard
   * too late finds the colleague with another lead, or soon will.
   */
  private static Optional<BridgeRefusal> refusal(
      Answer answer, AnswerInput.HandedTo handed, Instant now) {
    if (answer.endedAt() != null || answer.decision() == Decision.OVER) {
      return Optional.of(BridgeRefusal.CALL_ENDED);
    }
    Target target = answer.target();
    Instant bridgedAt = answer.bridgedAt();
    if (answer.decision() != Decision.BRIDGE || target == null || bridgedAt == null) {
      return Optional.of(BridgeRefusal.ALREADY_DECIDED);
    }
    boolean theirs = target.agentId().equals(handed.from()) && !handed.at().isBefore(bridgedAt);
    if (!theirs) {
      return Optional.of(BridgeRefusal.ALREADY_DECIDED);
    }
    return now.isAfter(handed.notAfter()) ? Optional.of(BridgeRefusal.NOT_POSSIBLE) : handed.bar();
  }

  /** The lead is on the way to nobody, and hears so; the agent before answers for the call. */
  static Step colleagueLost(Answer answer, Instant now) {
    Target lost = answer.target();
    UUID from = answer.handedBy();
    if (lost == null || from == null) {
      return Step.to(answer);
    }
    Target back = new Target(from, lost.room(), lost.legEpoch());
    return Step.to(answer.deciding(Decision.LEFT_ALONE, back, now))
        .says(new BridgeRefused(answer.call(), lost.agentId(), BridgeRefusal.LEG_GONE, from, now));
  }

  private static BridgeRefused refused(
      Answer answer, AnswerInput.HandedTo wish, BridgeRefusal reason, Instant now) {
    return new BridgeRefused(
        answer.call(), wish.to().agentId(), reason, wish.from(), wish.at(), now);
  }
}
