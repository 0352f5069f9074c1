package dev.ringbridge.queue.campaign;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.core.campaign.CampaignSnapshot;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.preview.PreviewEvent.PreviewOffered;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.queue.Floor;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.Topics;
import dev.ringbridge.queue.Topics.Heard;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How old the oldest fresh lead is, and which share was first dialed within two hours. */
@QuarkusTest
@WithTestResource(TestServers.class)
class SpeedToLeadTest {
  private static final AtomicInteger NUMBER = new AtomicInteger(1000);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration TWO_HOURS = Duration.ofHours(2);

  @Inject @InQueue Database database;
  @Inject Topics topics;
  @Inject Floor floor;

  private Heard jobs;

  @BeforeEach
  void open() {
    jobs = topics.listen(Topic.DIAL_JOBS);
    floor.openAccount("US");
  }

  @AfterEach
  void endShift() {
    floor.endShift(jobs);
  }

  @Test
  void nothingIsSaidOfACampaignThatNeverDialed() {
    speed(campaign(Map.of()))
        .body("oldestFreshAt", nullValue())
        .body("oldestFreshSeconds", nullValue())
        .body("shareInTime", nullValue())
        .body("dialedInTime", is(0))
        .body("dialedLate", is(0))
        .body("waitingLate", is(0));
  }

  @Test
  void leadThatWaitsIsFreshAndCountsInNoWayYet() {
    UUID campaign = campaign(Map.of());
    String lead = added(campaign);
    cameIn(lead, Duration.ofMinutes(119));
    added(campaign);

    assertSoon(
        () ->
            speed(campaign)
                .body("oldestFreshAt", is(minute(cameInAt(lead)).toString()))
                .body("oldestFreshSeconds", allOf(greaterThanOrEqualTo(7140), lessThan(7230)))
                .body("shareInTime", nullValue())
                .body("waitingLate", is(0)));
  }

  @Test
  void leadsOfAFileAreFresh() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "low", "high");

    assertSoon(
        () ->
            speed(campaign)
                .body("oldestFreshSeconds", allOf(greaterThanOrEqualTo(0), lessThan(150)))
                .body("shareInTime", nullValue()));
  }

  @Test
  void leadIsInTimeUntilTwoHoursAreOver() {
    UUID campaign = campaign(Map.of());
    String lead = added(campaign);

    placed(dialed(campaign), cameInAt(lead).plus(TWO_HOURS).minus(1, ChronoUnit.MICROS));

    assertSoon(() -> counted(campaign, 1, 0, 0).body("shareInTime", is(1.0f)));
    speed(campaign).body("oldestFreshAt", nullValue());
  }

  @Test
  void leadIsLateFromTheMomentTwoHoursAreOver() {
    UUID campaign = campaign(Map.of());
    String lead = added(campaign);

    placed(dialed(campaign), cameInAt(lead).plus(TWO_HOURS));

    assertSoon(() -> counted(campaign, 0, 1, 0).body("shareInTime", is(0.0f)));
  }

  @Test
  void leadThatHasWaitedForTwoHoursIsLateBeforeAndAfterItIsDialed() {
    UUID campaign = campaign(Map.of());
    String late = added(campaign);
    String soon = added(campaign);
    cameIn(late, TWO_HOURS.plusMinutes(1));
    cameIn(soon, TWO_HOURS.minusMinutes(1));
    assertSoon(() -> counted(campaign, 0, 0, 1).body("shareInTime", is(0.0f)));

    PlaceCall job = dialed(campaign);
    placed(job, Instant.now());

    assertThat(job.call().leadId()).isEqualTo(UUID.fromString(late));
    assertSoon(() -> counted(campaign, 0, 1, 0));
    speed(campaign).body("oldestFreshAt", is(minute(cameInAt(soon)).toString()));
  }

  @Test
  void leadWhosePhoneWasNotReachedForIsStillFresh() {
    UUID campaign = campaign(Map.of());
    String lead = added(campaign);
    String fresh = minute(cameInAt(lead)).toString();
    PlaceCall job = dialed(campaign);
    assertSoon(() -> of(campaign).body("counts.leads.CALLING", is(1)));
    counted(campaign, 0, 0, 0).body("oldestFreshAt", is(fresh));
    floor.endShift();

    topics.say(
        new CallEnded(
            job.call(), job.reservation(), Ending.EXPIRED, Evidence.INFERRED, Instant.now()));

    assertSoon(() -> of(campaign).body("counts.outcomes.EXPIRED", is(1)));
    counted(campaign, 0, 0, 0).body("oldestFreshAt", is(fresh));
  }

  @Test
  void leadThatLeavesUndialedCountsInNoWay() {
    UUID campaign = campaign(Map.of());
    String lead = added(campaign);
    cameIn(lead, TWO_HOURS.plusMinutes(1));
    assertSoon(() -> counted(campaign, 0, 0, 1));
    String entry =
        Given.admin()
            .body(Map.of("number", phone(lead)))
            .post("/api/v1/suppressions")
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    assertSoon(() -> counted(campaign, 0, 0, 0).body("oldestFreshAt", nullValue()));

    Given.admin().delete("/api/v1/suppressions/" + entry).then().statusCode(204);
    assertSoon(() -> counted(campaign, 0, 0, 1));
  }

  @Test
  void leadThatIsSkippedStaysFresh() {
    UUID campaign = campaign(Map.of());
    String lead = added(campaign);
    cameIn(lead, TWO_HOURS.plusMinutes(1));

    Given.admin()
        .body(Map.of("minutes", 30))
        .post("/api/v1/leads/" + lead + "/skip")
        .then()
        .statusCode(200);

    added(campaign);
    assertSoon(() -> of(campaign).body("counts.leads.PENDING", is(2)));

    counted(campaign, 0, 0, 1).body("oldestFreshAt", is(minute(cameInAt(lead)).toString()));
  }

  @Test
  void leadDialedByHandCountsOnceHoweverOftenItIsDialed() {
    UUID campaign = campaign(Map.of("mode", "MANUAL"));
    String lead = added(campaign);
    Floor.start(campaign);
    UUID agent = Given.agentOf(campaign);
    floor.onShift(campaign, agent);

    PlaceCall first = byHand(agent, campaign, lead);
    placed(first, Instant.now());
    assertSoon(() -> counted(campaign, 1, 0, 0));
    topics.say(
        new CallEnded(first.call(), null, Ending.NO_ANSWER, Evidence.CARRIER, Instant.now()));
    assertSoon(() -> leadIs("SCHEDULED", lead));
    UUID another = Given.agentOf(campaign);
    floor.onShift(campaign, another);
    placed(byHand(another, campaign, lead), cameInAt(lead).plus(TWO_HOURS));

    assertSoon(() -> of(campaign).body("counts.placed", is(2)));
    counted(campaign, 1, 0, 0).body("oldestFreshAt", nullValue());
  }

  @Test
  void leadThatWasShownFirstIsDialedOnceItsAgentSaysSo() {
    Heard shown = topics.listen(Topic.PREVIEW_EVENTS);
    UUID campaign = campaign(Map.of("mode", "PREVIEW"));
    String fresh = minute(cameInAt(added(campaign))).toString();
    UUID agent = Given.agentOf(campaign);
    floor.onShift(campaign, agent);
    Floor.start(campaign);
    CallRef call = shown(shown, campaign);
    assertSoon(() -> of(campaign).body("counts.leads.CALLING", is(1)));
    counted(campaign, 0, 0, 0).body("oldestFreshAt", is(fresh));

    Given.as(agent, Role.AGENT, Given.OURS)
        .post("/api/v1/previews/" + call.callId() + "/accept")
        .then()
        .statusCode(200);
    placed(call, Instant.now());

    assertSoon(() -> counted(campaign, 1, 0, 0).body("oldestFreshAt", nullValue()));
  }

  private static CallRef shown(Heard shown, UUID campaign) {
    return shown
        .await(1, PreviewOffered.class, one -> one.call().campaignId().equals(campaign))
        .get(0)
        .call();
  }

  @Test
  void nobodyWaitsInACampaignThatWasEnded() {
    UUID campaign = campaign(Map.of());
    cameIn(added(campaign), TWO_HOURS.plusMinutes(1));
    assertSoon(() -> counted(campaign, 0, 0, 1));
    Floor.start(campaign);

    Given.admin().post("/api/v1/campaigns/" + campaign + "/stop").then().statusCode(200);

    counted(campaign, 0, 0, 0).body("oldestFreshAt", nullValue());
  }

  @Test
  void leadThatTurnsLateByTheClockAloneIsTold() {
    Heard states = topics.listen(Topic.CAMPAIGN_STATE);
    UUID campaign = campaign(Map.of());
    String lead = added(campaign);
    cameIn(lead, Duration.ofHours(1));
    Instant turns = minute(cameInAt(lead)).plus(Duration.ofMinutes(121));
    assertSoon(() -> assertThat(turnsLateAt(campaign)).isEqualTo(turns));
    assertThat(told(states, campaign, 1)).isEmpty();

    clockPasses(campaign, 90);

    assertSoon(() -> assertThat(told(states, campaign, 1)).isNotEmpty());
    assertThat(turnsLateAt(campaign)).isNull();
  }

  private static List<CampaignSnapshot> told(Heard states, UUID campaign, long late) {
    return states.all(
        CampaignSnapshot.class,
        one -> one.key().equals(campaign) && one.speed().waitingLate() == late);
  }

  /** As if everybody had come in so much earlier, without anything having happened. */
  private void clockPasses(UUID campaign, int minutes) {
    sql(
        """
        with passed as (
          update queue.tallies set key = (key::bigint - $2)::text where campaign_id = $1 and kind = 'fresh')
        update queue.campaigns set turns_late_at = now() where id = $1""",
        Tuple.of(campaign, (long) minutes));
  }

  private @Nullable Instant turnsLateAt(UUID campaign) {
    Row row =
        sql("select turns_late_at from queue.campaigns where id = $1", Tuple.of(campaign))
            .iterator()
            .next();
    return row.getOffsetDateTime(0) == null ? null : row.getOffsetDateTime(0).toInstant();
  }

  private static UUID campaign(Map<String, Object> settings) {
    Map<String, Object> practicing = new HashMap<>(settings);
    practicing.put("practice", true);
    return Given.campaign(practicing);
  }

  private static String added(UUID campaign) {
    String phone = "+1628555" + NUMBER.incrementAndGet();
    return Given.admin()
        .body(Map.of("campaignId", campaign, "phone", phone))
        .post("/api/v1/leads")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Has a lead have come in earlier than it did. */
  private void cameIn(String lead, Duration ago) {
    sql(
        "update queue.leads set created_at = now() - $2::bigint * interval '1 second' where id = $1",
        Tuple.of(UUID.fromString(lead), ago.toSeconds()));
    sql(
        "update queue.lead_queue set rank = rank - $2::bigint * 1000000 where lead_id = $1",
        Tuple.of(UUID.fromString(lead), ago.toSeconds()));
  }

  private static Instant cameInAt(String lead) {
    return Instant.parse(Given.admin().get("/api/v1/leads/" + lead).path("createdAt"));
  }

  private static String phone(String lead) {
    return Given.admin().get("/api/v1/leads/" + lead).path("phone");
  }

  private static Instant minute(Instant at) {
    return at.truncatedTo(ChronoUnit.MINUTES);
  }

  /** Starts the campaign with a free agent, and waits for its first job. */
  private PlaceCall dialed(UUID campaign) {
    floor.onShift(campaign, 1);
    Floor.start(campaign);
    return jobs.await(1, PlaceCall.class, job -> isOf(job, campaign)).get(0);
  }

  private PlaceCall byHand(UUID agent, UUID campaign, String lead) {
    int before = jobs.all(PlaceCall.class, job -> isOf(job, campaign)).size();
    assertSoon(
        () ->
            Given.as(agent, Role.AGENT, Given.OURS)
                .body(Map.of("campaignId", campaign, "leadId", lead))
                .post("/api/v1/calls")
                .then()
                .statusCode(201));
    return jobs.await(before + 1, PlaceCall.class, job -> isOf(job, campaign)).get(before);
  }

  private static boolean isOf(PlaceCall job, UUID campaign) {
    return job.call().campaignId().equals(campaign);
  }

  private void placed(PlaceCall job, Instant at) {
    placed(job.call(), at);
  }

  private void placed(CallRef call, Instant at) {
    topics.say(new CallPlaced(call, "CA" + call.callId(), at.truncatedTo(ChronoUnit.MICROS)));
  }

  private static void leadIs(String state, String lead) {
    Given.admin().get("/api/v1/leads/" + lead).then().body("dialState", is(state));
  }

  private static ValidatableResponse counted(UUID campaign, int inTime, int late, int waiting) {
    return speed(campaign)
        .body("dialedInTime", is(inTime))
        .body("dialedLate", is(late))
        .body("waitingLate", is(waiting));
  }

  private static ValidatableResponse speed(UUID campaign) {
    return of(campaign).rootPath("counts.speed");
  }

  private static ValidatableResponse of(UUID campaign) {
    return Given.admin().get("/api/v1/campaigns/" + campaign).then().statusCode(200);
  }

  private RowSet<Row> sql(String statement, Tuple values) {
    return database
        .asEngine(work -> work.sql().preparedQuery(statement).execute(values))
        .await()
        .atMost(PATIENCE);
  }
}
