package dev.ringbridge.queue.rule;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import dev.ringbridge.core.call.CallCommand.CancelCall;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.core.call.RevocationReason;
import dev.ringbridge.core.contract.Topic;
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
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was planned by rules that hold no more is taken back, and says why. */
@QuarkusTest
@WithTestResource(TestServers.class)
class ChangedRulesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Map<String, Object> SETTINGS =
      Map.of("mode", "PROGRESSIVE", "retryMinutes", Map.of("NO_ANSWER", 60));

  @Inject Topics topics;
  @Inject Floor floor;
  @Inject @InQueue Database database;

  private Heard jobs;
  private Heard commands;

  @BeforeEach
  void open() {
    jobs = topics.listen(Topic.DIAL_JOBS);
    commands = topics.listen(Topic.CALL_COMMANDS);
    floor.openAccount("US");
  }

  @AfterEach
  void endShift() {
    floor.endShift(jobs);
  }

  @Test
  void callThatNobodyMayPlaceByItselfAnyMoreIsTakenBack() {
    UUID campaign = running(Map.of());
    PlaceCall job = planned(campaign, 1);

    change(campaign, Map.of("mode", "MANUAL"));

    takenBack(job, "the campaign dials in another way now");
    staysBack(campaign, job);
  }

  @Test
  void callIsTakenBackWhenTheCampaignPracticesNoMore() {
    floor.openAccount("CA");
    UUID campaign = Floor.campaignWith(SETTINGS, "phone\n+14165550183\n", 1);
    dial(campaign);
    PlaceCall job = planned(campaign, 1);

    change(campaign, Map.of("practice", false));

    takenBack(job, "the National Do Not Call List of Canada has to be consulted");
    staysBack(campaign, job);
  }

  @Test
  void callIsTakenBackWhenAConsentIsDemandedThatNobodyGave() {
    UUID campaign = running(Map.of());
    PlaceCall job = planned(campaign, 1);

    change(campaign, Map.of("consentRequired", "CALLS"));

    takenBack(job, "the campaign requires consent to");
    staysBack(campaign, job);
  }

  @Test
  void callIsTakenBackWhenTheFilterLetsItsLeadInNoMore() {
    UUID campaign = running(Map.of());
    PlaceCall job = planned(campaign, 1);

    Given.admin()
        .body(
            Map.of(
                "conditions",
                List.of(Map.of("field", "SCORE", "operator", "AT_LEAST", "values", List.of("50")))))
        .put("/api/v1/campaigns/" + campaign + "/filter")
        .then()
        .statusCode(200);

    takenBack(job, "it does not fit the campaign's filter");
    staysBack(campaign, job);
  }

  @Test
  void callIsTakenBackWhenItsListIsPaused() {
    UUID campaign = running(Map.of());
    PlaceCall job = planned(campaign, 1);
    String list =
        Given.admin()
            .get("/api/v1/campaigns/" + campaign + "/lists")
            .then()
            .extract()
            .path("lists[0].id");

    Given.admin()
        .body(Map.of("active", false))
        .patch("/api/v1/campaigns/" + campaign + "/lists/" + list)
        .then()
        .statusCode(200);

    takenBack(job, "its list is paused");
    staysBack(campaign, job);
  }

  @Test
  void callIsTakenBackAndItsLeadWaitsWhenItMayBeCalledLessOften() {
    UUID campaign = running(Map.of());
    PlaceCall job = calledBefore(campaign);

    change(campaign, Map.of("callsPerDay", 1));

    takenBack(job, "it is to be tried again later");
    givenBack(job);
    assertSoon(
        () ->
            assertThat(Instant.parse(lead(job).extract().path("dueAt")))
                .isAfter(Instant.now().plus(Duration.ofHours(23))));
    lead(job).body("dialState", is("SCHEDULED"));
    assertThat(jobs.all(PlaceCall.class, of(campaign))).hasSize(2);
  }

  @Test
  void callIsTakenBackAndItsLeadIsGivenUpWhenFewerAttemptsAreAllowed() {
    UUID campaign = running(Map.of("maxAttempts", 3));
    PlaceCall job = calledBefore(campaign);

    change(campaign, Map.of("maxAttempts", 1));

    takenBack(job, "every attempt that the campaign allows was made");
    givenBack(job);
    assertSoon(() -> lead(job).body("dialState", is("EXHAUSTED")));
    assertThat(jobs.all(PlaceCall.class, of(campaign))).hasSize(2);
  }

  @Test
  void leadThatWaitsIsJudgedByTheNewCapsBeforeAnotherCallIsPlanned() {
    UUID campaign = running(Map.of());
    PlaceCall first = planned(campaign, 1);
    place(first);
    notAnswered(first);
    assertSoon(() -> lead(first).body("dialState", is("SCHEDULED")));

    change(campaign, Map.of("callsPerDay", 1));
    assertSoon(
        () ->
            assertThat(Instant.parse(lead(first).extract().path("dueAt")))
                .isAfter(Instant.now().plus(Duration.ofHours(23))));
    change(campaign, Map.of("maxAttempts", 1));
    assertSoon(() -> lead(first).body("dialState", is("EXHAUSTED")));
  }

  @Test
  void callThatTheNewRulesLetBeDialedStays() {
    UUID campaign = running(Map.of());
    PlaceCall job = planned(campaign, 1);

    change(campaign, Map.of("callsPerDay", 3, "maxAttempts", 3));
    change(campaign, Map.of("mode", "RATIO"));

    place(job);
    assertThat(commands.all(CancelCall.class, one -> one.call().equals(job.call()))).isEmpty();
  }

  @Test
  void whatWasCommittedBeforeAProcessDiedIsTakenBackByAnother() {
    UUID campaign = running(Map.of());
    PlaceCall job = planned(campaign, 1);

    sql("update queue.campaigns set mode = 'MANUAL' where id = $1", campaign);

    takenBack(job, "the campaign dials in another way now");
  }

  private UUID running(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(SETTINGS);
    all.putAll(settings);
    UUID campaign = Floor.campaignWithLeads(all, "medium");
    dial(campaign);
    return campaign;
  }

  private void dial(UUID campaign) {
    floor.onShift(campaign, 2);
    Floor.start(campaign);
  }

  private PlaceCall planned(UUID campaign, int calls) {
    return jobs.await(calls, PlaceCall.class, of(campaign)).get(calls - 1);
  }

  /** A second call to a lead that was called a moment ago. */
  private PlaceCall calledBefore(UUID campaign) {
    PlaceCall first = planned(campaign, 1);
    place(first);
    notAnswered(first);
    assertSoon(() -> lead(first).body("dialState", is("SCHEDULED")));
    UUID id = first.call().leadId();
    sql("update queue.leads set due_at = now() where id = $1", id);
    sql("update queue.lead_queue set due_at = now() where lead_id = $1", id);
    return planned(campaign, 2);
  }

  private void place(PlaceCall job) {
    Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    topics.say(new CallPlaced(job.call(), "CA" + job.call().callId(), at));
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/calls/" + job.call().callId())
                .then()
                .body("state", is("PLACED")));
  }

  private void notAnswered(PlaceCall job) {
    end(job, Ending.NO_ANSWER, Evidence.CARRIER);
  }

  /** Telephony took it back before any carrier heard of it. */
  private void givenBack(PlaceCall job) {
    end(job, Ending.CANCELED, Evidence.INFERRED);
  }

  private void end(PlaceCall job, Ending how, Evidence evidence) {
    topics.say(new CallEnded(job.call(), job.reservation(), how, evidence, Instant.now()));
  }

  private static void change(UUID campaign, Map<String, Object> settings) {
    Map<String, Object> body = new HashMap<>(settings);
    body.put("name", "Changed " + campaign);
    Given.admin().body(body).put("/api/v1/campaigns/" + campaign).then().statusCode(200);
  }

  private void takenBack(PlaceCall job, String... anyOf) {
    assertThat(commands.await(1, CancelCall.class, one -> one.call().equals(job.call())))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.reason()).isEqualTo(RevocationReason.RULES_CHANGED);
              assertThat(one.cancelRinging()).isFalse();
            });
    List<String> lines =
        Given.admin()
            .get("/api/v1/leads/" + job.call().leadId() + "/history")
            .then()
            .body("items.line", hasItem(containsString("the campaign's rules were changed")))
            .extract()
            .path("items.line");
    assertThat(lines).anyMatch(line -> List.of(anyOf).stream().anyMatch(line::contains));
  }

  /** It waits again, and is not planned by the next tick. */
  private void staysBack(UUID campaign, PlaceCall job) {
    givenBack(job);
    assertSoon(() -> lead(job).body("dialState", is("PENDING")));
    sql("select pg_sleep(1)");
    assertThat(jobs.all(PlaceCall.class, of(campaign))).hasSize(1);
  }

  private static ValidatableResponse lead(PlaceCall job) {
    return Given.admin().get("/api/v1/leads/" + job.call().leadId()).then();
  }

  private static Predicate<PlaceCall> of(UUID campaign) {
    return job -> job.call().campaignId().equals(campaign);
  }

  private void sql(String statement, Object... values) {
    database
        .asEngine(work -> work.sql().preparedQuery(statement).execute(Tuple.from(List.of(values))))
        .await()
        .atMost(PATIENCE);
  }
}
