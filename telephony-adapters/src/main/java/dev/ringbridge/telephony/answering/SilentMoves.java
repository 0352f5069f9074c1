package dev.ringbridge.telephony.answering;

import dev.ringbridge.telephony.answering.AnswerMoves.Step;
import java.time.Duration;
import java.time.Instant;

/** What happens to an answered call of which nothing is heard for too long. */
final class SilentMoves {
  private SilentMoves() {}

  /** Nothing stays open because the carrier was silent. */
  static Step tended(Answer answer, Patience patience, Instant now) {
    if (answer.endedAt() != null) {
      return Step.to(answer);
    }
    if (answer.isUnproven()
        && isPast(answer.decidedAt(), patience.doubt().plus(answer.announcing()), now)) {
      return AnswerMoves.refuseLeg(answer, now).redirect(now);
    }
    Instant sent = answer.redirectedAt();
    if (sent != null) {
      boolean late = isPast(sent, Patience.REDIRECT, now);
      return late ? sendAgain(answer, now) : Step.to(answer);
    }
    return isSilent(answer, now) ? AnswerMoves.giveUp(answer, now) : Step.to(answer);
  }

  private static Step sendAgain(Answer answer, Instant now) {
    return answer.turn() < Patience.TURNS
        ? Step.to(answer).redirect(now)
        : AnswerMoves.giveUp(answer, now);
  }

  private static boolean isSilent(Answer answer, Instant now) {
    return switch (answer.decision()) {
      case HOLD -> isPast(later(answer.safeHarborAt(), answer.decidedAt()), Patience.SILENCE, now);
      case MESSAGE, SAFE_HARBOR, MACHINE, OPT_OUT ->
          isPast(answer.decidedAt(), Patience.MESSAGE, now);
      case OVER, LEFT_ALONE -> isPast(answer.decidedAt(), Patience.SILENCE, now);
      case BRIDGE, HANDED_OVER -> false;
    };
  }

  private static boolean isPast(Instant since, Duration limit, Instant now) {
    return !now.isBefore(since.plus(limit));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
