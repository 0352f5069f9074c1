package dev.ringbridge.queue.pacing;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.core.carrier.AccountHold;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.carrier.HoldReason;
import dev.ringbridge.core.carrier.Route;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.queue.Floor;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.Topics;
import dev.ringbridge.queue.Topics.Heard;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several accounts at once: each takes the leads that it is for, as fast as it may. */
@QuarkusTest
@WithTestResource(TestServers.class)
class RoutesTest {
  private static final AtomicLong VERSIONS = new AtomicLong(System.currentTimeMillis());
  private static final AtomicInteger LINE = new AtomicInteger(1000);
  private static final double FAST = 40;

  private final List<AccountSnapshot> opened = new ArrayList<>();
  private final List<UUID> started = new ArrayList<>();

  @Inject Topics topics;
  @Inject Floor floor;

  private Heard jobs;

  @BeforeEach
  void listen() {
    jobs = topics.listen(Topic.DIAL_JOBS);
  }

  @AfterEach
  void close() {
    started.forEach(
        campaign ->
            Given.admin().post("/api/v1/campaigns/" + campaign + "/pause").then().statusCode(200));
    floor.endShift(jobs);
    List.copyOf(opened).forEach(one -> say(one, false, null));
  }

  private AccountSnapshot open(double callsPerSecond, Set<String> countries, String... routes) {
    AccountSnapshot account =
        new AccountSnapshot(
            UUID.randomUUID(),
            Given.OURS,
            callsPerSecond,
            countries,
            true,
            1 + opened.size(),
            true,
            false,
            true,
            false,
            VERSIONS.incrementAndGet(),
            Instant.now(),
            null,
            Stream.of(routes).map(to -> new Route(to, 1)).toList());
    opened.add(account);
    topics.say(account);
    return account;
  }

  private void say(AccountSnapshot known, boolean open, @Nullable AccountHold hold) {
    topics.say(
        new AccountSnapshot(
            known.accountId(),
            known.tenancy(),
            known.callsPerSecond(),
            known.countries(),
            known.simulated(),
            known.preference(),
            open,
            false,
            known.hearsKeys(),
            known.ringsAgents(),
            VERSIONS.incrementAndGet(),
            Instant.now(),
            hold,
            known.routes()));
  }

  /** A running campaign that says a message to numbers that begin like this, in their order. */
  private UUID saying(int lines, String... beginnings) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("mode", "BROADCAST");
    settings.put(
        "broadcast",
        Map.of(
            "lines",
            lines,
            "message",
            "Your parcel waits.",
            "optOutKey",
            "9",
            "optOutText",
            "Bye.",
            "nobodyFreeText",
            "Busy."));
    String rows =
        Stream.of(beginnings)
            .map(beginning -> beginning + LINE.incrementAndGet())
            .collect(Collectors.joining("\n"));
    UUID campaign = Floor.campaignWith(settings, "phone\n" + rows + "\n", beginnings.length);
    Floor.start(campaign);
    started.add(campaign);
    return campaign;
  }

  private static Predicate<PlaceCall> of(UUID campaign) {
    return job -> job.call().campaignId().equals(campaign);
  }

  private Map<String, UUID> accountsByBeginning(UUID campaign, int calls, int digits) {
    return jobs.await(calls, PlaceCall.class, of(campaign)).stream()
        .collect(
            Collectors.toMap(
                job -> job.number().e164().substring(0, digits),
                PlaceCall::accountId,
                (one, other) -> one));
  }

  private void end(PlaceCall job) {
    topics.say(new CallEnded(job.call(), null, Ending.EXPIRED, Evidence.INFERRED, Instant.now()));
  }

  private static void explained(PlaceCall job, UUID account, String use) {
    explained(String.valueOf(job.call().leadId()), account, use);
  }

  private static void explained(String lead, UUID account, String use) {
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/leads/" + lead + "/explanation")
                .then()
                .statusCode(200)
                .body("accounts.find { it.accountId == '" + account + "' }.use", is(use)));
  }

  @Test
  void leadsOfEachCountryAreDialedWithTheAccountThatMayCallIt() {
    AccountSnapshot american = open(FAST, Set.of("US"));
    AccountSnapshot british = open(FAST, Set.of("GB"));

    UUID campaign = saying(10, "+1212556", "+44207946", "+1212557", "+44207947");

    assertThat(accountsByBeginning(campaign, 4, 3))
        .containsEntry("+12", american.accountId())
        .containsEntry("+44", british.accountId());
    PlaceCall call =
        jobs.all(PlaceCall.class, of(campaign)).stream()
            .filter(job -> job.number().e164().startsWith("+44"))
            .findFirst()
            .orElseThrow();
    explained(call, american.accountId(), "COUNTRY");
    explained(call, british.accountId(), "DIALS");
    Given.admin()
        .get("/api/v1/campaigns/" + campaign + "/explanation")
        .then()
        .body(
            "accounts.findAll { it.use == 'DIALS' }.accountId",
            hasItems(american.accountId().toString(), british.accountId().toString()));
  }

  @Test
  void longestPrefixDecidesAndWhoWaitsForItsAccountHoldsNobodyElseUp() {
    AccountSnapshot city = open(FAST, Set.of("US"), "+1212");
    AccountSnapshot country = open(FAST, Set.of("US"), "US");
    say(city, false, new AccountHold(HoldReason.KILLED, null));

    UUID campaign = saying(10, "+1212558", "+1212559", "+1305558", "+1305559");

    assertThat(accountsByBeginning(campaign, 2, 5)).isEqualTo(Map.of("+1305", country.accountId()));
    String waiting =
        Given.admin()
            .queryParam("campaignId", campaign)
            .get("/api/v1/leads")
            .path("items.find { it.phone.startsWith('+1212') }.id");
    explained(waiting, city.accountId(), "WAITS");
    explained(waiting, country.accountId(), "NEXT");

    say(city, true, null);

    assertThat(accountsByBeginning(campaign, 4, 5))
        .isEqualTo(Map.of("+1305", country.accountId(), "+1212", city.accountId()));
  }

  @Test
  void nextAccountTakesOverWhileTheBestIsClosed() {
    AccountSnapshot best = open(FAST, Set.of("US", "GB"), "GB");
    AccountSnapshot next = open(FAST, Set.of("US", "GB"));
    UUID campaign = saying(1, "+44207948", "+44207949");
    PlaceCall first = jobs.await(1, PlaceCall.class, of(campaign)).get(0);
    assertThat(first.accountId()).isEqualTo(best.accountId());

    say(best, false, null);
    explained(first, best.accountId(), "CLOSED");
    explained(first, next.accountId(), "DIALS");
    end(first);

    assertThat(jobs.await(2, PlaceCall.class, of(campaign)).get(1).accountId())
        .isEqualTo(next.accountId());
  }

  @Test
  void slowAccountHoldsUpOnlyThoseWhoGoThroughIt() {
    AccountSnapshot slow = open(0.5, Set.of("GB"));
    AccountSnapshot fast = open(FAST, Set.of("US"));

    UUID campaign =
        saying(10, "+44207940", "+44207941", "+44207942", "+1212551", "+1212552", "+1212553");

    List<PlaceCall> planned = jobs.await(4, PlaceCall.class, of(campaign));
    assertThat(planned).filteredOn(job -> job.accountId().equals(fast.accountId())).hasSize(3);
    assertThat(planned)
        .filteredOn(job -> job.accountId().equals(slow.accountId()))
        .as("no more is planned on it than a second and a half of its rate")
        .hasSize(1);
    end(
        planned.stream()
            .filter(job -> job.accountId().equals(slow.accountId()))
            .findFirst()
            .orElseThrow());
    assertThat(jobs.await(5, PlaceCall.class, of(campaign)))
        .filteredOn(job -> job.accountId().equals(slow.accountId()))
        .hasSize(2);
  }

  @Test
  void callsThatAreTalkedOnSayThatThePhonesAreElsewhere() {
    AccountSnapshot phones = open(FAST, Set.of("US"));
    AccountSnapshot other = open(FAST, Set.of("GB"));
    UUID campaign =
        Floor.campaignWith(Map.of(), "phone\n+44207943" + LINE.incrementAndGet() + "\n", 1);
    String lead =
        Given.admin().queryParam("campaignId", campaign).get("/api/v1/leads").path("items[0].id");

    explained(lead, phones.accountId(), "COUNTRY");
    explained(lead, other.accountId(), "PHONES_ELSEWHERE");
    Given.admin()
        .get("/api/v1/leads/" + lead + "/explanation")
        .then()
        .body("rules.findAll { !it.holds }.rule", hasItem("COUNTRY_ALLOWED"));
  }
}
