package dev.ringbridge.core.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.pacing.Restraint.Answers;
import dev.ringbridge.core.pacing.Restraint.Rules;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestraintTest {
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Rules RULES = new Rules(WINDOW, LONGEST, 0.03);
  private static final Restraint HALF = new Restraint(0.5);

  @Test
  void tooManyLateAnswersHalveIt() {
    assertThat(Restraint.NONE.after(new Answers(100, 4), WINDOW, RULES)).contains(HALF);
    assertThat(HALF.after(new Answers(100, 100), WINDOW, RULES)).contains(new Restraint(0.25));
  }

  @Test
  void fewLateAnswersAreTolerated() {
    assertThat(Restraint.NONE.after(new Answers(100, 3), WINDOW, RULES)).contains(Restraint.NONE);
  }

  @Test
  void answersInTimeGiveATenthBack() {
    assertThat(HALF.after(new Answers(30, 0), WINDOW, RULES)).contains(new Restraint(0.6));
    assertThat(new Restraint(0.95).after(new Answers(30, 0), WINDOW, RULES))
        .contains(Restraint.NONE);
  }

  @Test
  void fiveWindowsInTimeEndWhatOneLateOneBegan() {
    Restraint share = HALF;
    for (int window = 0; window < 5; window++) {
      share = share.after(new Answers(30, 0), WINDOW, RULES).orElseThrow();
    }
    assertThat(share.holds()).isFalse();
  }

  @Test
  void nothingIsJudgedBeforeTheWindowIsOver() {
    assertThat(Restraint.NONE.after(new Answers(50, 50), WINDOW.minusMillis(1), RULES)).isEmpty();
  }

  @Test
  void oneLateAnswerAmongFewWaitsForASecond() {
    assertThat(Restraint.NONE.after(new Answers(1, 1), WINDOW, RULES)).isEmpty();
    assertThat(Restraint.NONE.after(new Answers(5, 2), WINDOW.multipliedBy(3), RULES))
        .contains(HALF);
  }

  @Test
  void oneLateAnswerAloneNeitherTakesNorGives() {
    assertThat(HALF.after(new Answers(5, 1), LONGEST, RULES)).contains(HALF);
  }

  @Test
  void silenceGivesBackOnlyAfterTheLongestWindow() {
    assertThat(HALF.after(Answers.NONE, LONGEST.minusMillis(1), RULES)).isEmpty();
    assertThat(HALF.after(Answers.NONE, LONGEST, RULES)).contains(new Restraint(0.6));
  }

  @Test
  void somethingIsLeftHoweverLateItIs() {
    Restraint share = Restraint.NONE;
    for (int window = 0; window < 100; window++) {
      share = share.after(new Answers(9, 9), WINDOW, RULES).orElseThrow();
    }
    assertThat(share.share()).isEqualTo(Restraint.LEAST);
  }
}
