package dev.ringbridge.telephony.placing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.carrier.Demand;
import dev.ringbridge.core.carrier.Minute;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.telephony.account.Account;
import dev.ringbridge.telephony.destination.Destinations;
import dev.ringbridge.telephony.testing.Examples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FenceTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final PhoneNumber NEW_YORK = new PhoneNumber("+12125550100");
  private static final PhoneNumber PARIS = new PhoneNumber("+33142685300");
  private static final PhoneNumber NOWHERE = new PhoneNumber("+99912345678");

  /** Of four calls a second, a little wider than a quarter of one. */
  private static final Duration BETWEEN = Duration.ofMillis(255);

  private final UUID accountId = UUID.randomUUID();
  private final Fence fence =
      new Fence(
          new Destinations()::countryOf,
          job -> Optional.of("+12125550000"),
          true,
          false,
          (call, number) -> true);

  private Account account(double callsPerSecond, Instant nextSlotAt) {
    return new Account(
        accountId,
        Examples.TENANCY,
        callsPerSecond,
        Set.of("US"),
        true,
        true,
        10,
        true,
        nextSlotAt,
        1);
  }

  private PlaceCall job(PhoneNumber number, Duration time) {
    return job(Examples.call(), number, time);
  }

  private PlaceCall job(CallRef call, PhoneNumber number, Duration time) {
    return new PlaceCall(call, number, accountId, NOW.plus(time), Examples.RULES, null, NOW);
  }

  @Test
  void jobsGetSlotsOneIntervalApartAndNoneBeforeNow() {
    List<PlaceCall> jobs =
        Stream.generate(() -> job(NEW_YORK, Duration.ofSeconds(5))).limit(3).toList();

    Fence.Plan plan = fence.decide(account(4, NOW.minusSeconds(60)), Optional.empty(), jobs, NOW);

    assertThat(plan.rows())
        .extracting(row -> row.carriage().slotAt())
        .containsExactly(NOW, NOW.plus(BETWEEN), NOW.plus(BETWEEN.multipliedBy(2)));
    assertThat(plan.nextSlotAt()).isEqualTo(NOW.plus(BETWEEN.multipliedBy(3)));
  }

  @Test
  void atHalfTheRateSlotsAreTwiceAsFarApart() {
    List<PlaceCall> jobs =
        Stream.generate(() -> job(NEW_YORK, Duration.ofSeconds(5))).limit(2).toList();

    Fence.Plan plan = fence.decide(account(4, NOW).at(0.5), Optional.empty(), jobs, NOW);

    assertThat(plan.rows())
        .extracting(row -> row.carriage().slotAt())
        .containsExactly(NOW, NOW.plus(BETWEEN.multipliedBy(2)));
    assertThat(plan.nextSlotAt()).isEqualTo(NOW.plus(BETWEEN.multipliedBy(4)));
  }

  @Test
  void jobWhoseSlotIsAfterItsDeadlineExpiresAndTakesNone() {
    Fence.Plan plan =
        fence.decide(
            account(1, NOW.plusSeconds(1)),
            Optional.empty(),
            List.of(
                job(NEW_YORK, Duration.ofSeconds(2)),
                job(NEW_YORK, Duration.ofSeconds(2)),
                job(NEW_YORK, Duration.ofSeconds(5))),
            NOW);

    assertThat(plan.rows())
        .extracting(Placement::state)
        .containsExactly(PlacementState.PLACING, PlacementState.EXPIRED, PlacementState.PLACING);
    assertThat(plan.rows().get(2).carriage().slotAt()).isEqualTo(NOW.plusMillis(2020));
  }

  @Test
  void messageIsRefusedWhereTheCarrierHearsNoKeysAndNotTriedAgainAtOnce() {
    Fence deaf =
        new Fence(
            new Destinations()::countryOf,
            job -> Optional.of("+12125550000"),
            false,
            false,
            (call, number) -> true);
    PlaceCall said =
        new PlaceCall(
            Examples.call(),
            NEW_YORK,
            accountId,
            NOW.plusSeconds(5),
            Examples.saying(Examples.BROADCAST, false),
            null,
            NOW);

    Fence.Plan plan =
        deaf.decide(
            account(1, NOW),
            Optional.empty(),
            List.of(said, job(NEW_YORK, Duration.ofSeconds(5))),
            NOW);

    assertThat(plan.rows())
        .extracting(Placement::state)
        .containsExactly(PlacementState.REFUSED, PlacementState.PLACING);
    assertThat(plan.rows().get(0).ending()).isEqualTo(Ending.FAILED);
    assertThat(
            fence
                .decide(account(1, NOW), Optional.empty(), List.of(said), NOW)
                .rows()
                .get(0)
                .state())
        .isEqualTo(PlacementState.PLACING);
  }

  @Test
  void deadlineThatPassedExpires() {
    Fence.Plan plan =
        fence.decide(account(1, NOW), Optional.empty(), List.of(job(NEW_YORK, Duration.ZERO)), NOW);

    assertThat(plan.rows().get(0).ending()).isEqualTo(Ending.EXPIRED);
    assertThat(plan.nextSlotAt()).isEqualTo(NOW);
  }

  @Test
  void countryThatIsNotAllowedIsSuppressed() {
    Fence.Plan plan =
        fence.decide(
            account(1, NOW),
            Optional.empty(),
            List.of(
                job(PARIS, Duration.ofSeconds(5)),
                job(NOWHERE, Duration.ofSeconds(5)),
                job(NEW_YORK, Duration.ofSeconds(5))),
            NOW);

    assertThat(plan.rows())
        .extracting(Placement::ending)
        .containsExactly(Ending.SUPPRESSED, Ending.SUPPRESSED, null);
    assertThat(plan.rows().get(0).carriage().number()).isNull();
    assertThat(plan.rows().get(2).carriage().slotAt()).isEqualTo(NOW);
  }

  @Test
  void numberThatCostsMoreThanACallIsSuppressedInAnAllowedCountry() {
    Fence.Plan plan =
        fence.decide(
            account(1, NOW),
            Optional.empty(),
            List.of(job(new PhoneNumber("+19002345678"), Duration.ofSeconds(5))),
            NOW);

    assertThat(plan.rows()).extracting(Placement::ending).containsExactly(Ending.SUPPRESSED);
  }

  @Test
  void callThatCannotBePaidIsGivenBackAndTakesNoSlot() {
    Fence broke =
        new Fence(
            new Destinations()::countryOf,
            job -> Optional.of("+12125550000"),
            true,
            false,
            (call, number) -> false);

    Fence.Plan plan =
        broke.decide(
            account(1, NOW), Optional.empty(), List.of(job(NEW_YORK, Duration.ofSeconds(5))), NOW);

    assertThat(plan.rows()).extracting(Placement::ending).containsExactly(Ending.NOT_PLACED);
    assertThat(plan.nextSlotAt()).isEqualTo(NOW);
  }

  @Test
  void accountThatIsMissingClosedOrSomebodyElsesGivesItBack() {
    Account closed =
        new Account(accountId, Examples.TENANCY, 1, Set.of("US"), true, true, 10, false, NOW, 2);
    Tenancy others = new Tenancy(UUID.randomUUID(), UUID.randomUUID());
    Account foreign = new Account(accountId, others, 1, Set.of("US"), true, true, 10, true, NOW, 2);
    List<PlaceCall> jobs = List.of(job(NEW_YORK, Duration.ofSeconds(5)));

    for (Account account : new Account[] {null, closed, foreign}) {
      Placement row = fence.decide(account, Optional.empty(), jobs, NOW).rows().get(0);
      assertThat(row.state()).isEqualTo(PlacementState.REFUSED);
      assertThat(row.ending()).isEqualTo(Ending.NOT_PLACED);
    }
  }

  @Test
  void minuteGivesCallsOnlyWhatThoseThatAreNotOverDoNotHold() {
    List<PlaceCall> jobs =
        Stream.generate(() -> job(NEW_YORK, Duration.ofSeconds(30))).limit(6).toList();

    assertThat(placed(jobs, minute(2, 20, true))).as("20 less 4 held, at 3 each").isEqualTo(5);
    assertThat(placed(jobs, minute(3, 20, true))).as("20 less 6 held").isEqualTo(4);
  }

  @Test
  void callThatIsRecordedHoldsWhatThatTakes() {
    Minute minute = minute(0, 20, true);
    assertThat(minute.heldBy(Examples.RULES)).isEqualTo(2);
    assertThat(minute.heldBy(Examples.RULES.recorded(Examples.RECORDED.unannounced())))
        .isEqualTo(3);
    assertThat(minute.heldBy(Examples.RULES.recorded(Examples.RECORDED))).isEqualTo(4);
  }

  @Test
  void callThatNothingCanBeAskedForHoldsNothing() {
    List<PlaceCall> jobs =
        Stream.generate(() -> job(NEW_YORK, Duration.ofSeconds(58))).limit(20).toList();

    assertThat(placed(jobs, minute(0, 20, false))).as("all but two of 20").isEqualTo(18);
    assertThat(placed(jobs, minute(0, 20, true))).as("at 3 a call").isEqualTo(6);
  }

  private long placed(List<PlaceCall> jobs, Minute minute) {
    return fence.decide(account(4, NOW), Optional.of(minute), jobs, NOW).rows().stream()
        .filter(row -> row.state() == PlacementState.PLACING)
        .count();
  }

  @Test
  void callsOfAMinuteAreSpreadOverIt() {
    List<PlaceCall> jobs =
        Stream.generate(() -> job(NEW_YORK, Duration.ofSeconds(5))).limit(3).toList();
    Optional<Minute> minute = Optional.of(minute(0, 200, true));

    Fence.Plan plan = fence.decide(account(4, NOW), minute, jobs, NOW);

    Duration apart = Duration.ofNanos(305_556_000);
    assertThat(plan.rows())
        .extracting(row -> row.carriage().slotAt())
        .containsExactly(NOW, NOW.plus(apart), NOW.plus(apart.multipliedBy(2)));
    assertThat(fence.decide(account(1, NOW), minute, jobs, NOW).nextSlotAt())
        .as("no faster than its calls a second")
        .isEqualTo(NOW.plusMillis(3060));
  }

  /** Of an account of whose calls nothing is known but that so many ring. */
  private static Minute minute(int ringing, int limit, boolean asksMore) {
    return new Minute(
        limit, List.of(), new Demand(0, asksMore, ringing, 0, 0, ringing, 0, 2 * ringing, 1));
  }
}
