package dev.ringbridge.queue.broadcast;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.ringbridge.core.call.Broadcast;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallEvent.MessageHeard;
import dev.ringbridge.core.call.CallEvent.OptedOut;
import dev.ringbridge.core.call.CallEvent.TransferRequested;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.queue.Floor;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.Topics;
import dev.ringbridge.queue.Topics.Heard;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
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

/** Campaigns that need no agent to dial: their lines, what came of their calls, and the law. */
@QuarkusTest
@WithTestResource(TestServers.class)
class BroadcastsTest {
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
  void linesAreKeptBusyWithoutAnyAgentAndEachJobSaysWhatIsSaid() {
    UUID campaign = broadcasting(said(2, "1", "9"), "medium", "medium", "medium", "medium");
    Floor.start(campaign);

    List<PlaceCall> planned = jobs.await(2, PlaceCall.class, of(campaign));
    assertSoon(
        () ->
            decisions(campaign)
                .body("items[0].limit", is("LINES"))
                .body("items[-1].calls", is(2))
                .body("items[-1].inputs.lines", is(2))
                .body("items[-1].inputs.freeAgents", is(0)));
    assertThat(jobs.all(PlaceCall.class, of(campaign))).hasSize(2);
    assertThat(planned)
        .allSatisfy(job -> assertThat(job.reservation()).isNull())
        .allSatisfy(
            job ->
                assertThat(job.rules().broadcast())
                    .isEqualTo(new Broadcast("Press 1 or 9.", true, "1", "9", "Bye.", "Busy.")));

    CallRef first = planned.get(0).call();
    greet(first);
    assertThat(jobs.all(PlaceCall.class, of(campaign)))
        .as("a call that hears the message keeps its line")
        .hasSize(2);
    end(first);
    assertThat(jobs.await(3, PlaceCall.class, of(campaign))).hasSize(3);
  }

  @Test
  void messageIsNeverGivenToAnAccountThatHearsNoKeysAndIsSaidAtOnceWhenOneDoes() {
    UUID campaign = broadcasting(said(1, "1", "9"), "medium");
    floor.openDeafAccountAlone("US");
    String line =
        "It says a message, and no simulated carrier account that hears keys takes calls: it practices.";
    assertSoon(
        () ->
            Given.admin()
                .post("/api/v1/campaigns/" + campaign + "/start")
                .then()
                .statusCode(409)
                .body("detail", containsString("that says messages and hears keys takes calls")));

    floor.openAccount("US");
    assertSoon(() -> Floor.start(campaign));
    PlaceCall job = jobs.await(1, PlaceCall.class, of(campaign)).get(0);
    floor.openDeafAccountAlone("US");
    end(job.call());
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/campaigns/" + campaign + "/explanation")
                .then()
                .body("dialing", is(false))
                .body("line", is(line)));
    explained(String.valueOf(job.call().leadId()))
        .body("rules.find { it.rule == 'ACCOUNT_OPEN' }.holds", is(false));
    assertSoon(() -> decisions(campaign).body("items[0].limit", is("NO_ACCOUNT")));
    assertThat(jobs.all(PlaceCall.class, of(campaign))).hasSize(1);
  }

  @Test
  void nothingIsDialedWithAKeyForAgentsWhosePhonesAreOnAnAccountThatHearsNone() {
    UUID campaign = broadcasting(said(1, "1", "9"), "medium");
    UUID informing = broadcasting(said(1, null, "9"), "medium");
    String there = "findings.findAll { it.code == 'AGENTS_ELSEWHERE' }.severity";
    assertSoon(() -> checked(campaign).body(there, is(List.of())));

    floor.openDeafAccountBeforeAnother("US");

    assertSoon(() -> checked(campaign).body(there, is(List.of("ERROR"))));
    checked(informing).body(there, is(List.of()));
    Given.admin()
        .post("/api/v1/campaigns/" + campaign + "/start")
        .then()
        .statusCode(409)
        .body("detail", containsString("on an account that hears no keys"));
    floor.openDeafAccountAlone("US");
  }

  private static ValidatableResponse checked(UUID campaign) {
    return Given.admin().get("/api/v1/campaigns/" + campaign + "/check").then().statusCode(200);
  }

  @Test
  void messageHeardToItsEndFinishesTheLeadWithoutAnyAgentsWord() {
    PlaceCall job = first(broadcasting(said(1, "1", "9"), "medium"));
    greet(job.call());
    topics.say(new MessageHeard(job.call(), now()));
    end(job.call());

    assertSoon(() -> call(job.call()).body("outcome", is("INFORMED")));
    assertSoon(() -> lead(job).body("dialState", is("REACHED")).body("attempts", is(1)));
  }

  @Test
  void leadIsToldAgainOrGivenUpAsTheCampaignsRulesSay() {
    Map<String, Object> settings = new HashMap<>(said(1, "1", "9"));
    settings.put("retryMinutes", Map.of("HUNG_UP", 60));
    PlaceCall job = first(broadcasting(settings, "medium"));
    greet(job.call());
    end(job.call());

    assertSoon(() -> call(job.call()).body("outcome", is("HUNG_UP")));
    assertSoon(() -> lead(job).body("dialState", is("SCHEDULED")));
  }

  @Test
  void whoOptsOutByAKeyIsLeftAloneByTheWholeOrganizationAtOnce() {
    UUID campaign = broadcasting(said(1, "1", "9"), "medium");
    PlaceCall job = first(campaign);
    String number = job.number().e164();
    greet(job.call());

    topics.say(new OptedOut(job.call(), now()));

    assertSoon(
        () ->
            Given.admin()
                .queryParam("text", number.substring(1))
                .get("/api/v1/suppressions")
                .then()
                .body("items.size()", is(1))
                .body("items[0].source", is("KEY"))
                .body("items[0].leadId", is(String.valueOf(job.call().leadId()))));
    end(job.call());
    assertSoon(() -> call(job.call()).body("outcome", is("OPTED_OUT")));
    call(job.call()).body("disposition", is("SPECIAL_DND"));
    assertSoon(() -> lead(job).body("dialState", is("SUPPRESSED")));
    Given.admin()
        .get("/api/v1/leads/" + job.call().leadId() + "/history")
        .then()
        .body("items.line", hasItem(containsString("Opted out of a message by a key")));
    assertSoon(() -> decisions(campaign).body("items[0].limit", is("LEADS")));
    assertThat(jobs.all(PlaceCall.class, of(campaign))).hasSize(1);
  }

  @Test
  void wishNotToBeCalledHoldsThoughTheEndWasHeardFirstAndTwice() {
    PlaceCall job = first(broadcasting(said(1, null, "9"), "medium"));
    end(job.call());
    topics.say(new OptedOut(job.call(), now()));
    greet(job.call());
    topics.say(new OptedOut(job.call(), now()));

    assertSoon(() -> call(job.call()).body("outcome", is("OPTED_OUT")));
    assertSoon(() -> lead(job).body("dialState", is("SUPPRESSED")));
  }

  @Test
  void whoAskedForAnAgentIsTheirsOrAbandoned() {
    UUID campaign = broadcasting(said(2, "1", "9"), "medium", "medium");
    Floor.start(campaign);
    List<PlaceCall> both = jobs.await(2, PlaceCall.class, of(campaign));
    CallRef talked = both.get(0).call();
    CallRef alone = both.get(1).call();
    for (CallRef call : List.of(talked, alone)) {
      greet(call);
      topics.say(new TransferRequested(call, now().plusSeconds(2), now()));
    }
    UUID agent = UUID.randomUUID();
    topics.say(new CallBridged(talked, agent, "room", 1, now()));
    end(talked);
    end(alone);

    assertSoon(
        () -> call(talked).body("outcome", is("COMPLETED")).body("agentId", is(agent.toString())));
    assertSoon(() -> call(alone).body("outcome", is("ABANDONED")));
  }

  @Test
  void contradictionsAreRefusedByTheFieldAndWhatIsMissingByTheCheck() {
    refused(said(5, "9", "9"), "broadcast.optOutKey");
    refused(said(5, "#", "9"), "broadcast.transferKey");
    refused(said(0, "1", "9"), "broadcast.lines");
    refused(said(501, "1", "9"), "broadcast.lines");
    refused(with(said(5, "1", "9"), "optOutText", " "), "broadcast.optOutText");

    UUID empty = Floor.campaignWithLeads(Map.of("mode", "BROADCAST"), "medium");
    Given.admin()
        .get("/api/v1/campaigns/" + empty)
        .then()
        .body("broadcast.lines", is(10))
        .body("broadcast.optOutKey", is("9"));
    Given.admin()
        .get("/api/v1/campaigns/" + empty + "/check")
        .then()
        .body("findings.code", hasItem("MESSAGE_EMPTY"));
    assertSoon(
        () ->
            Given.admin()
                .post("/api/v1/campaigns/" + empty + "/start")
                .then()
                .statusCode(409)
                .body("detail", is("It cannot be started. It has no message to say: write one.")));
  }

  @Test
  void runningCampaignDoesNotBecomeOneWithoutAMessage() {
    UUID campaign = Floor.campaignWithLeads(Map.of("mode", "MANUAL"), "medium");
    Floor.start(campaign);

    change(campaign, Map.of("mode", "BROADCAST"))
        .statusCode(400)
        .body("errors.field", hasItem("broadcast.message"));
    Given.admin().get("/api/v1/campaigns/" + campaign).then().body("mode", is("MANUAL"));
    change(campaign, said(1, "1", "9")).statusCode(200).body("mode", is("BROADCAST"));
    change(campaign, with(said(1, "1", "9"), "message", " "))
        .statusCode(400)
        .body("errors.field", hasItem("broadcast.message"));
  }

  private static ValidatableResponse change(UUID campaign, Map<String, Object> settings) {
    Map<String, Object> body = new HashMap<>(settings);
    body.put("name", "Broadcast " + campaign);
    return Given.admin().body(body).put("/api/v1/campaigns/" + campaign).then();
  }

  @Test
  void messageIsSaidOnlyToWhoConsentedToItWhereTheLawAsksForThat() {
    Map<String, Object> real = new HashMap<>(said(1, "1", "9"));
    real.put("practice", false);
    real.put("consultRegistries", false);
    UUID campaign = Floor.campaignWith(real, "phone\n+12125559471\n", 1);
    String lead = leadOf(campaign);

    explained(lead)
        .body("rules.find { it.rule == 'CONSENT_GIVEN' }.holds", is(false))
        .body(
            "rules.find { it.rule == 'CONSENT_GIVEN' }.text",
            is(
                "A message is said only to who consented to automated calls, and no such consent is known: the law of"
                    + " United States, federal."))
        .body(
            "rules.find { it.rule == 'CONSENT_GIVEN' }.sources",
            hasItem(startsWith("47 CFR 64.1200(a)(2)")))
        .body("rules.find { it.rule == 'OPT_OUT_OFFERED' }.holds", is(true));
    Given.admin()
        .get("/api/v1/campaigns/" + campaign + "/check")
        .then()
        .body("findings.find { it.code == 'CONSENT_MISSING' }.severity", is("ERROR"));

    Given.admin()
        .body(Map.of("scope", "AUTOMATED", "source", "Web form"))
        .post("/api/v1/leads/" + lead + "/consents")
        .then()
        .statusCode(201);
    assertSoon(
        () -> explained(lead).body("rules.find { it.rule == 'CONSENT_GIVEN' }.holds", is(true)));
  }

  @Test
  void messageWithoutAWayOutIsNotSaidWhereTheLawAsksForOne() {
    Map<String, Object> real = new HashMap<>(said(1, "1", null));
    real.put("practice", false);
    real.put("consultRegistries", false);
    UUID campaign = Floor.campaignWith(real, "phone,consent\n+12125559472,automated\n", 1);

    explained(leadOf(campaign))
        .body("rules.find { it.rule == 'CONSENT_GIVEN' }.holds", is(true))
        .body("rules.find { it.rule == 'OPT_OUT_OFFERED' }.holds", is(false))
        .body("rules.find { it.rule == 'OPT_OUT_OFFERED' }.sources.size()", greaterThan(0));
    Given.admin()
        .get("/api/v1/campaigns/" + campaign + "/explanation")
        .then()
        .body("queue.find { it.reason == 'OPT_OUT_OFFERED' }.leads", is(1));
    Given.admin()
        .get("/api/v1/campaigns/" + campaign + "/check")
        .then()
        .body("findings.find { it.code == 'OPT_OUT_MISSING' }.severity", is("ERROR"));
  }

  private static void refused(Map<String, Object> settings, String field) {
    Map<String, Object> body = new HashMap<>(settings);
    body.put("name", "Broadcast " + UUID.randomUUID());
    Given.admin()
        .body(body)
        .post("/api/v1/campaigns")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem(field));
  }

  private static UUID broadcasting(Map<String, Object> settings, String... priorities) {
    return Floor.campaignWithLeads(settings, priorities);
  }

  private static Map<String, Object> said(int lines, String transferKey, String optOutKey) {
    Map<String, Object> broadcast = new HashMap<>();
    broadcast.put("lines", lines);
    broadcast.put("message", "Press 1 or 9.");
    broadcast.put("again", true);
    broadcast.put("transferKey", transferKey);
    broadcast.put("optOutKey", optOutKey);
    broadcast.put("optOutText", "Bye.");
    broadcast.put("nobodyFreeText", "Busy.");
    return Map.of("mode", "BROADCAST", "broadcast", broadcast);
  }

  private static Map<String, Object> with(
      Map<String, Object> settings, String field, Object value) {
    Map<String, Object> broadcast = new HashMap<>();
    ((Map<?, ?>) settings.get("broadcast"))
        .forEach((key, known) -> broadcast.put(String.valueOf(key), known));
    broadcast.put(field, value);
    return Map.of("mode", "BROADCAST", "broadcast", broadcast);
  }

  private PlaceCall first(UUID campaign) {
    Floor.start(campaign);
    return jobs.await(1, PlaceCall.class, of(campaign)).get(0);
  }

  /** Picked up, and the message is being said. */
  private void greet(CallRef call) {
    Instant at = now();
    topics.say(new CallPlaced(call, "CA" + call.callId(), at));
    topics.say(new CallAnswered(call, null, at, at));
    assertSoon(() -> call(call).body("answeredAt", is(at.toString())));
  }

  private void end(CallRef call) {
    topics.say(new CallEnded(call, null, Ending.COMPLETED, Evidence.CARRIER, now()));
  }

  private static ValidatableResponse call(CallRef call) {
    return Given.admin().get("/api/v1/calls/" + call.callId()).then();
  }

  private static ValidatableResponse lead(PlaceCall job) {
    return Given.admin().get("/api/v1/leads/" + job.call().leadId()).then();
  }

  private static ValidatableResponse explained(String lead) {
    return Given.admin().get("/api/v1/leads/" + lead + "/explanation").then();
  }

  private static ValidatableResponse decisions(UUID campaign) {
    return Given.admin().get("/api/v1/campaigns/" + campaign + "/pacing-decisions").then();
  }

  private static String leadOf(UUID campaign) {
    return Given.admin()
        .queryParam("campaignId", campaign)
        .get("/api/v1/leads")
        .path("items[0].id");
  }

  private static Predicate<PlaceCall> of(UUID campaign) {
    return job -> job.call().campaignId().equals(campaign);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
