package dev.ringbridge.telephony.answering;

import dev.ringbridge.core.call.Broadcast;
import dev.ringbridge.telephony.carrier.Instruction;
import dev.ringbridge.telephony.carrier.Instruction.Bridge;
import dev.ringbridge.telephony.carrier.Instruction.Goodbye;
import dev.ringbridge.telephony.carrier.Instruction.HandOver;
import dev.ringbridge.telephony.carrier.Instruction.HangUp;
import dev.ringbridge.telephony.carrier.Instruction.Hold;
import dev.ringbridge.telephony.carrier.Instruction.MachineMessage;
import dev.ringbridge.telephony.carrier.Instruction.Message;
import dev.ringbridge.telephony.carrier.Instruction.OptedOut;
import dev.ringbridge.telephony.carrier.Instruction.SafeHarbor;
import dev.ringbridge.telephony.carrier.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a carrier is told: a function of the row and the time, and so the same whichever replica is
 * asked, and asked again.
 */
final class AnswerFunction {
  private AnswerFunction() {}

  /**
   * @param answer the row
   * @param turn which time of being sent here the question follows
   * @param now the database's clock
   */
  static Instruction of(Answer answer, int turn, Instant now) {
    if (answer.endedAt() != null) {
      return new HangUp();
    }
    if (isOvertaken(answer, turn, now)) {
      return new Hold();
    }
    return switch (answer.decision()) {
      case HOLD ->
          now.isBefore(answer.safeHarborAt())
              ? new Hold()
              : new SafeHarbor(answer.rules().wordsWhenNobodyIsFree());
      case MESSAGE -> message(answer);
      case BRIDGE -> bridge(answer);
      case HANDED_OVER -> handOver(answer);
      case LEFT_ALONE -> new Goodbye();
      case SAFE_HARBOR -> new SafeHarbor(answer.rules().wordsWhenNobodyIsFree());
      case OPT_OUT -> optedOut(answer);
      case MACHINE -> new MachineMessage(answer.rules().machineMessage());
      case OVER -> new HangUp();
    };
  }

  private static Instruction message(Answer answer) {
    Broadcast broadcast = answer.rules().broadcast();
    return broadcast == null
        ? new HangUp()
        : new Message(broadcast.message(), broadcast.hasKeys(), answer.round());
  }

  private static Instruction optedOut(Answer answer) {
    Broadcast broadcast = answer.rules().broadcast();
    return broadcast == null ? new HangUp() : new OptedOut(broadcast.optOutText());
  }

  private static Instruction handOver(Answer answer) {
    Target target = answer.target();
    return target == null ? new HangUp() : new HandOver(target.room());
  }

  /**
   * Once seen with the agent, the lead asks again only because the room is gone. What is said of a
   * recording was said before the first agent.
   */
  private static Instruction bridge(Answer answer) {
    Target target = answer.target();
    return target == null || answer.bridgedAt() != null
        ? new Goodbye()
        : new Bridge(target, answer.handedBy() == null ? answer.announcement() : Optional.empty());
  }

  /**
   * Whether the carrier is being sent here at this moment: its own question is then passed over,
   * for what it is told would be interrupted.
   */
  static boolean isOvertaken(Answer answer, int turn, Instant now) {
    Instant sent = answer.redirectedAt();
    return sent != null && turn < answer.turn() && now.isBefore(sent.plus(Patience.HOLD));
  }

  /**
   * How long a question waits before it is answered: the first one a little, for an agent; one with
   * less than a hold left until the safe-harbor message, until then.
   *
   * @param first whether this question has not waited yet
   */
  static Duration wait(Answer answer, Duration park, boolean first, Instant now) {
    boolean open = answer.decision() == Decision.HOLD && answer.endedAt() == null;
    Duration left = Duration.between(now, answer.safeHarborAt());
    if (!open || left.isNegative() || left.isZero()) {
      return Duration.ZERO;
    }
    if (left.compareTo(Patience.HOLD) < 0) {
      return left;
    }
    boolean asksFirst = first && answer.turn() == 0 && answer.replied() == Replied.NOTHING;
    return asksFirst ? park : Duration.ZERO;
  }
}
