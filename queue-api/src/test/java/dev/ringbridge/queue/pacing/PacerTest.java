package dev.ringbridge.queue.pacing;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.agent.BridgeEvent.AgentMatched;
import dev.ringbridge.core.call.CallCommand.CancelCall;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallEvent.CallPlacing;
import dev.ringbridge.core.call.CallEvent.CallRinging;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.campaign.CampaignSnapshot;
import dev.ringbridge.core.campaign.CampaignState;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.queue.Floor;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.Topics;
import dev.ringbridge.queue.Topics.Heard;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The lane from a lead in the queue to a dial job, and back from the carrier's word to the lead.
 */
@QuarkusTest
@WithTestResource(TestServers.class)
class PacerTest {
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
  void oneCallIsPlannedForEachFreeAgentInTheOrderOfThePriorities() {
    UUID campaign =
        Floor.campaignWithLeads(
            Map.of("mode", "PROGRESSIVE"), "low", "urgent", "medium", "high", "urgent");
    List<UUID> agents = floor.onShift(campaign, 3);

    Floor.start(campaign);

    List<PlaceCall> planned = jobs.await(3, PlaceCall.class, of(campaign));
    assertThat(planned).hasSize(3);
    assertThat(planned.stream().map(PlaceCall::reservation).map(Reservation::agentId))
        .containsExactlyInAnyOrderElementsOf(agents);
    assertThat(planned.stream().map(job -> priority(job)))
        .containsExactlyInAnyOrder("URGENT", "URGENT", "HIGH");
    assertThat(planned)
        .allSatisfy(
            job ->
                assertThat(Duration.between(job.at(), job.notAfter()))
                    .isEqualTo(Duration.ofSeconds(5)));
  }

  @Test
  void epochIsSpentOnceHoweverLongTheAgentLooksFree() {
    UUID campaign =
        Floor.campaignWithLeads(Map.of("mode", "PROGRESSIVE"), "medium", "medium", "medium");
    floor.onShift(campaign, 1);
    Floor.start(campaign);
    PlaceCall first = jobs.await(1, PlaceCall.class, of(campaign)).get(0);

    hear(
        new CallEnded(first.call(), first.reservation(), Ending.EXPIRED, Evidence.INFERRED, now()));

    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/calls/" + first.call().callId())
                .then()
                .body("outcome", is("EXPIRED")));
    assertThat(jobs.all(PlaceCall.class, of(campaign))).hasSize(1);
  }

  @Test
  void moreLinesThanAgentsAreInTheAirWhereAgentsAreChosenAtTheAnswer() {
    UUID campaign =
        Floor.campaignWithLeads(
            Map.of("mode", "RATIO", "linesPerAgent", 2.5),
            "medium",
            "medium",
            "medium",
            "medium",
            "medium",
            "medium");
    floor.onShift(campaign, 2);

    Floor.start(campaign);

    List<PlaceCall> planned = jobs.await(5, PlaceCall.class, of(campaign));
    assertThat(planned).hasSize(5).allSatisfy(job -> assertThat(job.reservation()).isNull());
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/campaigns/" + campaign + "/pacing-decisions")
                .then()
                .body("items[-1].calls", is(5))
                .body("items[-1].limit", is("AGENTS"))
                .body("items[-1].inputs.freeAgents", is(2)));
  }

  @Test
  void fencedCallsThatWaitForTheirSlotsAreStillAheadOfTheCarrier() {
    String[] many = Collections.nCopies(70, "medium").toArray(String[]::new);
    UUID campaign = Floor.campaignWithLeads(Map.of("mode", "RATIO", "linesPerAgent", 10), many);
    floor.onShift(campaign, 8);
    Floor.start(campaign);
    String decisions = "/api/v1/campaigns/" + campaign + "/pacing-decisions";
    assertSoon(
        () -> Given.admin().get(decisions).then().body("items[0].limit", is("ACCOUNT_RATE")));
    int room = Given.admin().get(decisions).path("items[0].calls");
    assertThat(room).as("at most a second and a half of 40 a second").isBetween(20, 60);

    List<PlaceCall> ahead = jobs.await(room, PlaceCall.class, of(campaign));
    ahead.forEach(job -> topics.say(new CallPlacing(job.call(), null, now())));
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body("counts.calls.PLACING", is(room)));
    assertThat(jobs.all(PlaceCall.class, of(campaign))).hasSize(room);

    ahead.stream()
        .limit(5)
        .forEach(job -> topics.say(new CallPlaced(job.call(), "CA" + job.call().callId(), now())));
    assertThat(jobs.await(room + 5, PlaceCall.class, of(campaign))).hasSize(room + 5);
  }

  @Test
  void agentNotHeardOfForTwoSecondsCountsAsNotThere() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");
    topics.say(floor.agent(UUID.randomUUID(), campaign, Instant.now().minusSeconds(3)));

    Floor.start(campaign);

    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/campaigns/" + campaign + "/pacing-decisions")
                .then()
                .body("items[0].limit", is("AGENTS"))
                .body("items[0].inputs.freeAgents", is(0)));
    assertThat(jobs.all(PlaceCall.class, of(campaign))).isEmpty();
  }

  @Test
  void unansweredLeadIsScheduledAgainAndCounted() {
    UUID campaign =
        Floor.campaignWithLeads(Map.of("retryMinutes", Map.of("NO_ANSWER", 240)), "medium");
    PlaceCall job = planOne(campaign);

    hear(new CallPlaced(job.call(), "CA1", now()), new CallRinging(job.call(), now()));
    hear(new CallEnded(job.call(), null, Ending.NO_ANSWER, Evidence.CARRIER, now()));

    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/leads/" + job.call().leadId())
                .then()
                .body("dialState", is("SCHEDULED"))
                .body("attempts", is(1))
                .body("lastContactedAt", notNullValue()));
    Instant due =
        Instant.parse(Given.admin().get("/api/v1/leads/" + job.call().leadId()).path("dueAt"));
    assertThat(due).isCloseTo(Instant.now().plus(Duration.ofHours(4)), within(30));
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body("counts.outcomes.NO_ANSWER", is(1))
                .body("counts.leads.SCHEDULED", is(1))
                .body("counts.placed", is(1))
                .body("counts.queue.MEDIUM", is(1))
                .body("counts.calls", is(Map.of())));
  }

  @Test
  void callThatNeverLeftGivesTheLeadItsPlaceBack() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "high");
    PlaceCall job = planOne(campaign);

    hear(new CallEnded(job.call(), null, Ending.NOT_PLACED, Evidence.INFERRED, now()));

    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/leads/" + job.call().leadId())
                .then()
                .body("dialState", is("PENDING"))
                .body("attempts", is(0))
                .body("lastContactedAt", nullValue()));
  }

  @Test
  void eventsTwiceAndOutOfOrderEndInTheSameCall() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");
    PlaceCall job = planOne(campaign);
    Instant answered = now();
    UUID agent = UUID.randomUUID();
    List<CallEvent> life =
        List.of(
            new CallEnded(
                job.call(), null, Ending.COMPLETED, Evidence.CARRIER, answered.plusSeconds(60)),
            new CallAnswered(job.call(), null, answered.plusSeconds(2), answered),
            new CallBridged(job.call(), agent, "room", 1, answered.plusMillis(400)),
            new CallPlaced(job.call(), "CA1", answered.minusSeconds(9)));

    life.forEach(topics::say);
    life.forEach(topics::say);

    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/calls/" + job.call().callId())
                .then()
                .body("state", is("ENDED"))
                .body("outcome", is("COMPLETED"))
                .body("agentId", is(agent.toString())));
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/leads/" + job.call().leadId())
                .then()
                .body("dialState", is("REACHED"))
                .body("attempts", is(1)));
  }

  @Test
  void agentSaysWhatCameOfTheCallAndTheLeadFollows() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");
    PlaceCall job = planOne(campaign);
    UUID agent = UUID.randomUUID();
    bridge(job, agent);

    Given.as(UUID.randomUUID(), Role.AGENT, Given.OURS)
        .body(Map.of("code", "CONNECTED_CALLBACK"))
        .post("/api/v1/calls/" + job.call().callId() + "/disposition")
        .then()
        .statusCode(403);
    Given.as(agent, Role.AGENT, Given.OURS)
        .body(Map.of("code", "NOT_CONNECTED_BUSY"))
        .post("/api/v1/calls/" + job.call().callId() + "/disposition")
        .then()
        .statusCode(400);
    Given.as(agent, Role.AGENT, Given.OURS)
        .body(Map.of("code", "CONNECTED_CALLBACK", "note", "after lunch"))
        .post("/api/v1/calls/" + job.call().callId() + "/disposition")
        .then()
        .statusCode(200)
        .body("note", is("after lunch"));

    hear(new CallEnded(job.call(), null, Ending.COMPLETED, Evidence.CARRIER, now()));

    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/leads/" + job.call().leadId())
                .then()
                .body("dialState", is("SCHEDULED")));
    Given.as(agent, Role.AGENT, Given.OURS)
        .body(Map.of("code", "SPECIAL_DND"))
        .post("/api/v1/calls/" + job.call().callId() + "/disposition")
        .then()
        .statusCode(200);
    Given.admin()
        .get("/api/v1/leads/" + job.call().leadId())
        .then()
        .body("dialState", is("SUPPRESSED"));
  }

  @Test
  void hangUpIsACommandToTelephony() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");
    PlaceCall job = planOne(campaign);
    UUID agent = UUID.randomUUID();
    bridge(job, agent);
    Heard commands = topics.listen(Topic.CALL_COMMANDS);

    Given.as(agent, Role.AGENT, Given.OURS)
        .post("/api/v1/calls/" + job.call().callId() + "/hangup")
        .then()
        .statusCode(200);

    assertThat(
            commands
                .await(1, HangUpCall.class, command -> command.call().equals(job.call()))
                .get(0)
                .agentId())
        .isEqualTo(agent);
    Given.foreignAdmin()
        .post("/api/v1/calls/" + job.call().callId() + "/hangup")
        .then()
        .statusCode(404);
  }

  @Test
  void pauseTakesBackWhatWasPlannedAndPlansNoMore() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium", "medium", "medium");
    PlaceCall job = planOne(campaign);
    Heard commands = topics.listen(Topic.CALL_COMMANDS);
    Heard states = topics.listen(Topic.CAMPAIGN_STATE);

    Given.admin()
        .post("/api/v1/campaigns/" + campaign + "/pause")
        .then()
        .statusCode(200)
        .body("state", is("PAUSED"));

    assertThat(commands.await(1, CancelCall.class, command -> command.call().equals(job.call())))
        .hasSize(1);
    assertThat(
            states.await(
                1,
                CampaignSnapshot.class,
                state ->
                    state.campaignId().equals(campaign) && state.state() == CampaignState.PAUSED))
        .isNotEmpty();
    Given.admin().post("/api/v1/campaigns/" + campaign + "/pause").then().statusCode(409);
    Given.admin().post("/api/v1/campaigns/" + campaign + "/stop").then().statusCode(200);
    Given.admin().post("/api/v1/campaigns/" + campaign + "/start").then().statusCode(409);
  }

  @Test
  void matchedCallIsNoLongerInTheAir() {
    UUID campaign =
        Floor.campaignWithLeads(
            Map.of("mode", "RATIO", "linesPerAgent", 1), "medium", "medium", "medium");
    List<UUID> agents = floor.onShift(campaign, 1);
    Floor.start(campaign);
    PlaceCall job = jobs.await(1, PlaceCall.class, of(campaign)).get(0);
    hear(new CallAnswered(job.call(), null, now().plusSeconds(2), now()));

    topics.say(new AgentMatched(job.call(), agents.get(0), "room", 1, 20, null, now()));

    assertThat(jobs.await(2, PlaceCall.class, of(campaign))).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void callThatNobodyPlannedIsFiled() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");
    CallRef unknown = new CallRef(UUID.randomUUID(), campaign, null, Given.OURS);

    topics.say(new CallRinging(unknown, now()));

    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/calls/" + unknown.callId())
                .then()
                .statusCode(200)
                .body("state", is("RINGING")));
  }

  private void bridge(PlaceCall job, UUID agent) {
    hear(
        new CallAnswered(job.call(), null, now().plusSeconds(2), now()),
        new CallBridged(job.call(), agent, "room", 1, now()));
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/calls/" + job.call().callId())
                .then()
                .body("state", is("BRIDGED")));
  }

  private PlaceCall planOne(UUID campaign) {
    floor.onShift(campaign, 1);
    Floor.start(campaign);
    return jobs.await(1, PlaceCall.class, of(campaign)).get(0);
  }

  private void hear(CallEvent... events) {
    for (CallEvent event : events) {
      topics.say(event);
    }
  }

  private static Predicate<PlaceCall> of(UUID campaign) {
    return job -> job.call().campaignId().equals(campaign);
  }

  private static String priority(PlaceCall job) {
    return Given.admin().get("/api/v1/leads/" + job.call().leadId()).path("priority");
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private static org.assertj.core.data.TemporalUnitOffset within(int seconds) {
    return org.assertj.core.api.Assertions.within(seconds, ChronoUnit.SECONDS);
  }
}
