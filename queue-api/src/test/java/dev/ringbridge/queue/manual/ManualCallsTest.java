package dev.ringbridge.queue.manual;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.core.call.Reservation;
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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class ManualCallsTest {
  private static final Map<String, Object> MANUAL = Map.of("mode", "MANUAL");

  @Inject Topics topics;
  @Inject Floor floor;

  private Heard jobs;

  @BeforeEach
  void open() {
    jobs = topics.listen(Topic.DIAL_JOBS);
    floor.openAccount("US", "CA", "GB", "IN", "AU", "JP", "DE");
  }

  @AfterEach
  void endShift() {
    floor.endShift(jobs);
  }

  @Test
  void numberThatIsNoLeadBecomesOneAndIsDialedForWhoAsked() {
    UUID campaign = running(MANUAL);
    UUID agent = agent(campaign);

    String call =
        dial(agent, number(campaign, "(212) 555-4801"))
            .statusCode(201)
            .body("state", is("PLANNED"))
            .body("phone", is("+12125554801"))
            .extract()
            .path("id");

    PlaceCall job = only(campaign);
    assertThat(job.call().callId()).isEqualTo(UUID.fromString(call));
    assertThat(job.number().e164()).isEqualTo("+12125554801");
    assertThat(job.reservation()).isEqualTo(new Reservation(agent, 1));
    assertThat(Duration.between(job.at(), job.notAfter())).isEqualTo(Duration.ofSeconds(5));
    lead(job)
        .body("dialState", is("CALLING"))
        .body("campaignId", is(campaign.toString()))
        .body("source", is("Dialed by hand"));
    Given.admin()
        .get("/api/v1/leads/" + job.call().leadId() + "/history")
        .then()
        .statusCode(200)
        .body("items.line", hasItem(containsString("an agent dialed it by hand")));
  }

  /**
   * Neither the message nor the consent that the law asks for it are for a call that is talked on.
   */
  @Test
  void whatAnAgentDialsInABroadcastIsNoMessage() {
    UUID campaign =
        campaign(
            Map.of(
                "mode",
                "BROADCAST",
                "manualCalls",
                true,
                "practice",
                true,
                "broadcast",
                Map.of(
                    "lines",
                    1,
                    "message",
                    "Press 9.",
                    "optOutKey",
                    "9",
                    "optOutText",
                    "Bye.",
                    "nobodyFreeText",
                    "")),
            "phone\n+12125554809\n");
    UUID agent = agent(campaign);
    Floor.start(campaign);
    PlaceCall said = only(campaign);
    assertThat(said.rules().broadcast()).isNotNull();

    String call =
        dial(agent, number(campaign, "+12125554808")).statusCode(201).extract().path("id");

    PlaceCall job =
        jobs.await(1, PlaceCall.class, one -> one.call().callId().toString().equals(call)).get(0);
    assertThat(job.reservation()).isEqualTo(new Reservation(agent, 1));
    assertThat(job.rules().broadcast()).isNull();
  }

  @Test
  void manualCampaignDialsNothingByItselfAndSaysSo() {
    UUID campaign = campaign(MANUAL, "phone\n+12125554810\n");
    Floor.start(campaign);
    agent(campaign);

    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/campaigns/" + campaign + "/pacing-decisions")
                .then()
                .body("items[0].limit", is("BY_HAND"))
                .body("items[0].calls", is(0)));
    Given.admin()
        .get("/api/v1/campaigns/" + campaign + "/explanation")
        .then()
        .body("dialing", is(false))
        .body("line", is("Its agents dial by hand."));
    assertThat(jobs.all(PlaceCall.class, job -> isOf(job, campaign))).isEmpty();
  }

  @Test
  void leadOutsideTheCampaignsFilterIsDialedByHand() {
    UUID campaign = campaign(MANUAL, "phone,source\n+12125554811,fair\n");
    Map<String, Object> web =
        Map.of("field", "SOURCE", "operator", "IS_ONE_OF", "values", List.of("web"));
    String filter = "/api/v1/campaigns/" + campaign + "/filter";
    Given.admin().body(Map.of("conditions", List.of(web))).put(filter).then().statusCode(200);
    assertSoon(() -> Given.admin().get(filter).then().body("fitting", is(0)));
    Floor.start(campaign);

    dial(agent(campaign), number(campaign, "+12125554811")).statusCode(201);

    PlaceCall job = only(campaign);
    lead(job).body("dialState", is("CALLING")).body("source", is("fair"));
    end(job, Ending.EXPIRED, Evidence.INFERRED);
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/campaigns/" + campaign + "/filter")
                .then()
                .body("waiting", is(1))
                .body("fitting", is(0)));
  }

  @Test
  void oneKeyDialsOnce() {
    UUID campaign = running(MANUAL);
    UUID agent = agent(campaign);
    Map<String, Object> wanted = number(campaign, "+12125554802");

    String first = once(agent, wanted).statusCode(201).extract().path("id");
    String again = once(agent, wanted).statusCode(201).extract().path("id");

    assertThat(again).isEqualTo(first);
    assertThat(jobs.await(1, PlaceCall.class, job -> isOf(job, campaign))).hasSize(1);
  }

  @Test
  void callThatNeverLeftGivesTheLeadItsPlaceBack() {
    UUID campaign = running(MANUAL);
    dial(agent(campaign), number(campaign, "+12125554803")).statusCode(201);
    PlaceCall job = only(campaign);

    end(job, Ending.EXPIRED, Evidence.INFERRED);

    assertSoon(() -> lead(job).body("dialState", is("PENDING")).body("attempts", is(0)));
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body("counts.queue.MEDIUM", is(1)));
  }

  @Test
  void callByHandIsAnAttemptAndTheCapHolds() {
    UUID campaign = running(Map.of("mode", "MANUAL", "callsPerDay", 1));
    dial(agent(campaign), number(campaign, "+12125554804")).statusCode(201);
    PlaceCall job = only(campaign);
    topics.say(new CallPlaced(job.call(), "CA1", now()));
    end(job, Ending.BUSY, Evidence.CARRIER);
    assertSoon(() -> lead(job).body("dialState", is("SCHEDULED")).body("attempts", is(1)));

    String opens =
        dial(agent(campaign), lead(campaign, job))
            .statusCode(409)
            .body("rule", is("DUE"))
            .body("detail", is("It was called as often as the caps on attempts allow."))
            .extract()
            .path("opensAt");

    assertThat(Instant.parse(opens))
        .isCloseTo(Instant.now().plus(Duration.ofDays(1)), within(Duration.ofMinutes(1)));
  }

  @Test
  void agentNeedNotWaitForTheCampaignsNextTry() {
    UUID campaign = running(MANUAL);
    dial(agent(campaign), number(campaign, "+12125554805")).statusCode(201);
    PlaceCall job = only(campaign);
    topics.say(new CallPlaced(job.call(), "CA1", now()));
    end(job, Ending.NO_ANSWER, Evidence.CARRIER);
    assertSoon(() -> lead(job).body("dialState", is("SCHEDULED")));

    dial(agent(campaign), lead(campaign, job)).statusCode(201);

    lead(job).body("dialState", is("CALLING")).body("attempts", is(1));
  }

  @Test
  void liveCallBarsAnotherToTheSameNumber() {
    UUID campaign = running(MANUAL);
    dial(agent(campaign), number(campaign, "+12125554806")).statusCode(201);

    dial(agent(campaign), number(campaign, "+12125554806"))
        .statusCode(409)
        .body("code", is("CONFLICT"))
        .body("rule", is("NOT_ON_A_CALL"))
        .body("detail", is("A call to it is live now."))
        .body("opensAt", nullValue());
  }

  @Test
  void pausedCampaignIsNotDialedByHand() {
    UUID campaign = running(MANUAL);
    UUID agent = agent(campaign);
    Given.admin().post("/api/v1/campaigns/" + campaign + "/pause").then().statusCode(200);

    dial(agent, number(campaign, "+12125554807"))
        .statusCode(409)
        .body("rule", is("CAMPAIGN_RUNNING"));

    leads(campaign).body("items.size()", is(0));
  }

  /**
   * Whatever the claim passes over, an agent is refused, by the rule that the explanation names.
   */
  @Test
  void gateRefusesByHandWhatTheClaimDoesNotTake() {
    UUID campaign =
        campaign(
            Map.of(
                "mode",
                "RATIO",
                "manualCalls",
                true,
                "linesPerAgent",
                10,
                "practice",
                false,
                "consultRegistries",
                false),
            """
            phone
            +12125554820
            +12125554821
            +12125554822
            +5511987654999
            +80012345678
            +12125554823
            +18089564823
            +442079464823
            +918041234823
            +81331234823
            """);
    suppress(Map.of("number", "+12125554820"));
    suppress(Map.of("number", "+12125554821", "campaignId", campaign));
    suppress(Map.of("number", "+12125554822", "prefix", true));
    Floor.start(campaign);
    UUID agent = agent(campaign);
    Map<String, String> stopped = new HashMap<>();
    List<String> ids = leads(campaign).extract().path("items.id");
    ids.forEach(id -> stopped.put(id, stoppedBy(id)));
    stopped.values().removeIf(rule -> rule == null || rule.equals("NOT_ON_A_CALL"));

    assertThat(stopped.values())
        .contains("NOT_SUPPRESSED", "COUNTRY_ALLOWED", "PLACE_KNOWN", "CALLING_HOURS");
    stopped.forEach(
        (lead, rule) ->
            dial(agent, Map.of("campaignId", campaign, "leadId", lead))
                .statusCode(409)
                .body("rule", is(rule))
                .body("opensAt", rule.equals("CALLING_HOURS") ? notNullValue() : nullValue()));
    assertThat(jobs.all(PlaceCall.class, job -> isOf(job, campaign)))
        .extracting(job -> String.valueOf(job.call().leadId()))
        .doesNotContainAnyElementsOf(stopped.keySet());
  }

  @Test
  void agentMustBeFreeAndOfTheCampaignAndTheCampaignMustLetThem() {
    UUID campaign = running(MANUAL);
    UUID away = Given.agentOf(campaign);
    dial(away, number(campaign, "+12125554830"))
        .statusCode(409)
        .body("rule", is("AGENT_AVAILABLE"))
        .body("detail", is("Go available first."));
    dial(UUID.randomUUID(), number(campaign, "+12125554830"))
        .statusCode(409)
        .body("rule", is("MANUAL_CALLS"));

    UUID automatic = running(Map.of("mode", "PROGRESSIVE"));
    dial(agent(automatic), number(automatic, "+12125554830"))
        .statusCode(409)
        .body("rule", is("MANUAL_CALLS"));

    UUID agent = agent(campaign);
    dial(agent, number(campaign, "+12125554831")).statusCode(201);
    dial(agent, number(campaign, "+12125554832"))
        .statusCode(409)
        .body("rule", is("AGENT_AVAILABLE"))
        .body("detail", is("Another call is being placed for you."));
    leads(campaign).body("items.phone", is(List.of("+12125554831")));
  }

  @Test
  void numberOfAnotherCampaignIsDialedThere() {
    UUID other = campaign(MANUAL, "phone\n+12125554840\n");
    UUID campaign = running(MANUAL);

    dial(agent(campaign), number(campaign, "+12125554840"))
        .statusCode(409)
        .body("rule", is("LEAD_OF_CAMPAIGN"));

    leads(other).body("items[0].dialState", is("PENDING"));
  }

  @Test
  void whatIsNoNumberIsSaidAtTheField() {
    UUID campaign = running(MANUAL);
    UUID agent = agent(campaign);

    dial(agent, number(campaign, "+1 212 55"))
        .statusCode(400)
        .body("errors[0].field", is("phone"))
        .body("errors[0].message", containsString("country code"));
    dial(agent, Map.of("campaignId", campaign))
        .statusCode(400)
        .body("errors[0].field", is("phone"));
    dial(agent, number(UUID.randomUUID(), "+12125554850")).statusCode(404);
    Given.admin()
        .body(number(campaign, "+12125554850"))
        .post("/api/v1/calls")
        .then()
        .statusCode(403);
  }

  @Test
  void agentEndsTheCallThatIsPlacedForThem() {
    UUID campaign = running(MANUAL);
    UUID agent = agent(campaign);
    String call = dial(agent, number(campaign, "+12125554860")).extract().path("id");
    Heard commands = topics.listen(Topic.CALL_COMMANDS);

    Given.as(UUID.randomUUID(), Role.AGENT, Given.OURS)
        .post("/api/v1/calls/" + call + "/hangup")
        .then()
        .statusCode(403);
    Given.as(agent, Role.AGENT, Given.OURS)
        .post("/api/v1/calls/" + call + "/hangup")
        .then()
        .statusCode(200);

    assertThat(
            commands.await(1, HangUpCall.class, one -> one.call().callId().toString().equals(call)))
        .hasSize(1);
  }

  @Test
  void agentSeesWhereTheyMayDial() {
    UUID campaign = running(MANUAL);
    UUID agent = agent(campaign);

    Given.as(agent, Role.AGENT, Given.OURS)
        .get("/api/v1/manual-campaigns")
        .then()
        .statusCode(200)
        .body("id", hasItem(campaign.toString()));
    Given.as(UUID.randomUUID(), Role.AGENT, Given.OURS)
        .get("/api/v1/manual-campaigns")
        .then()
        .body("size()", is(0));
  }

  private UUID running(Map<String, Object> settings) {
    Map<String, Object> practicing = new HashMap<>(Map.of("practice", true));
    practicing.putAll(settings);
    UUID campaign = Given.campaign(practicing);
    Floor.start(campaign);
    return campaign;
  }

  private static UUID campaign(Map<String, Object> settings, String file) {
    return Floor.campaignWith(settings, file, (int) file.lines().count() - 1);
  }

  /** An agent who works in the campaign and is free. */
  private UUID agent(UUID campaign) {
    UUID agent = Given.agentOf(campaign);
    int before = free(campaign);
    floor.onShift(campaign, agent);
    assertSoon(() -> assertThat(free(campaign)).isGreaterThan(before));
    return agent;
  }

  private static int free(UUID campaign) {
    return Given.admin().get("/api/v1/campaigns/" + campaign + "/explanation").path("freeAgents");
  }

  private static Map<String, Object> number(UUID campaign, String phone) {
    return Map.of("campaignId", campaign, "phone", phone);
  }

  private static Map<String, Object> lead(UUID campaign, PlaceCall job) {
    return Map.of("campaignId", campaign, "leadId", String.valueOf(job.call().leadId()));
  }

  private static ValidatableResponse dial(UUID agent, Map<String, Object> wanted) {
    return Given.as(agent, Role.AGENT, Given.OURS).body(wanted).post("/api/v1/calls").then();
  }

  private static ValidatableResponse once(UUID agent, Map<String, Object> wanted) {
    return Given.as(agent, Role.AGENT, Given.OURS)
        .header("Idempotency-Key", "one-wish")
        .body(wanted)
        .post("/api/v1/calls")
        .then();
  }

  private PlaceCall only(UUID campaign) {
    return jobs.await(1, PlaceCall.class, job -> isOf(job, campaign)).get(0);
  }

  private static boolean isOf(PlaceCall job, UUID campaign) {
    return job.call().campaignId().equals(campaign);
  }

  private static ValidatableResponse lead(PlaceCall job) {
    return Given.admin().get("/api/v1/leads/" + job.call().leadId()).then();
  }

  private static ValidatableResponse leads(UUID campaign) {
    return Given.admin().queryParam("campaignId", campaign).get("/api/v1/leads").then();
  }

  private static String stoppedBy(String lead) {
    return Given.admin().get("/api/v1/leads/" + lead + "/explanation").path("stoppedBy");
  }

  private static void suppress(Map<String, Object> entry) {
    Given.admin().body(entry).post("/api/v1/suppressions").then().statusCode(201);
  }

  private void end(PlaceCall job, Ending ending, Evidence evidence) {
    topics.say(new CallEnded(job.call(), job.reservation(), ending, evidence, now()));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private static org.assertj.core.data.TemporalUnitOffset within(Duration span) {
    return org.assertj.core.api.Assertions.within(span.toSeconds(), ChronoUnit.SECONDS);
  }
}
