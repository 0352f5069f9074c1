package dev.ringbridge.queue.incoming;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.CallCommand.TakeCaller;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallEvent.SafeHarborGiven;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerRang;
import dev.ringbridge.core.incoming.Verification;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.queue.Floor;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.Topics;
import dev.ringbridge.queue.Topics.Heard;
import dev.ringbridge.queue.call.Conversations;
import dev.ringbridge.queue.pacing.FreeAgents;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leads that call us and are put through to an agent. */
@QuarkusTest
@WithTestResource(TestServers.class)
class CallersPutThroughTest {
  private static final AtomicInteger NUMBER = new AtomicInteger(4000);
  private static final UUID SUPERVISOR = new UUID(7, 3);

  @Inject Topics topics;
  @Inject Floor floor;
  @Inject Conversations talks;
  @Inject Ids ids;
  @Inject FreeAgents agents;
  @Inject @InQueue Database database;

  private final Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final String number = "+1720555" + NUMBER.incrementAndGet();
  private Heard commands;

  @BeforeEach
  void listen() {
    commands = topics.listen(Topic.CALL_COMMANDS);
  }

  @AfterEach
  void endShift() {
    floor.endShift();
  }

  /** A campaign whose agents are there, and which dials nobody. */
  private UUID openCampaign(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("practice", true);
    floor.openAccount("US");
    UUID campaign = Given.campaign(settings);
    Floor.start(campaign);
    Given.admin().post("/api/v1/campaigns/" + campaign + "/pause").then().statusCode(200);
    return campaign;
  }

  /** An agent takes calls of a campaign, and the queue knows it. */
  private UUID free(UUID campaign, UUID agent) {
    floor.onShift(campaign, agent);
    assertSoon(() -> assertThat(agents.find(agent)).isPresent());
    return agent;
  }

  private void change(String sql, UUID lead) {
    database
        .asEngine(work -> work.sql().preparedQuery(sql).execute(Tuple.of(lead)).replaceWithVoid())
        .await()
        .indefinitely();
  }

  private UUID lead(UUID campaign) {
    return UUID.fromString(
        Given.admin()
            .body(Map.of("campaignId", campaign, "name", "Rita Rang", "phone", number))
            .post("/api/v1/leads")
            .then()
            .statusCode(201)
            .extract()
            .path("id"));
  }

  private CallerRang rings(String from, Verification verification, Instant waitsUntil) {
    return rings(from, verification, waitsUntil, at);
  }

  private CallerRang rings(
      String from, Verification verification, Instant waitsUntil, Instant when) {
    return rings(floor.account(), from, verification, waitsUntil, when);
  }

  private CallerRang rings(
      UUID account, String from, Verification verification, Instant waitsUntil, Instant when) {
    CallerRang rang =
        new CallerRang(
            ids.next(),
            Given.OURS,
            account,
            new PhoneNumber(from),
            new PhoneNumber("+12125550199"),
            verification,
            waitsUntil,
            when);
    topics.say(rang);
    return rang;
  }

  /** Somebody calls who waits for an agent; a test may be slow. */
  private CallerRang rings(String from) {
    return rings(from, Verification.A, Instant.now().plus(Duration.ofMinutes(1)));
  }

  private TakeCaller taken(CallerRang rang) {
    return commands
        .await(1, TakeCaller.class, one -> one.call().callId().equals(rang.callId()))
        .get(0);
  }

  private static ValidatableResponse entry(CallerRang rang) {
    return Given.as(SUPERVISOR, Role.SUPERVISOR, Given.OURS)
        .get("/api/v1/incoming-calls?limit=200")
        .then()
        .statusCode(200)
        .rootPath("items.find { it.id == '" + rang.callId() + "' }");
  }

  private static ValidatableResponse call(CallerRang rang) {
    return Given.admin().get("/api/v1/calls/" + rang.callId()).then();
  }

  private static ValidatableResponse leadOf(UUID id) {
    return Given.admin().get("/api/v1/leads/" + id).then().statusCode(200);
  }

  private static ValidatableResponse history(UUID lead) {
    return Given.admin().get("/api/v1/leads/" + lead + "/history").then();
  }

  private void answered(TakeCaller taken) {
    topics.say(new CallPlaced(taken.call(), "CA" + taken.call().callId(), at));
    topics.say(new CallAnswered(taken.call(), taken.reservation(), at.plusSeconds(2), at));
  }

  private void ended(TakeCaller taken) {
    topics.say(
        new CallEnded(taken.call(), null, Ending.COMPLETED, Evidence.CARRIER, at.plusSeconds(30)));
  }

  @Test
  void leadThatCallsIsTakenAndTalksWithAnAgentAndIsNoAttempt() {
    UUID campaign = openCampaign(Map.of("mode", "MANUAL"));
    UUID lead = lead(campaign);
    UUID agent = free(campaign, UUID.randomUUID());

    CallerRang rang = rings(number);
    TakeCaller taken = taken(rang);
    assertThat(taken.call().leadId()).isEqualTo(lead);
    assertThat(taken.reservation().agentId()).isEqualTo(agent);
    leadOf(lead).body("dialState", is("CALLING"));
    answered(taken);
    topics.say(new CallBridged(taken.call(), agent, "room", 1, at.plusSeconds(1)));
    assertSoon(
        () ->
            entry(rang)
                .body("state", is("TAKEN"))
                .body("routing", is("TO_ANYONE"))
                .body("takenBy", is(agent.toString())));
    ended(taken);

    assertSoon(() -> call(rang).body("outcome", is("COMPLETED")));
    call(rang).body("cameIn", is(true)).body("attempt", is(false));
    assertSoon(() -> leadOf(lead).body("dialState", is("REACHED")).body("attempts", is(0)));
    Given.as(agent, Role.AGENT, Given.OURS)
        .body(Map.of("code", "SPECIAL_DND"))
        .post("/api/v1/calls/" + rang.callId() + "/disposition")
        .then()
        .statusCode(200);
    assertSoon(() -> leadOf(lead).body("dialState", is("SUPPRESSED")));
    history(lead)
        .body(
            "items.line",
            hasItem(
                "Called us; the caller's number is verified (A). Put through to whoever is free longest."))
        .body("items.kind", not(hasItem("PLACED")));
    Given.admin()
        .get("/api/v1/campaigns/" + campaign)
        .then()
        .body("counts.outcomes.COMPLETED", nullValue())
        .body("counts.outcomes.MISSED", nullValue());
  }

  @Test
  void leadsOwnerIsMeantWhereTheyAreFree() {
    floor.openAccount("US");
    UUID campaign = Floor.campaignWithLeads(Map.of(), "low");
    PlaceCall first = talks.talked(topics.listen(Topic.DIAL_JOBS), campaign);
    talks.end(first);
    assertSoon(() -> Conversations.lead(first).body("dialState", is("REACHED")));
    free(campaign, UUID.randomUUID());
    free(campaign, talks.agent());

    CallerRang rang = rings(first.number().e164());

    assertThat(taken(rang).reservation().agentId()).isEqualTo(talks.agent());
    assertSoon(() -> entry(rang).body("routing", is("TO_OWNER")));
  }

  @Test
  void callerWhomNobodyCameToTalkWithIsCalledBackAndNotAbandoned() {
    UUID campaign = openCampaign(Map.of());
    UUID lead = lead(campaign);
    free(campaign, UUID.randomUUID());
    CallerRang rang = rings(number);
    TakeCaller taken = taken(rang);
    answered(taken);
    topics.say(new SafeHarborGiven(taken.call(), at.plusSeconds(2)));
    ended(taken);

    assertSoon(() -> call(rang).body("outcome", is("MISSED")));
    assertSoon(
        () ->
            leadOf(lead)
                .body("dialState", is("SCHEDULED"))
                .body("category", is("CALLBACK"))
                .body("attempts", is(0))
                .body("dueAt", is(at.plusSeconds(120).toString())));
    entry(rang).body("state", is("CALLBACK"));
  }

  @Test
  void callerIsToldNothingMoreWhereNobodyIsFree() {
    UUID lead = lead(openCampaign(Map.of()));

    CallerRang rang = rings(number);

    assertSoon(() -> entry(rang).body("routing", is("NOBODY_FREE")).body("state", is("CALLBACK")));
    history(lead)
        .body(
            "items.line",
            hasItem(
                "Called us; the caller's number is verified (A). Nobody was free to talk with them."));
    call(rang).statusCode(404);
  }

  @Test
  void whoMayNotBePutThroughIsNot() {
    UUID campaign = openCampaign(Map.of());
    lead(campaign);
    free(campaign, UUID.randomUUID());

    CallerRang forged = rings(number, Verification.FAILED, Instant.now().plusSeconds(60));
    CallerRang late = rings(number, Verification.A, Instant.now().minusSeconds(60));
    CallerRang stranger = rings("+17205553999");
    CallerRang unwanted = rings(number, Verification.A, null);

    assertSoon(() -> entry(unwanted).body("routing", nullValue()).body("state", is("CALLBACK")));
    entry(forged).body("routing", is("FORGED_NUMBER"));
    entry(late).body("routing", is("TOO_LATE"));
    entry(stranger).body("routing", is("UNKNOWN_CALLER"));
  }

  @Test
  void callerOnAnotherAccountThanTheAgentsPhonesTakesNobodyAway() {
    UUID campaign = openCampaign(Map.of());
    lead(campaign);
    free(campaign, UUID.randomUUID());
    Instant waitsUntil = Instant.now().plusSeconds(60);

    CallerRang elsewhere = rings(new UUID(5, 5), number, Verification.A, waitsUntil, at);

    assertSoon(
        () ->
            entry(elsewhere).body("routing", is("PHONES_ELSEWHERE")).body("state", is("CALLBACK")));
    call(elsewhere).statusCode(404);
  }

  @Test
  void agentWhoIsMeantForACallIsMeantForNoOther() {
    UUID campaign = openCampaign(Map.of());
    lead(campaign);
    String another = "+1720555" + NUMBER.incrementAndGet();
    Given.admin()
        .body(Map.of("campaignId", campaign, "name", "Olga Other", "phone", another))
        .post("/api/v1/leads")
        .then()
        .statusCode(201);
    UUID agent = free(campaign, UUID.randomUUID());

    CallerRang first = rings(number);
    assertThat(taken(first).reservation().agentId()).isEqualTo(agent);
    CallerRang second = rings(another);

    assertSoon(() -> entry(second).body("routing", is("NOBODY_FREE")));
  }

  @Test
  void whoWasServedOnTheNextCallIsNotLeftToASupervisor() {
    UUID campaign = openCampaign(Map.of());
    UUID lead = lead(campaign);
    CallerRang vain = rings(number);
    assertSoon(() -> entry(vain).body("routing", is("NOBODY_FREE")));
    UUID agent = free(campaign, UUID.randomUUID());
    TakeCaller taken = taken(rings(number));
    answered(taken);
    topics.say(new CallBridged(taken.call(), agent, "room", 1, at.plusSeconds(1)));
    ended(taken);
    assertSoon(() -> leadOf(lead).body("dialState", is("REACHED")));
    Given.as(agent, Role.AGENT, Given.OURS)
        .body(Map.of("code", "SPECIAL_DND"))
        .post("/api/v1/calls/" + taken.call().callId() + "/disposition")
        .then()
        .statusCode(200);

    assertSoon(() -> leadOf(lead).body("dialState", is("SUPPRESSED")));
    entry(vain).body("state", is("CALLBACK"));
  }

  @Test
  void logSaysThatItWasTooLateWhereTelephonyFoundThat() {
    UUID campaign = openCampaign(Map.of());
    UUID lead = lead(campaign);
    free(campaign, UUID.randomUUID());
    CallerRang rang = rings(number);
    ended(taken(rang));

    assertSoon(() -> entry(rang).body("routing", is("TOO_LATE")));
    history(lead).body("items.line", hasItem(endsWith("it was found out too late.")));
  }

  @Test
  void leadOfAnotherLanguageGoesToWhoSpeaksItOrToNobody() {
    UUID campaign = openCampaign(Map.of());
    UUID lead = lead(campaign);
    change("update queue.leads set wants_language = 'tamil' where id = $1", lead);
    free(campaign, UUID.randomUUID());

    CallerRang rang = rings(number);

    assertSoon(() -> entry(rang).body("routing", is("NOBODY_FREE")));
  }

  @Test
  void callbackIsGrantedOnceADayAndTheSecondRingWaitsForASupervisor() {
    UUID lead = lead(openCampaign(Map.of()));
    CallerRang first = rings(number, Verification.A, null);
    assertSoon(() -> entry(first).body("state", is("CALLBACK")));
    change(
        "with gone as (delete from queue.lead_queue where lead_id = $1) update queue.leads set dial_state = 'EXHAUSTED', callback = false where id = $1",
        lead);

    CallerRang second = rings(number, Verification.A, null, at.plusSeconds(3600));

    assertSoon(() -> entry(second).body("state", is("OPEN")));
    leadOf(lead).body("dialState", is("EXHAUSTED"));

    CallerRang nextDay = rings(number, Verification.A, null, at.plus(Duration.ofHours(25)));
    assertSoon(() -> entry(nextDay).body("state", is("CALLBACK")));
  }

  @Test
  void leadThatMustNotBeCalledAnyMoreWaitsForASupervisorInstead() {
    lead(openCampaign(Map.of()));
    CallerRang rang = rings(number, Verification.A, null);
    assertSoon(() -> entry(rang).body("state", is("CALLBACK")));

    Given.admin()
        .body(Map.of("number", number, "reason", "asked"))
        .post("/api/v1/suppressions")
        .then()
        .statusCode(201);

    assertSoon(() -> entry(rang).body("state", is("OPEN")));
    Given.as(SUPERVISOR, Role.SUPERVISOR, Given.OURS)
        .get("/api/v1/incoming-calls?state=OPEN&limit=200")
        .then()
        .body("items.id", hasItems(rang.callId().toString()));
  }
}
