package dev.ringbridge.queue.campaign;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.Answerer;
import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallEvent.AnswererDetected;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How many calls were placed and answered in the last hour and today. The days are to come: those
 * that are over are forgotten.
 */
@QuarkusTest
@WithTestResource(TestServers.class)
class DialingStatisticsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

  @Inject @InQueue Database database;
  @Inject DialedMinutes minutes;
  @Inject Topics topics;

  private UUID campaign;

  @BeforeEach
  void make() {
    campaign = Given.campaign(Map.of());
  }

  @AfterEach
  void goBackToUtc() {
    dayBeginsIn("UTC");
  }

  @Test
  void nothingIsSaidOfACampaignThatNeverDialed() {
    Given.admin()
        .queryParam("campaignId", campaign)
        .get("/api/v1/dialing-statistics")
        .then()
        .statusCode(200)
        .body("zone", is("UTC"))
        .body("lastHour.placed", is(0))
        .body("lastHour.connectionRate", nullValue())
        .body("today.callsPerHour", is(0.0f));
  }

  @Test
  void lastHourIsSixtyMinutesWithTheOneThatRuns() {
    Instant now = Instant.parse("2031-03-10T12:00:30Z");
    placed(Instant.parse("2031-03-10T11:00:59.999Z"));
    placed(Instant.parse("2031-03-10T11:01:00Z"));
    placed(Instant.parse("2031-03-10T12:00:29Z"));

    assertSoon(() -> assertThat(until(now).today().placed()).isEqualTo(3));
    assertThat(until(now).lastHour().placed()).isEqualTo(2);
    assertThat(until(now).lastHour().callsPerHour()).isEqualTo(2);
    assertThat(until(now).lastHour().from()).isEqualTo(Instant.parse("2031-03-10T11:01:00Z"));
  }

  @Test
  void callsAnHourOfADayAreCountedFromItsFirstCall() {
    for (int i = 0; i < 6; i++) {
      placed(Instant.parse("2031-03-10T09:00:00Z").plus(20L * i, ChronoUnit.MINUTES));
    }

    Instant noon = Instant.parse("2031-03-10T12:00:00Z");
    assertSoon(() -> assertThat(until(noon).today().placed()).isEqualTo(6));
    assertThat(until(noon).today().callsPerHour()).isCloseTo(2, within(1e-9));
    Instant early = Instant.parse("2031-03-10T09:10:00Z");
    assertThat(until(early).today().callsPerHour()).isCloseTo(1, within(1e-9));
  }

  @Test
  void personWhoAnswersConnectsACallAndAMachineDoesNot() {
    Instant at = Instant.parse("2031-03-10T11:30:00Z");
    placed(at);
    CallRef person = answered(at);
    CallRef machine = answered(at);
    answered(at);
    Instant now = Instant.parse("2031-03-10T11:45:00Z");
    assertSoon(() -> assertThat(until(now).lastHour().connected()).isEqualTo(3));

    say(new AnswererDetected(machine, Answerer.MACHINE, at.plusSeconds(4)));
    say(new AnswererDetected(person, Answerer.HUMAN, at.plusSeconds(4)));
    assertSoon(() -> assertThat(until(now).lastHour().connected()).isEqualTo(2));
    end(machine, at);
    end(person, at);

    assertSoon(() -> assertThat(state(person)).isEqualTo("ENDED"));
    assertSoon(() -> assertThat(state(machine)).isEqualTo("ENDED"));
    assertSoon(() -> assertThat(until(now).lastHour().connected()).isEqualTo(2));
    assertThat(until(now).lastHour().connectionRate()).isEqualTo(0.5);
  }

  @Test
  void callIsAnsweredInTheHourInWhichItWasPlaced() {
    Instant placed = Instant.parse("2031-03-10T11:00:20Z");
    CallRef call = placed(placed);
    Instant now = Instant.parse("2031-03-10T12:00:00Z");
    Instant at = placed.plusSeconds(50);
    say(new CallAnswered(call, null, at.plusSeconds(2), at));

    assertSoon(() -> assertThat(until(now).today().connected()).isEqualTo(1));
    assertThat(until(now).lastHour().connected()).isZero();
    assertThat(until(now).lastHour().placed()).isZero();
  }

  @Test
  void momentThatIsHeardOfLateMovesACallToItsMinute() {
    CallRef call = call();
    Instant ringing = Instant.parse("2031-03-10T11:01:10Z");
    say(new CallEvent.CallRinging(call, ringing));
    Instant now = Instant.parse("2031-03-10T12:00:00Z");
    assertSoon(() -> assertThat(until(now).lastHour().placed()).isEqualTo(1));

    say(new CallPlaced(call, "CA" + call.callId(), ringing.minusSeconds(20)));

    assertSoon(() -> assertThat(until(now).lastHour().placed()).isZero());
    assertThat(until(now).today().placed()).isEqualTo(1);
  }

  @Test
  void todayBeginsAtMidnightOfTheOrganization() {
    dayBeginsIn(KOLKATA.getId());
    Instant midnight = LocalDate.of(2031, 3, 10).atStartOfDay(KOLKATA).toInstant();
    placed(midnight.minusSeconds(1));
    placed(midnight);
    Instant now = midnight.plus(30, ChronoUnit.MINUTES);

    assertSoon(() -> assertThat(until(now).lastHour().placed()).isEqualTo(2));
    assertThat(until(now).today().placed()).isEqualTo(1);
    assertThat(until(now).today().from()).isEqualTo(midnight);
    assertThat(until(now).zone()).isEqualTo("Asia/Kolkata");
  }

  @Test
  void organizationIsAllItsCampaigns() {
    UUID other = Given.campaign(Map.of());
    Instant at = Instant.parse("2031-05-05T10:00:00Z");
    placed(at);
    say(new CallPlaced(call(other), "CA", at));

    assertSoon(() -> assertThat(until(at).lastHour().placed()).isEqualTo(1));
    assertSoon(() -> assertThat(read(null, at).lastHour().placed()).isGreaterThanOrEqualTo(2));
    assertThat(read(other, at).lastHour().placed()).isEqualTo(1);
  }

  @Test
  void minutesOfTheDayBeforeYesterdayAreForgotten() {
    sql(
        """
        insert into queue.dialed_minutes (organization_id, branch_id, campaign_id, minute, placed, connected)
        values ($1, $2, $3, now() - interval '49 hours', 5, 5)""",
        Tuple.of(Given.OURS.organizationId(), Given.OURS.branchId(), campaign));

    placed(Instant.now());

    assertSoon(
        () ->
            assertThat(
                    sql(
                        "select 1 from queue.dialed_minutes where campaign_id = $1 and placed = 5",
                        Tuple.of(campaign)))
                .isZero());
    Given.admin()
        .queryParam("campaignId", campaign)
        .get("/api/v1/dialing-statistics")
        .then()
        .body("lastHour.placed", greaterThanOrEqualTo(1))
        .body("lastHour.connectionRate", is(0.0f));
  }

  @Test
  void zoneMustBeOneThatThereIsAndOnlyAdminsSetIt() {
    Given.admin()
        .body(Map.of("zone", "Mars/Olympus"))
        .put("/api/v1/organization")
        .then()
        .statusCode(400)
        .body("errors[0].field", is("zone"));
    Given.as(UUID.randomUUID(), Role.SUPERVISOR, Given.OURS)
        .body(Map.of("zone", "UTC"))
        .put("/api/v1/organization")
        .then()
        .statusCode(403);
  }

  @Test
  void campaignOfAnotherOrganizationIsNotThere() {
    Given.foreignAdmin()
        .queryParam("campaignId", campaign)
        .get("/api/v1/dialing-statistics")
        .then()
        .statusCode(404);
  }

  @Test
  void agentsSeeNoStatistics() {
    Given.as(UUID.randomUUID(), Role.AGENT, Given.OURS)
        .get("/api/v1/dialing-statistics")
        .then()
        .statusCode(403);
  }

  private CallRef placed(Instant at) {
    CallRef call = call();
    say(new CallPlaced(call, "CA" + call.callId(), at));
    return call;
  }

  private CallRef answered(Instant at) {
    CallRef call = placed(at);
    say(new CallAnswered(call, null, at.plusSeconds(3), at.plusSeconds(1)));
    return call;
  }

  private void end(CallRef call, Instant at) {
    say(
        new CallEnded(
            call, null, Ending.COMPLETED, Evidence.CARRIER, at.plus(1, ChronoUnit.MINUTES)));
  }

  /** One that telephony speaks of and nobody planned is filed all the same. */
  private CallRef call() {
    return call(campaign);
  }

  private static CallRef call(UUID campaign) {
    return new CallRef(UUID.randomUUID(), campaign, null, Given.OURS);
  }

  private void say(CallEvent event) {
    topics.say(event);
  }

  private static String state(CallRef call) {
    return Given.admin().get("/api/v1/calls/" + call.callId()).path("state");
  }

  private DialingStatistics until(Instant now) {
    return read(campaign, now);
  }

  private DialingStatistics read(UUID of, Instant now) {
    return database
        .inOrganization(
            Given.OURS.organizationId(),
            work -> minutes.until(work, Given.OURS.organizationId(), of, now))
        .await()
        .atMost(PATIENCE);
  }

  private static void dayBeginsIn(String zone) {
    Given.admin()
        .body(Map.of("zone", zone))
        .put("/api/v1/organization")
        .then()
        .statusCode(200)
        .body("zone", is(zone));
  }

  private int sql(String statement, Tuple values) {
    return database
        .asEngine(work -> work.sql().preparedQuery(statement).execute(values))
        .await()
        .atMost(PATIENCE)
        .size();
  }
}
