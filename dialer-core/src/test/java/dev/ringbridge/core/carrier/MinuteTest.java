package dev.ringbridge.core.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.CallRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinuteTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final CallRules RULES = new CallRules(25, 2000, "sorry", false, 0, "bye");
  private static final int LIMIT = 200;

  /** So many requests, the last of them now, evenly over the time before. */
  private static List<Instant> evenly(int requests, Duration apart) {
    return IntStream.range(0, requests)
        .mapToObj(one -> NOW.minus(apart.multipliedBy(requests - 1 - one)))
        .toList();
  }

  /** An account whose calls are known to be answered by nobody. */
  private static Demand nobodyAnswers(int calls, int unanswered) {
    return new Demand(0, true, calls, 0, 0, unanswered, 0, 2 * unanswered, 1);
  }

  @ParameterizedTest(name = "{0} calls, {1} commands, {2} ring: {3}")
  @CsvSource({
    "0,   0,   0,  2", // nothing is known: two for the one that is to be made
    "10,  0,  10, 22", // nor here: two for each
    "60,  0,   3,  4",
    "200, 0,   4,  3", // nobody answered for a minute
    "200, 0,  60, 12", // one in five of those who ring
    "150, 45, 40,  8",
    "100, 90, 30, 11",
    "100, 90,  2,  6", // no more than all may ever need
  })
  void stockIsWhatIsRarelyNeededAndNoMoreThanCallsMayEverNeed(
      int calls, int commands, int ringing, int stock) {
    Demand demand = new Demand(0, true, calls, commands, 0, ringing, 0, 2 * ringing, 1);
    Minute minute = new Minute(LIMIT, List.of(), demand);

    assertThat(minute.stock(minute.heldBy(RULES), 1)).isEqualTo(stock);
  }

  @Test
  void callsLeaveTheStockToThoseWhoAnswer() {
    Minute full = new Minute(LIMIT, evenly(198, Duration.ofMillis(300)), nobodyAnswers(198, 4));
    Instant first = full.requests().get(0);

    assertThat(full.earliestCall(RULES, NOW)).isEqualTo(first.plus(Minute.WINDOW));
    assertThat(full.earliestAgain(NOW)).isEqualTo(first.plus(Minute.WINDOW));
    assertThat(full.earliest(NOW)).isEqualTo(NOW);
    Minute less = new Minute(LIMIT, evenly(197, Duration.ofMillis(300)), nobodyAnswers(197, 4));
    assertThat(less.earliestCall(RULES, NOW)).isEqualTo(NOW);
  }

  @Test
  void whoeverFindsTheMinuteFullWaitsForOneRequestToLeaveIt() {
    List<Instant> requests = evenly(LIMIT, Duration.ofMillis(302));
    Minute full = new Minute(LIMIT, requests, nobodyAnswers(LIMIT, 0));

    assertThat(full.earliest(NOW)).isEqualTo(requests.get(0).plus(Minute.WINDOW));
    assertThat(Duration.between(NOW, full.earliest(NOW))).isLessThan(Duration.ofMillis(500));
  }

  @Test
  void requestIsCountedInTheWindowsOfThoseThatHaveASlotAlready() {
    Instant slot = NOW.plusSeconds(2);
    Instant old = NOW.minusSeconds(30);
    Minute minute = new Minute(3, List.of(old, old.plusSeconds(1), slot), Demand.none(0, true));

    assertThat(minute.earliest(NOW)).isEqualTo(old.plus(Minute.WINDOW));
    assertThat(new Minute(4, minute.requests(), minute.demand()).earliest(NOW)).isEqualTo(NOW);
  }

  @Test
  void callForWhichTheMinuteIsTooSmallFindsNoRoomUntilOthersEnd() {
    Demand ringing = new Demand(0, true, 10, 0, 0, 10, 0, 20, 1);

    assertThat(new Minute(22, List.of(), ringing).earliestCall(RULES, NOW)).isEqualTo(Instant.MAX);
    assertThat(new Minute(23, List.of(), ringing).earliestCall(RULES, NOW)).isEqualTo(NOW);
  }

  @Test
  void whatIsAskedBeforeCallsIsKeptForThem() {
    Demand asks = new Demand(2, true, 0, 0, 0, 3, 3, 6, 1);

    assertThat(new Minute(16, List.of(), asks).earliestCall(RULES, NOW)).isEqualTo(Instant.MAX);
    assertThat(new Minute(17, List.of(), asks).earliestCall(RULES, NOW)).isEqualTo(NOW);
    assertThat(new Minute(17, List.of(), asks).earliestAgain(NOW)).isEqualTo(NOW);
  }

  @Test
  void callsOfWhichNothingCanBeAskedLeaveLittleToOthers() {
    Minute minute = new Minute(20, List.of(), Demand.none(0, false));
    for (int call = 0; call < 19; call++) {
      assertThat(minute.earliestCall(RULES, NOW)).isEqualTo(NOW);
      minute = minute.with(RULES, NOW);
    }
    assertThat(minute.earliestCall(RULES, NOW)).isEqualTo(NOW.plus(Minute.WINDOW));
  }

  @Test
  void callsAreSpreadOverTheMinute() {
    Duration apart = Duration.ofNanos(305_556_000);
    assertThat(new Minute(LIMIT, List.of(), Demand.none(0, true)).interval()).isEqualTo(apart);
    assertThat(new Minute(LIMIT, List.of(), Demand.none(2, true)).interval())
        .isEqualTo(apart.multipliedBy(3));
    assertThat(apart.multipliedBy(LIMIT - 2)).isGreaterThanOrEqualTo(Minute.WINDOW);
  }

  @Test
  void whatCanWaitTakesSoMuchFromCallsAndNothingFromThoseWhoAnswer() {
    List<Instant> busy = evenly(197, Duration.ofMillis(300));
    assertThat(aside(busy, 9)).as("nine of ten").isTrue();
    assertThat(aside(busy, 10)).isFalse();
    assertThat(aside(evenly(198, Duration.ofMillis(300)), 0)).as("the stock").isFalse();
    assertThat(aside(evenly(149, Duration.ofMillis(300)), 100)).as("calls leave room").isTrue();
  }

  private static boolean aside(List<Instant> requests, int asides) {
    Demand demand = new Demand(0, true, 180, 0, asides, 4, 0, 8, 1);
    return new Minute(LIMIT, requests, demand).hasRoomAside(NOW, 0.05);
  }

  @ParameterizedTest(name = "{0} on average: {1}")
  @CsvSource({"0, 1", "0.04, 2", "0.1, 3", "1, 6", "5, 14", "1000, 1100"})
  void fewestIsWhatIsRarelyReached(double mean, int number) {
    assertThat(Demand.fewest(mean)).isEqualTo(number);
  }

  /**
   * The carrier refuses none; who answers waits for longer than a second less often than once in a
   * thousand times, and never for two; and the minute is used.
   */
  @ParameterizedTest(name = "{0} a minute, {1} answered, {2} s rung: {3} used")
  @CsvSource({
    "200,  0,    1,  0.97",
    "200,  0.1,  1,  0.95",
    "200,  0,    20, 0.95",
    "200,  0.02, 20, 0.95",
    "200,  0.3,  20, 0.93",
    "200,  0.95, 20, 0.92",
    "60,   0.3,  20, 0.85",
    "30,   0.3,  20, 0.73",
    "1000, 0.3,  20, 0.95",
  })
  void minuteAtTheCarrierIsKeptAndNobodyWhoAnsweredWaitsForIt(
      int limit, double answered, int rung, double used) {
    List<SimulatedMinutes> runs = run(limit, answered, answered, rung);

    assertThat(runs).allSatisfy(run -> assertThat(run.used()).isGreaterThan(used));
    assertThat(waits(runs)).hasSizeGreaterThanOrEqualTo((int) (limit * answered * 20));
    isSafe(runs, limit);
  }

  /** What was known no longer holds for a while, and many ring. */
  @ParameterizedTest(name = "{0} a minute, nobody answered until {1} do")
  @CsvSource({"200, 0.1", "200, 0.3", "200, 0.5", "60, 0.5"})
  void leadsWhoAnswerAfterManyWhoDidNotDoNotWaitEither(int limit, double answered) {
    isSafe(run(limit, 0, answered, 20), limit);
  }

  private static List<SimulatedMinutes> run(int limit, double first, double then, int rung) {
    return LongStream.range(0, 3)
        .mapToObj(seed -> new SimulatedMinutes(limit, first, then, rung, seed).run())
        .toList();
  }

  private static void isSafe(List<SimulatedMinutes> runs, int limit) {
    assertThat(runs).allSatisfy(run -> assertThat(run.mostInAMinute()).isLessThanOrEqualTo(limit));
    List<Duration> waits = waits(runs);
    assertThat(waits)
        .filteredOn(wait -> wait.compareTo(Duration.ofSeconds(1)) > 0)
        .hasSizeLessThanOrEqualTo(waits.size() / 1000);
    assertThat(waits).allSatisfy(wait -> assertThat(wait).isLessThan(Duration.ofSeconds(2)));
  }

  private static List<Duration> waits(List<SimulatedMinutes> runs) {
    return runs.stream().flatMap(run -> run.waits().stream()).toList();
  }
}
