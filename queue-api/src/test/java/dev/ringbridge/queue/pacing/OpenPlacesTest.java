package dev.ringbridge.queue.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.compliance.CallingGrounds;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.queue.compliance.LawBook;
import dev.ringbridge.queue.compliance.Locating;
import dev.ringbridge.queue.compliance.Pattern;
import dev.ringbridge.queue.compliance.Patterns.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OpenPlacesTest {
  private static final LawBook LAW = new LawBook();
  private static final Instant YEAR = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final int INSTANTS = 300;
  private static final AccountSnapshot ACCOUNT =
      new AccountSnapshot(
          new UUID(1, 1),
          new Tenancy(new UUID(2, 1), new UUID(2, 2)),
          10,
          Set.of("US", "CA", "GB", "IN", "AU", "DE"),
          true,
          10,
          false,
          false,
          true,
          1,
          YEAR);

  private static final int RING_LIMIT = 30;
  private static final AccountSnapshot RINGS_AGENTS =
      new AccountSnapshot(
          ACCOUNT.accountId(),
          ACCOUNT.tenancy(),
          10,
          ACCOUNT.countries(),
          true,
          10,
          true,
          false,
          false,
          true,
          1,
          YEAR,
          null,
          List.of());

  private static final CallingGrounds REAL = new CallingGrounds(false, false, null, Map.of());

  private final List<Place> places =
      List.of(
          place("+12125550130", ""),
          place("+12125550130", "HI"),
          place("+12085550130", ""),
          place("+13055550130", ""),
          place("+18085550130", ""),
          place("+14165550130", ""),
          place("+442079460000", ""),
          place("+918041234567", ""),
          place("+61298765432", ""),
          place("+493012345678", ""));

  /** What is explained as the time at which a lead opens is when the claim sees its place open. */
  @Test
  void placeIsOpenFromTheMomentThatIsStatedAndNotBefore() {
    new Random(11)
        .longs(INSTANTS, 0, Duration.ofDays(365).toMillis())
        .mapToObj(YEAR::plusMillis)
        .forEach(now -> places.forEach(place -> opensAsStated(place, now)));
  }

  private static void opensAsStated(Place place, Instant now) {
    Instant opens = place.planning(false).opens(now).orElseThrow();

    assertThat(isOpen(place, opens)).as("%s at %s", place.pattern(), opens).isTrue();
    assertThat(isOpen(place, now))
        .as("%s at %s", place.pattern(), now)
        .isEqualTo(opens.equals(now));
    if (opens.isAfter(now)) {
      assertThat(isOpen(place, opens.minus(MOMENT))).as("before %s", opens).isFalse();
    }
  }

  /** What is explained of a lead is what the claim does, in the last two minutes of a day, too. */
  @Test
  void placeClosesAsIsStatedAndWhoIsCalledBeforeHasRungWhenItsHoursEnd() {
    for (Place place : places) {
      for (AccountSnapshot account : List.of(ACCOUNT, RINGS_AGENTS)) {
        Instant day = place.hours().opens(YEAR.plus(Duration.ofDays(14))).orElseThrow();
        Instant end = place.hours().closes(day).orElseThrow();
        new Random(12)
            .longs(INSTANTS, -5_000, 120_000)
            .mapToObj(end::minusMillis)
            .forEach(now -> closesAsStated(place, account, now, end));
      }
    }
  }

  private static void closesAsStated(
      Place place, AccountSnapshot account, Instant now, Instant end) {
    UUID pattern = place.pattern().id();
    OpenPlaces open = OpenPlaces.of(List.of(place), REAL, account, now);

    assertThat(open.patterns().contains(pattern))
        .as("%s at %s", place.pattern(), now)
        .isEqualTo(place.planning(account.ringsAgents()).isOpen(now));
    if (!open.patterns().isEmpty()) {
      Instant deadline = open.deadline(pattern, now.plusSeconds(5), account);
      int rings = Math.min(RING_LIMIT, open.mostRingSeconds(pattern, deadline, account));
      int phones = account.ringsAgents() ? 2 : 1;
      assertThat(rings).as("at %s", now).isGreaterThanOrEqualTo(place.leastRingSeconds());
      assertThat(deadline).isAfter(now);
      assertThat(deadline.plusSeconds(10 + (long) phones * rings)).isBeforeOrEqualTo(end);
    }
  }

  @Test
  void phoneRingsAsLongAsTheCampaignSaysWhileThereIsTimeAndLessTowardsTheEnd() {
    Place place = places.get(0);
    Instant end = Instant.parse("2026-01-16T02:00:00Z");

    assertThat(mostRingSeconds(place, ACCOUNT, end.minusSeconds(60))).isEqualTo(45);
    assertThat(mostRingSeconds(place, ACCOUNT, end.minusSeconds(31))).isEqualTo(16);
    assertThat(mostRingSeconds(place, RINGS_AGENTS, end.minusSeconds(60))).isEqualTo(22);
    assertThat(isOpen(place, end.minusSeconds(30))).isFalse();
    assertThat(OpenPlaces.of(List.of(place), REAL, RINGS_AGENTS, end.minusSeconds(45)).patterns())
        .isEmpty();
  }

  private static int mostRingSeconds(Place place, AccountSnapshot account, Instant now) {
    UUID pattern = place.pattern().id();
    OpenPlaces open = OpenPlaces.of(List.of(place), REAL, account, now);
    return open.mostRingSeconds(
        pattern, open.deadline(pattern, now.plusSeconds(5), account), account);
  }

  @Test
  void practiceKnowsNoHoursButCountriesStillCount() {
    Instant night = Instant.parse("2026-01-15T07:00:00Z");
    Place brazil = place("+551131234567", "");

    OpenPlaces open =
        OpenPlaces.of(List.of(places.get(0), brazil), CallingGrounds.PRACTICE, ACCOUNT, night);

    assertThat(open.patterns()).containsExactly(places.get(0).pattern().id());
    assertThat(open.all()).isEqualTo(2);
  }

  private static boolean isOpen(Place place, Instant at) {
    return OpenPlaces.of(List.of(place), REAL, ACCOUNT, at)
        .patterns()
        .contains(place.pattern().id());
  }

  private static Place place(String number, String region) {
    return Place.of(Pattern.of(Locating.of(new PhoneNumber(number), region)), LAW);
  }
}
