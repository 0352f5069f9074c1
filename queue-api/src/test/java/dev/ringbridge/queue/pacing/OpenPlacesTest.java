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
    Instant opens = place.hours().opens(now).orElseThrow();

    assertThat(isOpen(place, opens)).as("%s at %s", place.pattern(), opens).isTrue();
    assertThat(isOpen(place, now))
        .as("%s at %s", place.pattern(), now)
        .isEqualTo(opens.equals(now));
    if (opens.isAfter(now)) {
      assertThat(isOpen(place, opens.minus(MOMENT))).as("before %s", opens).isFalse();
    }
  }

  @Test
  void deadlineOfACallIsNeverPastTheEndOfItsHours() {
    Place place = places.get(0);
    Instant end = Instant.parse("2026-01-16T02:00:00Z");
    OpenPlaces open = OpenPlaces.of(List.of(place), REAL, ACCOUNT, end.minusSeconds(5));

    assertThat(deadline(open, place, end.plusSeconds(1), ACCOUNT)).isEqualTo(end);
    assertThat(deadline(open, place, end.minusSeconds(1), ACCOUNT)).isEqualTo(end.minusSeconds(1));
  }

  @Test
  void leadWhosePhoneRingsAfterTheAgentsIsNotRungPastTheEndOfTheHours() {
    Place place = places.get(0);
    Instant end = Instant.parse("2026-01-16T02:00:00Z");
    OpenPlaces open = OpenPlaces.of(List.of(place), REAL, RINGS_AGENTS, end.minusSeconds(60));
    Instant last = end.minusSeconds(RING_LIMIT);

    assertThat(deadline(open, place, end.minusSeconds(5), RINGS_AGENTS)).isEqualTo(last);
    assertThat(deadline(open, place, last.minusSeconds(5), RINGS_AGENTS))
        .isEqualTo(last.minusSeconds(5));
    assertThat(deadline(open, place, end.minusSeconds(5), ACCOUNT)).isEqualTo(end.minusSeconds(5));
  }

  private static Instant deadline(
      OpenPlaces open, Place place, Instant wanted, AccountSnapshot account) {
    return open.deadline(place.pattern().id(), wanted, account, RING_LIMIT);
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
