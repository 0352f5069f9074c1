package dev.ringbridge.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.loadtest.Inversions.Job;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InversionsTest {
  private final Inversions inversions = new Inversions(Duration.ofSeconds(1));

  @Test
  void jobThatOvertakesAnUrgentOneThatWaitsTooLongIsAnInversion() {
    assertThat(count(job(2, 0, 10), job(5, 0, 3))).isEqualTo(1);
  }

  @Test
  void jobWithinTheHorizonIsNone() {
    assertThat(count(job(2, 9, 11), job(5, 0, 10))).isZero();
  }

  @Test
  void orderOfPrioritiesIsNone() {
    assertThat(count(job(2, 0, 3), job(5, 0, 10))).isZero();
  }

  @Test
  void laterOfTwoUrgentOnesCountsToo() {
    assertThat(count(job(2, 0, 1), job(2, 1, 20), job(5, 0, 10), job(4, 0, 11))).isEqualTo(2);
  }

  @Test
  void equalsDoNotInvertEachOther() {
    assertThat(count(job(2, 0, 10), job(2, 5, 6))).isZero();
  }

  @Test
  void howMuchLaterAnOvertakenOneWasStartedIsTold() {
    assertThat(furthest(job(2, 0, 30), job(5, 0, 10), job(4, 1, 25), job(2, 8, 9))).isEqualTo(20);
    assertThat(furthest(job(2, 0, 3), job(5, 0, 10), job(5, 2, 11))).isZero();
    assertThat(furthest(job(2, 9, 30), job(5, 0, 10))).as("within the horizon").isZero();
  }

  @Test
  void jobThatWasNeverStartedIsOvertakenAndOvertakesNobody() {
    Job urgent = new Job(2, 0, Inversions.NEVER);
    Job low = new Job(5, 0, Inversions.NEVER);

    assertThat(furthest(urgent, low)).isZero();
    assertThat(furthest(urgent, job(5, 0, 10), job(5, 0, 14))).isEqualTo(4);
  }

  private long furthest(Job... jobs) {
    return TimeUnit.NANOSECONDS.toSeconds(inversions.furthest(List.of(jobs)));
  }

  private long count(Job... jobs) {
    return inversions.count(List.of(jobs));
  }

  private static Job job(int tier, int dueSecond, int startedSecond) {
    return new Job(
        tier, Duration.ofSeconds(dueSecond).toNanos(), Duration.ofSeconds(startedSecond).toNanos());
  }
}
