package dev.ringbridge.queue.manual;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.CallCommand.CancelCall;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which of a lead's numbers is dialed, by the pacer and by hand. */
@QuarkusTest
@WithTestResource(TestServers.class)
class NumbersInTurnTest {
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
  void numberThatDoesNotExistMakesRoomForTheNextUntilNoneIsLeft() {
    UUID campaign = dialing(Map.of(), "+12135571101,+12135571102");
    PlaceCall first = placed(campaign, "+12135571101");
    end(first, Ending.INVALID_NUMBER);

    PlaceCall second = placed(campaign, "+12135571102");
    assertThat(second.call().leadId()).isEqualTo(first.call().leadId());
    lead(second).body("attempts", is(2)).body("numbers.state", contains("DEAD", "OPEN"));
    Given.admin()
        .get("/api/v1/leads/" + second.call().leadId() + "/history")
        .then()
        .body("items.steps.flatten().rule", hasItem("NEXT_NUMBER"));
    end(second, Ending.INVALID_NUMBER);

    assertSoon(
        () ->
            lead(second)
                .body("dialState", is("INVALID"))
                .body("numbers.state", contains("DEAD", "DEAD")));
  }

  @Test
  void whoDoesNotAnswerIsTriedAtTheNextNumberAfterTheUsualDelay() {
    UUID campaign =
        dialing(
            Map.of("retryMinutes", Map.of("NO_ANSWER", 240)),
            "+12135571201,+12125571202,+12135571203");
    PlaceCall job = placed(campaign, "+12135571201");
    lead(job).body("phone", is("+12135571201"));

    end(job, Ending.NO_ANSWER);

    assertSoon(
        () ->
            lead(job)
                .body("dialState", is("SCHEDULED"))
                .body("attempts", is(1))
                .body("phone", is("+12125571202")));
    Given.admin()
        .get("/api/v1/leads/" + job.call().leadId() + "/explanation")
        .then()
        .body("place.zones", contains("America/New_York"));
    assertThat(Instant.parse(lead(job).extract().path("dueAt")))
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(239)),
            Instant.now().plus(Duration.ofMinutes(241)));
  }

  @Test
  void callThatNeverLeftTurnsNothing() {
    UUID campaign = dialing(Map.of(), "+12135571301,+12135571302");
    PlaceCall job = jobs.await(1, PlaceCall.class, one -> isOf(one, campaign)).get(0);

    topics.say(new CallEnded(job.call(), null, Ending.EXPIRED, Evidence.INFERRED, now()));

    PlaceCall again = jobs.await(2, PlaceCall.class, one -> isOf(one, campaign)).get(1);
    assertThat(again.number().e164()).isEqualTo("+12135571301");
  }

  @Test
  void numberOfALiveCallStaysAndTheOneThatMustNotBeCalledIsTakenBack() {
    Heard commands = topics.listen(Topic.CALL_COMMANDS);
    UUID campaign = dialing(Map.of(), "+12135571401,+12135571402,+12135571403");
    PlaceCall job = planned(campaign, "+12135571401");

    suppress("+12135571402");
    assertThat(commands.all(CancelCall.class, one -> one.call().equals(job.call()))).isEmpty();
    suppress("+12135571401");

    assertThat(commands.await(1, CancelCall.class, one -> one.call().equals(job.call())))
        .hasSize(1);
    lead(job).body("dialState", is("CALLING")).body("phone", is("+12135571401"));
    topics.say(new CallEnded(job.call(), null, Ending.SUPPRESSED, Evidence.INFERRED, now()));
    placed(campaign, "+12135571403");
  }

  @Test
  void whoAsksNotToBeCalledIsInTheListWithAllNumbers() {
    UUID campaign = dialing(Map.of(), "+12135571501,+12135571502");
    PlaceCall job = placed(campaign, "+12135571501");
    UUID agent = UUID.randomUUID();
    topics.say(new CallAnswered(job.call(), null, now().plusSeconds(2), now()));
    topics.say(new CallBridged(job.call(), agent, "room", 1, now()));
    assertSoon(() -> call(job).body("state", is("BRIDGED")));
    end(job, Ending.COMPLETED);
    assertSoon(() -> call(job).body("state", is("ENDED")));

    Given.as(agent, Role.AGENT, Given.OURS)
        .body(Map.of("code", "SPECIAL_DND"))
        .post("/api/v1/calls/" + job.call().callId() + "/disposition")
        .then()
        .statusCode(200);

    lead(job)
        .body("dialState", is("SUPPRESSED"))
        .body("numbers.state", contains("SUPPRESSED", "SUPPRESSED"));
    Given.admin()
        .body(Map.of("otherPhones", List.of("+12135571502", "+12135571503")))
        .patch("/api/v1/leads/" + job.call().leadId())
        .then()
        .statusCode(200)
        .body("dialState", is("SUPPRESSED"))
        .body("numbers.state", contains("SUPPRESSED", "SUPPRESSED", "SUPPRESSED"));
    Given.admin()
        .queryParam("text", "21355715")
        .get("/api/v1/suppressions")
        .then()
        .body("items.number", hasItems("+12135571501", "+12135571502", "+12135571503"));
  }

  @Test
  void agentDialsTheNumberOfALeadThatTheyName() {
    UUID campaign = dialing(Map.of("mode", "MANUAL"), "+12135571601,+12135571602,+12135571603");
    String lead = leadOf(campaign);

    dial(campaign, lead, "+12135571699").statusCode(400).body("errors[0].field", is("phone"));
    suppress("+12135571603");
    dial(campaign, lead, "+12135571603").statusCode(409).body("rule", is("NOT_SUPPRESSED"));
    Given.admin()
        .get("/api/v1/leads/" + lead)
        .then()
        .body("phone", is("+12135571601"))
        .body("dialState", is("PENDING"));
    dial(campaign, lead, "(213) 557-1602").statusCode(201).body("phone", is("+12135571602"));

    PlaceCall job = placed(campaign, "+12135571602");
    dial(campaign, lead, "+12135571601").statusCode(409).body("rule", is("NOT_ON_A_CALL"));
    end(job, Ending.BUSY);
    assertSoon(() -> lead(job).body("phone", is("+12135571601")));
  }

  @Test
  void numberThatIsTypedIsDialedThoughAnotherOfTheLeadIsNext() {
    UUID campaign = dialing(Map.of("mode", "MANUAL"), "+12135571701,+12135571702");

    dial(campaign, null, "+12135571702")
        .statusCode(201)
        .body("phone", is("+12135571702"))
        .body("leadId", is(leadOf(campaign)));
  }

  @Test
  void officialListThatHasTheNextNumberLetsAnotherTakeItsTurn() {
    Map<String, Object> settings = new HashMap<>(Map.of("practice", false));
    UUID campaign = Floor.campaignWith(settings, "phone,phone2\n+13085577801,+13085577802\n", 1);
    String lead = leadOf(campaign);

    registry("308,5577801\n");

    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/leads/" + lead)
                .then()
                .body("phone", is("+13085577802"))
                .body("dialState", is("PENDING")));
    Given.admin()
        .get("/api/v1/leads/" + lead + "/explanation")
        .then()
        .body("rules.find { it.rule == 'NOT_LISTED' }.holds", is(true))
        .body("numbers[0].text", startsWith("By consents, official do-not-call lists"));
    UUID later = Floor.campaignWith(settings, "phone,phone2\n+13085577803,+13085577804\n", 1);
    registry("308,5577801\n308,5577804\n");
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/leads/" + leadOf(later) + "/explanation")
                .then()
                .body("numbers[1].text", startsWith("By consents, official do-not-call lists")));
    Given.admin().get("/api/v1/leads/" + leadOf(later)).then().body("phone", is("+13085577803"));
  }

  @Test
  void campaignThatRequiresConsentDialsTheNumberThatHasIt() {
    UUID campaign =
        Floor.campaignWith(
            Map.of("consentRequired", "CALLS"),
            "phone,phone2,consent\n+12135571901,+12135571902,yes\n",
            1);
    floor.onShift(campaign, 1);
    Floor.start(campaign);
    PlaceCall job = placed(campaign, "+12135571901");

    end(job, Ending.NO_ANSWER);

    assertSoon(
        () -> lead(job).body("dialState", is("SCHEDULED")).body("phone", is("+12135571901")));
  }

  @Test
  void leadWhoseTurnIsAtANumberOfACountryThatNobodyMayCallIsDialedAtItsOther() {
    floor.openAccount("GB");
    UUID campaign = dialing(Map.of(), "+12135574401,+442079460922");

    PlaceCall job = placed(campaign, "+442079460922");

    Given.admin()
        .get("/api/v1/leads/" + job.call().leadId() + "/history")
        .then()
        .body(
            "items.line",
            hasItem(startsWith("The number before may not be called by the campaign's rules")));
    Given.admin()
        .get("/api/v1/leads/" + job.call().leadId() + "/explanation")
        .then()
        .body("numbers[0].text", startsWith("By consents, official do-not-call lists or where"));
  }

  @Test
  void consentThatIsDemandedTurnsTheLeadsThatWaitToTheNumberThatHasIt() {
    UUID campaign = Floor.campaignWith(Map.of(), "phone,phone2\n+12135574411,+12135574412\n", 1);
    String lead = leadOf(campaign);
    Given.admin()
        .body(Map.of("scope", "CALLS", "source", "Web form", "phone", "+12135574412"))
        .post("/api/v1/leads/" + lead + "/consents")
        .then()
        .statusCode(201);
    Given.admin().get("/api/v1/leads/" + lead).then().body("phone", is("+12135574411"));

    Given.admin()
        .body(Map.of("name", "Consented " + campaign, "consentRequired", "CALLS"))
        .put("/api/v1/campaigns/" + campaign)
        .then()
        .statusCode(200);

    assertSoon(
        () -> Given.admin().get("/api/v1/leads/" + lead).then().body("phone", is("+12135574412")));
    floor.onShift(campaign, 1);
    Floor.start(campaign);
    placed(campaign, "+12135574412");
  }

  @Test
  void whoTakesConsentBackIsNotCalledAtAnotherNumber() {
    UUID campaign = Floor.campaignWith(Map.of(), "phone,phone2\n+12135572001,+12135572002\n", 1);
    String lead = leadOf(campaign);
    takeBack(lead);

    Given.admin()
        .get("/api/v1/leads/" + lead + "/explanation")
        .then()
        .body("stoppedBy", is("CAMPAIGN_RUNNING"))
        .body("rules.find { it.rule == 'CONSENT_GIVEN' }.holds", is(false))
        .body("numbers.next", contains(true, false));
  }

  @Test
  void whoTookConsentBackIsNotCalledAtAnotherNumberThatIsTheOnlyOneLeft() {
    UUID campaign =
        Floor.campaignWith(
            Map.of("manualCalls", true),
            "phone,phone2\n+12135572101,+12135572102\n+12135572103,\n",
            2);
    String lead = leadOf(campaign, "+12135572101");
    takeBack(lead);
    suppress("+12135572101");
    Given.admin().get("/api/v1/leads/" + lead).then().body("phone", is("+12135572102"));

    floor.onShift(campaign, 2);
    Floor.start(campaign);

    placed(campaign, "+12135572103");
    dial(campaign, lead, "+12135572102").statusCode(409).body("rule", is("CONSENT_GIVEN"));
    assertThat(jobs.all(PlaceCall.class, one -> isOf(one, campaign))).hasSize(1);
  }

  /** Who agreed to calls at the number that is next does so no more. */
  private static void takeBack(String lead) {
    String consents = "/api/v1/leads/" + lead + "/consents/";
    String consent =
        Given.admin()
            .body(Map.of("scope", "CALLS", "source", "form"))
            .post(consents)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Given.admin()
        .body(Map.of("reason", "by mail"))
        .post(consents + consent + "/revoke")
        .then()
        .statusCode(200);
  }

  private static String leadOf(UUID campaign, String phone) {
    return Given.admin()
        .queryParam("campaignId", campaign)
        .get("/api/v1/leads")
        .path("items.find { it.phone == '%s' }.id".formatted(phone));
  }

  private UUID dialing(Map<String, Object> settings, String numbers) {
    UUID campaign = Floor.campaignWith(settings, "phone,phone2,phone3\n" + numbers + "\n", 1);
    floor.onShift(campaign, 3);
    Floor.start(campaign);
    return campaign;
  }

  private PlaceCall planned(UUID campaign, String number) {
    return jobs.await(
            1, PlaceCall.class, one -> isOf(one, campaign) && one.number().e164().equals(number))
        .get(0);
  }

  /** The carrier took a call to this number. */
  private PlaceCall placed(UUID campaign, String number) {
    PlaceCall job = planned(campaign, number);
    topics.say(new CallPlaced(job.call(), "CA" + job.call().callId(), now()));
    assertSoon(() -> call(job).body("state", is("PLACED")));
    return job;
  }

  private void end(PlaceCall job, Ending ending) {
    topics.say(new CallEnded(job.call(), null, ending, Evidence.CARRIER, now()));
  }

  private ValidatableResponse dial(UUID campaign, String lead, String phone) {
    Map<String, Object> wanted = new HashMap<>(Map.of("campaignId", campaign, "phone", phone));
    if (lead != null) {
      wanted.put("leadId", lead);
    }
    return Given.as(agent(campaign), Role.AGENT, Given.OURS)
        .body(wanted)
        .post("/api/v1/calls")
        .then();
  }

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

  private static String leadOf(UUID campaign) {
    return Given.admin()
        .queryParam("campaignId", campaign)
        .get("/api/v1/leads")
        .path("items[0].id");
  }

  private static void registry(String numbers) {
    Given.admin()
        .contentType("text/csv")
        .queryParam("jurisdiction", "US")
        .queryParam("dataDate", LocalDate.now(ZoneOffset.UTC).toString())
        .queryParam("filename", "list.csv")
        .body(numbers.getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/registries")
        .then()
        .statusCode(202);
  }

  private static void suppress(String number) {
    Given.admin()
        .body(Map.of("number", number))
        .post("/api/v1/suppressions")
        .then()
        .statusCode(201);
  }

  private static ValidatableResponse call(PlaceCall job) {
    return Given.admin().get("/api/v1/calls/" + job.call().callId()).then();
  }

  private static ValidatableResponse lead(PlaceCall job) {
    return Given.admin().get("/api/v1/leads/" + job.call().leadId()).then();
  }

  private static boolean isOf(PlaceCall job, UUID campaign) {
    return job.call().campaignId().equals(campaign);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
