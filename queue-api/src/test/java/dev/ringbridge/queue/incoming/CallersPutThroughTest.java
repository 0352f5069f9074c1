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
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.SafeHarborGiven;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerRang;
import dev.ringbridge.core.incoming.Verification;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.queue.Floor;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.Topics;
import dev.ringbridge.queue.call.Conversations;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leads that call us and are put through to an agent. */
@QuarkusTest
@WithTestResource(TestServers.class)
class CallersPutThroughTest {
  @Inject Ringing callers;
  @Inject Topics topics;
  @Inject Conversations talks;

  private final String number = Ringing.number();
  private Instant at;

  @BeforeEach
  void look() {
    at = callers.at();
  }

  @AfterEach
  void endShift() {
    callers.endShift();
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

  @Test
  void leadThatCallsIsTakenAndTalksWithAnAgentAndIsNoAttempt() {
    UUID campaign = callers.openCampaign(Map.of("mode", "MANUAL"));
    UUID lead = lead(campaign);
    UUID agent = callers.free(campaign, UUID.randomUUID());

    CallerRang rang = callers.rings(number);
    TakeCaller taken = callers.taken(rang);
    assertThat(taken.call().leadId()).isEqualTo(lead);
    assertThat(taken.reservation().agentId()).isEqualTo(agent);
    Ringing.leadOf(lead).body("dialState", is("CALLING"));
    callers.answered(taken);
    topics.say(new CallBridged(taken.call(), agent, "room", 1, at.plusSeconds(1)));
    assertSoon(
        () ->
            Ringing.entry(rang)
                .body("state", is("TAKEN"))
                .body("routing", is("TO_ANYONE"))
                .body("takenBy", is(agent.toString())));
    callers.ended(taken);

    assertSoon(() -> Ringing.call(rang).body("outcome", is("COMPLETED")));
    Ringing.call(rang).body("cameIn", is(true)).body("attempt", is(false));
    assertSoon(() -> Ringing.leadOf(lead).body("dialState", is("REACHED")).body("attempts", is(0)));
    Given.as(agent, Role.AGENT, Given.OURS)
        .body(Map.of("code", "SPECIAL_DND"))
        .post("/api/v1/calls/" + rang.callId() + "/disposition")
        .then()
        .statusCode(200);
    assertSoon(() -> Ringing.leadOf(lead).body("dialState", is("SUPPRESSED")));
    Ringing.history(lead)
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
    callers.openAccount("US");
    UUID campaign = Floor.campaignWithLeads(Map.of(), "low");
    PlaceCall first = talks.talked(topics.listen(Topic.DIAL_JOBS), campaign);
    talks.end(first);
    assertSoon(() -> Conversations.lead(first).body("dialState", is("REACHED")));
    callers.free(campaign, UUID.randomUUID());
    callers.free(campaign, talks.agent());

    CallerRang rang = callers.rings(first.number().e164());

    assertThat(callers.taken(rang).reservation().agentId()).isEqualTo(talks.agent());
    assertSoon(() -> Ringing.entry(rang).body("routing", is("TO_OWNER")));
  }

  @Test
  void callerWhomNobodyCameToTalkWithIsCalledBackAndNotAbandoned() {
    UUID campaign = callers.openCampaign(Map.of());
    UUID lead = lead(campaign);
    callers.free(campaign, UUID.randomUUID());
    CallerRang rang = callers.rings(number);
    TakeCaller taken = callers.taken(rang);
    callers.answered(taken);
    topics.say(new SafeHarborGiven(taken.call(), at.plusSeconds(2)));
    callers.ended(taken);

    assertSoon(() -> Ringing.call(rang).body("outcome", is("MISSED")));
    assertSoon(
        () ->
            Ringing.leadOf(lead)
                .body("dialState", is("SCHEDULED"))
                .body("category", is("CALLBACK"))
                .body("attempts", is(0))
                .body("dueAt", is(at.plusSeconds(120).toString())));
    Ringing.entry(rang).body("state", is("CALLBACK"));
  }

  @Test
  void callerIsToldNothingMoreWhereNobodyIsFree() {
    UUID lead = lead(callers.openCampaign(Map.of()));

    CallerRang rang = callers.rings(number);

    assertSoon(
        () -> Ringing.entry(rang).body("routing", is("NOBODY_FREE")).body("state", is("CALLBACK")));
    Ringing.history(lead)
        .body(
            "items.line",
            hasItem(
                "Called us; the caller's number is verified (A). Nobody was free to talk with them."));
    Ringing.call(rang).statusCode(404);
  }

  @Test
  void whoMayNotBePutThroughIsNot() {
    UUID campaign = callers.openCampaign(Map.of());
    lead(campaign);
    callers.free(campaign, UUID.randomUUID());

    CallerRang forged = callers.rings(number, Verification.FAILED, Instant.now().plusSeconds(60));
    CallerRang late = callers.rings(number, Verification.A, Instant.now().minusSeconds(60));
    CallerRang stranger = callers.rings("+17205553999");
    CallerRang unwanted = callers.rings(number, Verification.A, null);

    assertSoon(
        () -> Ringing.entry(unwanted).body("routing", nullValue()).body("state", is("CALLBACK")));
    Ringing.entry(forged).body("routing", is("FORGED_NUMBER"));
    Ringing.entry(late).body("routing", is("TOO_LATE"));
    Ringing.entry(stranger).body("routing", is("UNKNOWN_CALLER"));
  }

  @Test
  void callerOnAnotherAccountThanTheAgentsPhonesTakesNobodyAway() {
    UUID campaign = callers.openCampaign(Map.of());
    lead(campaign);
    callers.free(campaign, UUID.randomUUID());
    Instant waitsUntil = Instant.now().plusSeconds(60);

    CallerRang elsewhere = callers.rings(new UUID(5, 5), number, Verification.A, waitsUntil, at);

    assertSoon(
        () ->
            Ringing.entry(elsewhere)
                .body("routing", is("PHONES_ELSEWHERE"))
                .body("state", is("CALLBACK")));
    Ringing.call(elsewhere).statusCode(404);
  }

  @Test
  void agentWhoIsMeantForACallIsMeantForNoOther() {
    UUID campaign = callers.openCampaign(Map.of());
    lead(campaign);
    String another = Ringing.number();
    Given.admin()
        .body(Map.of("campaignId", campaign, "name", "Olga Other", "phone", another))
        .post("/api/v1/leads")
        .then()
        .statusCode(201);
    UUID agent = callers.free(campaign, UUID.randomUUID());

    CallerRang first = callers.rings(number);
    assertThat(callers.taken(first).reservation().agentId()).isEqualTo(agent);
    CallerRang second = callers.rings(another);

    assertSoon(() -> Ringing.entry(second).body("routing", is("NOBODY_FREE")));
  }

  @Test
  void whoWasServedOnTheNextCallIsNotLeftToASupervisor() {
    UUID campaign = callers.openCampaign(Map.of());
    UUID lead = lead(campaign);
    CallerRang vain = callers.rings(number);
    assertSoon(() -> Ringing.entry(vain).body("routing", is("NOBODY_FREE")));
    UUID agent = callers.free(campaign, UUID.randomUUID());
    TakeCaller taken = callers.taken(callers.rings(number));
    callers.answered(taken);
    topics.say(new CallBridged(taken.call(), agent, "room", 1, at.plusSeconds(1)));
    callers.ended(taken);
    assertSoon(() -> Ringing.leadOf(lead).body("dialState", is("REACHED")));
    Given.as(agent, Role.AGENT, Given.OURS)
        .body(Map.of("code", "SPECIAL_DND"))
        .post("/api/v1/calls/" + taken.call().callId() + "/disposition")
        .then()
        .statusCode(200);

    assertSoon(() -> Ringing.leadOf(lead).body("dialState", is("SUPPRESSED")));
    Ringing.entry(vain).body("state", is("CALLBACK"));
  }

  @Test
  void logSaysThatItWasTooLateWhereTelephonyFoundThat() {
    UUID campaign = callers.openCampaign(Map.of());
    UUID lead = lead(campaign);
    callers.free(campaign, UUID.randomUUID());
    CallerRang rang = callers.rings(number);
    callers.ended(callers.taken(rang));

    assertSoon(() -> Ringing.entry(rang).body("routing", is("TOO_LATE")));
    Ringing.history(lead).body("items.line", hasItem(endsWith("it was found out too late.")));
  }

  @Test
  void leadOfAnotherLanguageGoesToWhoSpeaksItOrToNobody() {
    UUID campaign = callers.openCampaign(Map.of());
    UUID lead = lead(campaign);
    callers.change("update queue.leads set wants_language = 'tamil' where id = $1", lead);
    callers.free(campaign, UUID.randomUUID());

    CallerRang rang = callers.rings(number);

    assertSoon(() -> Ringing.entry(rang).body("routing", is("NOBODY_FREE")));
  }

  @Test
  void callbackIsGrantedOnceADayAndTheSecondRingWaitsForASupervisor() {
    UUID lead = lead(callers.openCampaign(Map.of()));
    CallerRang first = callers.rings(number, Verification.A, null);
    assertSoon(() -> Ringing.entry(first).body("state", is("CALLBACK")));
    callers.change(
        "with gone as (delete from queue.lead_queue where lead_id = $1) update queue.leads set dial_state = 'EXHAUSTED', callback = false where id = $1",
        lead);

    CallerRang second = callers.rings(number, Verification.A, null, at.plusSeconds(3600));

    assertSoon(() -> Ringing.entry(second).body("state", is("OPEN")));
    Ringing.leadOf(lead).body("dialState", is("EXHAUSTED"));

    CallerRang nextDay = callers.rings(number, Verification.A, null, at.plus(Duration.ofHours(25)));
    assertSoon(() -> Ringing.entry(nextDay).body("state", is("CALLBACK")));
  }

  @Test
  void leadThatMustNotBeCalledAnyMoreWaitsForASupervisorInstead() {
    lead(callers.openCampaign(Map.of()));
    CallerRang rang = callers.rings(number, Verification.A, null);
    assertSoon(() -> Ringing.entry(rang).body("state", is("CALLBACK")));

    Given.admin()
        .body(Map.of("number", number, "reason", "asked"))
        .post("/api/v1/suppressions")
        .then()
        .statusCode(201);

    assertSoon(() -> Ringing.entry(rang).body("state", is("OPEN")));
    Given.as(Ringing.SUPERVISOR, Role.SUPERVISOR, Given.OURS)
        .get("/api/v1/incoming-calls?state=OPEN&limit=200")
        .then()
        .body("items.id", hasItems(rang.callId().toString()));
  }
}
