package dev.ringbridge.queue.stop;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.CallCommand.CancelCall;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallEvent.CallPlacing;
import dev.ringbridge.core.call.CallEvent.CallRinging;
import dev.ringbridge.core.call.DialJob.PlaceCall;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The button that stops everything, and the rule for what rings. */
@QuarkusTest
@WithTestResource(TestServers.class)
class DialingStopTest {
  private static final String STOP = "/api/v1/dialing-stop";

  @Inject Topics topics;
  @Inject Floor floor;

  private Heard jobs;
  private Heard commands;

  @BeforeEach
  void open() {
    jobs = topics.listen(Topic.DIAL_JOBS);
    commands = topics.listen(Topic.CALL_COMMANDS);
    floor.openAccount("US");
  }

  @AfterEach
  void goOn() {
    floor.endShift(jobs);
    Given.admin().body(Map.of("restart", false)).post(STOP + "/release").then().statusCode(200);
  }

  @Test
  void stopPausesWhatDialsTakesItsCallsBackAndIsKept() {
    UUID dialing = Floor.campaignWithLeads(Map.of(), "medium", "medium");
    PlaceCall job = planOne(dialing);
    UUID draft = Floor.campaignWithLeads(Map.of(), "medium");

    Given.admin()
        .body(Map.of("reason", "wrong list"))
        .post(STOP)
        .then()
        .statusCode(200)
        .body("stopped", is(true))
        .body("byName", is("Test"))
        .body("reason", is("wrong list"));

    assertThat(canceled(job).cancelRinging()).isFalse();
    assertState(dialing, "PAUSED", true);
    assertState(draft, "DRAFT", false);
    Given.admin()
        .get("/api/v1/audit-entries")
        .then()
        .body("items[0].action", is("DIALING_STOPPED"))
        .body("items[0].userName", is("Test"))
        .body("items[0].details.reason", is("wrong list"))
        .body("items.find { it.action == 'CAMPAIGN_STARTED' }.subjectId", is(dialing.toString()));
    Given.foreignAdmin()
        .get("/api/v1/audit-entries")
        .then()
        .statusCode(200)
        .body("items.action", not(hasItem("DIALING_STOPPED")));
  }

  @Test
  void nothingStartsUntilTheStopIsReleased() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");
    Given.admin().body(Map.of()).post(STOP).then().statusCode(200);

    Given.admin()
        .post("/api/v1/campaigns/" + campaign + "/start")
        .then()
        .statusCode(409)
        .body("detail", containsString("Release the stop first"));

    Given.admin()
        .body(Map.of("restart", true))
        .post(STOP + "/release")
        .then()
        .statusCode(200)
        .body("stopped", is(false))
        .body("since", nullValue());
    assertState(campaign, "DRAFT", false);
    Floor.start(campaign);
  }

  @Test
  void releaseLetsGoOnWhatTheStopPausedAndNothingElse() {
    UUID halted = Floor.campaignWithLeads(Map.of(), "medium");
    UUID paused = Floor.campaignWithLeads(Map.of(), "medium");
    Floor.start(halted);
    Floor.start(paused);
    Given.admin().post("/api/v1/campaigns/" + paused + "/pause").then().statusCode(200);
    Given.admin().body(Map.of()).post(STOP).then().statusCode(200);

    Given.admin().body(Map.of("restart", true)).post(STOP + "/release").then().statusCode(200);

    assertState(halted, "RUNNING", false);
    assertState(paused, "PAUSED", false);
  }

  @Test
  void releaseWithoutRestartLeavesEachCampaignToSomebodysWord() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");
    Floor.start(campaign);
    Given.admin().body(Map.of()).post(STOP).then().statusCode(200);

    Given.admin().body(Map.of("restart", false)).post(STOP + "/release").then().statusCode(200);

    assertState(campaign, "PAUSED", false);
  }

  @Test
  void whatRingsIsCanceledWhereTheStopSaysSo() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium", "medium");
    PlaceCall job = planOne(campaign);
    ring(job);

    Given.admin().body(Map.of()).post(STOP).then().statusCode(200);
    Given.admin().body(Map.of("cancelRinging", true)).post(STOP).then().statusCode(200);

    assertThat(canceled(job).cancelRinging()).isTrue();
    assertThat(cancels(job)).hasSize(1);
  }

  @Test
  void pauseCancelsWhatRingsWhereTheCampaignSaysSo() {
    UUID lets = Floor.campaignWithLeads(Map.of(), "medium");
    UUID cancels = Floor.campaignWithLeads(Map.of("cancelRinging", true), "medium");
    PlaceCall ringsOn = planOne(lets);
    PlaceCall isCanceled = planOne(cancels);
    ring(ringsOn);
    ring(isCanceled);

    Given.admin().post("/api/v1/campaigns/" + lets + "/pause").then().statusCode(200);
    Given.admin().post("/api/v1/campaigns/" + cancels + "/pause").then().statusCode(200);

    assertThat(canceled(isCanceled).cancelRinging()).isTrue();
    assertThat(cancels(ringsOn)).isEmpty();
  }

  @Test
  void fencedCallThatWaitsForItsSlotIsTakenBackByAPause() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");
    PlaceCall job = planOne(campaign);
    topics.say(new CallPlacing(job.call(), job.reservation(), Instant.now()));
    assertCall(job, "PLACING");

    Given.admin().post("/api/v1/campaigns/" + campaign + "/pause").then().statusCode(200);

    assertThat(canceled(job).cancelRinging()).isFalse();
  }

  @Test
  void onlyWhoRunsTheFloorMayStopIt() {
    Given.as(UUID.randomUUID(), Role.AGENT, Given.OURS)
        .body(Map.of())
        .post(STOP)
        .then()
        .statusCode(403);
    Given.as(UUID.randomUUID(), Role.SUPERVISOR, Given.OURS)
        .body(Map.of())
        .post(STOP)
        .then()
        .statusCode(200);
    Given.as(UUID.randomUUID(), Role.AGENT, Given.OURS)
        .get(STOP)
        .then()
        .statusCode(200)
        .body("stopped", is(true));
    Given.as(UUID.randomUUID(), Role.SUPERVISOR, Given.OURS)
        .get("/api/v1/audit-entries")
        .then()
        .statusCode(403);
  }

  private PlaceCall planOne(UUID campaign) {
    floor.onShift(campaign, 1);
    Floor.start(campaign);
    return jobs.await(1, PlaceCall.class, job -> job.call().campaignId().equals(campaign)).get(0);
  }

  private void ring(PlaceCall job) {
    topics.say(new CallPlaced(job.call(), "CA" + job.call().callId(), Instant.now()));
    topics.say(new CallRinging(job.call(), Instant.now()));
    assertCall(job, "RINGING");
  }

  private static void assertCall(PlaceCall job, String state) {
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/calls/" + job.call().callId())
                .then()
                .body("state", is(state)));
  }

  private CancelCall canceled(PlaceCall job) {
    return commands.await(1, CancelCall.class, command -> command.call().equals(job.call())).get(0);
  }

  private List<CancelCall> cancels(PlaceCall job) {
    return commands.all(CancelCall.class, command -> command.call().equals(job.call()));
  }

  private static void assertState(UUID campaign, String state, boolean halted) {
    Given.admin()
        .get("/api/v1/campaigns/" + campaign)
        .then()
        .body("state", is(state))
        .body("halted", is(halted));
  }
}
