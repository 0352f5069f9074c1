package dev.ringbridge.core.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringbridge.core.compliance.CallingGrounds;
import dev.ringbridge.core.compliance.CallingGrounds.Agents;
import dev.ringbridge.core.compliance.CallingGrounds.Saying;
import dev.ringbridge.core.event.Tenancy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several accounts a number is dialed with. */
class RoutingTest {
  private static final Tenancy OURS = new Tenancy(new UUID(1, 1), new UUID(1, 2));
  private static final CallingGrounds MESSAGE = grounds(Saying.MESSAGE);
  private static final CallingGrounds TALKING = grounds(Saying.NOTHING);
  private static final Set<String> EVERYWHERE = Set.of("US", "CA", "IN", "GB");

  private final List<AccountSnapshot> accounts = new ArrayList<>();

  private static CallingGrounds grounds(Saying saying) {
    return new CallingGrounds(false, false, null, saying, Map.of());
  }

  private boolean ringsAgents;

  @Test
  void accountThatRingsAgentsTakesOnlyCallsThatArePlannedForOne() {
    ringsAgents = true;
    account(1, Set.of("US"));
    CallingGrounds chosenAtTheAnswer =
        new CallingGrounds(false, false, null, Saying.NOTHING, Agents.WHO_IS_FREE, Map.of());

    assertThat(Routing.of(accounts, grounds(Saying.NOTHING)).isOpen()).isTrue();
    Routing none = Routing.of(accounts, chosenAtTheAnswer);
    assertThat(none.isOpen()).isFalse();
    assertThat(none.standings())
        .extracting(Routing.Answer::use)
        .containsExactly(RouteUse.RINGS_AGENTS);
  }

  @Test
  void whatPhonesThatAreRungEachTimeBarIsNotTakenForAMessageWithoutKeys() {
    ringsAgents = true;
    account(1, EVERYWHERE);
    ringsAgents = false;
    account(2, EVERYWHERE);
    Routing none =
        Routing.of(
            accounts,
            new CallingGrounds(false, false, null, Saying.NOTHING, Agents.WHO_IS_FREE, Map.of()));

    assertThat(none.isBarredByRinging()).isTrue();
    assertThat(none.isBarredByDeafPhones()).isFalse();
  }

  /** An account whose id is its number among them. */
  private int account(int preference, Set<String> countries, String... routes) {
    return account(preference, countries, true, null, routes);
  }

  private int account(
      int preference, Set<String> countries, boolean open, AccountHold hold, String... routes) {
    int n = accounts.size() + 1;
    accounts.add(
        new AccountSnapshot(
            new UUID(0, n),
            OURS,
            1,
            countries,
            false,
            preference,
            open,
            false,
            true,
            ringsAgents,
            1,
            Instant.EPOCH,
            hold,
            Stream.of(routes).map(RoutingTest::route).toList()));
    return n;
  }

  private static Route route(String written) {
    int at = written.indexOf('/');
    return at < 0
        ? new Route(written, 1)
        : new Route(written.substring(0, at), Integer.parseInt(written.substring(at + 1)));
  }

  private int chosen(String country, String number) {
    return chosen(MESSAGE, country, number);
  }

  private int chosen(CallingGrounds grounds, String country, String number) {
    Set<String> countries = Set.of(country);
    return Routing.of(accounts, grounds)
        .of(countries, number)
        .map(one -> (int) one.accountId().getLeastSignificantBits())
        .orElse(0);
  }

  private List<RouteUse> uses(CallingGrounds grounds, String country, String number) {
    return Routing.of(accounts, grounds).answers(Set.of(country), number).stream()
        .map(Routing.Answer::use)
        .toList();
  }

  /**
   * Account 1 takes Bengaluru, 2 what begins with +91 and Britain, 3 India and everything else, 4
   * everything else before it, but may call Canada only; 5 names no route.
   */
  @ParameterizedTest
  @CsvSource({
    "IN, +918041234567, 1",
    "IN, +912241234567, 2",
    "GB, +442079460000, 2",
    "CA, +14165550130, 4",
    "US, +12125550130, 5",
  })
  void longestPrefixComesFirstThenTheCountryThenWhatIsLeft(
      String country, String number, int chosen) {
    account(50, Set.of("IN"), "+9180");
    account(60, Set.of("IN", "GB"), "+91", "GB");
    account(2, EVERYWHERE, "IN", "*/2");
    account(90, Set.of("CA"), "*");
    account(3, Set.of("US", "IN"));

    assertThat(chosen(country, number)).isEqualTo(chosen);
  }

  @Test
  void ofEquallyCloseRoutesTheOrderDecidesThenThePreference() {
    account(1, EVERYWHERE, "IN/2");
    int first = account(50, EVERYWHERE, "IN/1");
    assertThat(chosen("IN", "+918041234567")).isEqualTo(first);

    int preferred = account(40, EVERYWHERE, "IN/1");
    assertThat(chosen("IN", "+918041234567")).isEqualTo(preferred);
  }

  @Test
  void withoutRoutesThePreferredThatMayCallTheCountryIsDialedWith() {
    int first = account(1, Set.of("US"));
    int second = account(2, EVERYWHERE);

    assertThat(chosen("US", "+12125550130")).isEqualTo(first);
    assertThat(chosen("IN", "+918041234567")).isEqualTo(second);
  }

  @Test
  void routeToAPlaceThatTheAccountMayNotCallCountsForNothing() {
    account(1, Set.of("US"), "+1");
    int second = account(2, EVERYWHERE);

    assertThat(chosen("CA", "+14165550130")).isEqualTo(second);
  }

  @Test
  void whoMayBeInTwoCountriesGoesWhereBothAreNamed() {
    account(1, EVERYWHERE, "US");
    int both = account(2, EVERYWHERE, "US", "CA");

    assertThat(Routing.of(accounts, MESSAGE).of(Set.of("US", "CA"), "+12125550130"))
        .map(AccountSnapshot::accountId)
        .contains(new UUID(0, both));
  }

  @Test
  void nextTakesOverWhileTheBestIsClosedButNotWhileItWaits() {
    account(1, EVERYWHERE, false, null, "IN");
    int next = account(2, EVERYWHERE);
    assertThat(chosen("IN", "+918041234567")).isEqualTo(next);
    assertThat(uses(MESSAGE, "IN", "+918041234567"))
        .containsExactly(RouteUse.CLOSED, RouteUse.DIALS);

    for (HoldReason waits : List.of(HoldReason.SPEND_PER_MINUTE, HoldReason.KILLED)) {
      accounts.clear();
      int waiting = account(1, EVERYWHERE, false, new AccountHold(waits, null), "IN");
      account(2, EVERYWHERE);
      assertThat(chosen("IN", "+918041234567")).isEqualTo(waiting);
      assertThat(uses(MESSAGE, "IN", "+918041234567"))
          .containsExactly(RouteUse.WAITS, RouteUse.NEXT);
      assertThat(uses(MESSAGE, "US", "+12125550130"))
          .as("who does not go through it does not wait with it")
          .containsExactly(RouteUse.NO_ROUTE, RouteUse.DIALS);
    }
  }

  @Test
  void oneThatSpentItsDayIsPassedOver() {
    account(1, EVERYWHERE, false, new AccountHold(HoldReason.SPEND_PER_DAY, null), "IN");
    int next = account(2, EVERYWHERE);

    assertThat(chosen("IN", "+918041234567")).isEqualTo(next);
    assertThat(uses(MESSAGE, "IN", "+918041234567")).containsExactly(RouteUse.HELD, RouteUse.DIALS);
  }

  @Test
  void callsThatAreTalkedOnGoThroughTheAccountOfTheAgentsPhonesAlone() {
    int phones = account(1, EVERYWHERE, "US", "CA");
    account(2, EVERYWHERE, "IN");

    assertThat(chosen(TALKING, "US", "+12125550130")).isEqualTo(phones);
    assertThat(chosen(TALKING, "IN", "+918041234567")).isZero();
    assertThat(uses(TALKING, "IN", "+918041234567"))
        .containsExactly(RouteUse.NO_ROUTE, RouteUse.PHONES_ELSEWHERE);
  }

  @Test
  void messageWithAKeyForAnAgentGoesThroughTheAccountOfTheAgentsPhonesAlone() {
    CallingGrounds asking =
        new CallingGrounds(false, false, null, Saying.MESSAGE, Agents.WHO_IS_FREE, Map.of());
    int phones = account(1, EVERYWHERE, "US", "CA");
    account(2, EVERYWHERE, "IN");

    assertThat(chosen(asking, "US", "+12125550130")).isEqualTo(phones);
    assertThat(chosen(asking, "IN", "+918041234567")).isZero();
    assertThat(chosen(MESSAGE, "IN", "+918041234567")).isEqualTo(2);
    assertThat(Routing.of(accounts, asking).isBarredByDeafPhones()).isFalse();
  }

  @Test
  void prefixSpeaksForAllNumbersThatBeginWithNoLongerOne() {
    int city = account(1, EVERYWHERE, "+9180");
    int rest = account(2, EVERYWHERE);
    Routing routing = Routing.of(accounts, MESSAGE);

    assertThat(routing.prefixes()).containsExactly("+9180");
    assertThat(
            Stream.of("+", "+9180")
                .map(digits -> routing.of(Set.of("IN"), digits).orElseThrow().accountId())
                .map(UUID::getLeastSignificantBits)
                .collect(Collectors.toList()))
        .containsExactly((long) rest, (long) city);
  }

  @Test
  void placeIsReachedOnlyWhereItsNumbersMayBeginLikeThis() {
    account(1, EVERYWHERE, "+91");
    Routing routing = Routing.of(accounts, MESSAGE);

    assertThat(routing.reaches(Set.of("IN"), prefix -> true)).isTrue();
    assertThat(routing.reaches(Set.of("US"), prefix -> false)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"in", "India", "91", "+0", "+", "**", "''"})
  void whatIsNoRouteIsRefused(String to) {
    assertThatThrownBy(() -> new Route(to, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
