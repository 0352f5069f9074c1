package dev.ringbridge.telephony.answering;

import dev.ringbridge.core.call.CallEvent.CallHandedOver;
import dev.ringbridge.core.call.CallEvent.MachineMessageGiven;
import dev.ringbridge.telephony.answering.AnswerMoves.Step;
import dev.ringbridge.telephony.carrier.Target;
import java.time.Instant;
import java.util.UUID;

/**
 * How an agent parts with a call that goes on.
 *
 * <pre>
 *   BRIDGE       -- the agent leaves the machine a message ----> MACHINE
 *                -- the agent hands it over -------------------> HANDED_OVER
 *   HANDED_OVER  -- nobody comes ------------------------------> LEFT_ALONE
 *                -- their room ended --------------------------> OVER
 * </pre>
 */
final class PartingMoves {
  private PartingMoves() {}

  static boolean isParting(AnswerInput input) {
    return input instanceof AnswerInput.Dropped
        || input instanceof AnswerInput.HandedOver
        || input instanceof AnswerInput.LeftAlone;
  }

  static Step on(Answer answer, AnswerInput input, Instant now) {
    Step step = Step.to(answer);
    if (answer.endedAt() != null) {
      return step;
    }
    if (input instanceof AnswerInput.LeftAlone left) {
      boolean waits = answer.decision() == Decision.HANDED_OVER && answer.isFor(left.room());
      return waits
          ? step.then(answer.deciding(Decision.LEFT_ALONE, answer.target(), now)).redirect(now)
          : step;
    }
    boolean talks = answer.decision() == Decision.BRIDGE && answer.bridgedAt() != null;
    Target target = answer.target();
    if (!talks || target == null) {
      return step;
    }
    return input instanceof AnswerInput.HandedOver handed
        ? handOver(answer, target, handed.room(), now)
        : leaveMessage(step, now).redirect(now);
  }

  private static Step handOver(Answer answer, Target target, String room, Instant now) {
    Target there = new Target(target.agentId(), room, target.legEpoch());
    return Step.to(answer.deciding(Decision.HANDED_OVER, there, now)).redirect(now);
  }

  static Step leaveMessage(Step step, Instant now) {
    return step.then(step.answer().deciding(Decision.MACHINE, null, now))
        .says(new MachineMessageGiven(step.answer().call(), now));
  }

  /**
   * Whether a question follows what the carrier was sent here for last. One that was asked before
   * may be heard later: a room that it says was left is one that the lead was sent out of, and no
   * sign of where they are now.
   */
  static boolean isOfThisTurn(Answer answer, AnswerInput.Fetched fetched) {
    return fetched.turn() == answer.turn();
  }

  /** The third party left, and the room that the lead was in ended with them: nothing is left. */
  static Answer outOfTheRoom(Answer answer, Instant now) {
    return answer.decision() == Decision.HANDED_OVER
        ? answer.deciding(Decision.OVER, answer.target(), now)
        : answer;
  }

  /**
   * Whoever was sent away from their agent and asks where to is out of the agent's room: not before
   * is the agent free, for the next lead would hear this one.
   *
   * @param sent the call as it was sent
   * @param step what its question came to
   */
  static Step away(Answer sent, Step step, Instant now) {
    Target target = sent.target();
    if (target == null || sent.redirectedAt() == null) {
      return step;
    }
    UUID from = sent.handedBy();
    if (from != null && sent.isBetweenAgents()) {
      return step.says(new CallHandedOver(sent.call(), from, target.agentId(), now));
    }
    if (sent.decision() == Decision.LEFT_ALONE) {
      return step.says(CallHandedOver.leftAlone(sent.call(), target.agentId(), now));
    }
    return sent.decision() == Decision.HANDED_OVER
        ? step.says(new CallHandedOver(sent.call(), target.agentId(), now))
        : step;
  }
}
