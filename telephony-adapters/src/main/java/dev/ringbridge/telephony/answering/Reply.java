package dev.ringbridge.telephony.answering;

import dev.ringbridge.core.event.Event;
import dev.ringbridge.telephony.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a question comes to.
 *
 * @param answer the row afterwards
 * @param events what that says to the world
 * @param said what the carrier is told; empty while the question waits
 * @param delay how long it waits at most
 */
record Reply(Answer answer, List<Event> events, Optional<Said> said, Duration delay) {
  /**
   * @param question what is asked
   * @param seen the row
   * @param match a match that was heard of and may not be in the row yet
   * @param first whether the question has not waited yet
   */
  static Reply to(
      Question question,
      Seen<Answer> seen,
      Optional<AnswerInput.Matched> match,
      boolean first,
      Patience patience) {
    Instant now = seen.now();
    Answer known = accept(seen.row(), match, patience, now);
    AnswerMoves.Step step = AnswerMoves.on(known, question.asked(), patience, now);
    if (AnswerFunction.isOvertaken(known, question.turn(), now)) {
      Said hold = said(known, question, now);
      return new Reply(step.answer(), step.events(), Optional.of(hold), Duration.ZERO);
    }
    Duration wait = AnswerFunction.wait(step.answer(), patience.park(), first, now);
    return wait.isZero()
        ? say(step, question, now)
        : new Reply(step.answer(), step.events(), Optional.empty(), wait);
  }

  private static Reply say(AnswerMoves.Step step, Question question, Instant now) {
    Said said = said(step.answer(), question, now);
    return new Reply(
        step.answer().told(Replied.of(said.what())),
        step.events(),
        Optional.of(said),
        Duration.ZERO);
  }

  /** What is told to an earlier question holds for this turn, as the row does. */
  private static Said said(Answer answer, Question question, Instant now) {
    return new Said(AnswerFunction.of(answer, question.turn(), now), answer.turn());
  }

  /** A refusal is the shared group's to say; here a match counts only if it holds. */
  private static Answer accept(
      Answer answer, Optional<AnswerInput.Matched> match, Patience patience, Instant now) {
    return match
        .map(input -> AnswerMoves.on(answer, input, patience, now).answer())
        .filter(next -> next.decision() == Decision.BRIDGE)
        .orElse(answer);
  }
}
