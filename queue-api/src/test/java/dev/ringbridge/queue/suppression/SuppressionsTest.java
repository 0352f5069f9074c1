package dev.ringbridge.queue.suppression;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.CallCommand.CancelCall;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.core.call.RevocationReason;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class SuppressionsTest {
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
  void suppressedLeadLeavesTheQueueAndIsBackWhenTheEntryIsTakenBack() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "high", "low");
    String lead = leads(campaign).get(0);

    String entry = add(Map.of("number", phone(lead), "reason", "wrote to us")).extract().path("id");

    state(lead, "SUPPRESSED");
    Given.admin()
        .get("/api/v1/leads/" + lead + "/explanation")
        .then()
        .body("stoppedBy", is("NOT_SUPPRESSED"))
        .body(
            "line",
            is("It must not be called: its number is on the do-not-call list (wrote to us)."));
    assertSoon(() -> assertThat(queued(campaign)).isEqualTo(1));
    Given.admin().delete("/api/v1/suppressions/" + entry).then().statusCode(204);
    state(lead, "PENDING");
    assertSoon(() -> assertThat(queued(campaign)).isEqualTo(2));
    Given.admin().delete("/api/v1/suppressions/" + entry).then().statusCode(404);
  }

  @Test
  void leadThatTwoEntriesMeetStaysWhenOneIsTakenBack() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");
    String lead = leads(campaign).get(0);
    String number = phone(lead);
    String one = add(Map.of("number", number)).extract().path("id");
    add(Map.of("number", number.substring(0, 9), "prefix", true));

    Given.admin().delete("/api/v1/suppressions/" + one).then().statusCode(204);

    state(lead, "SUPPRESSED");
  }

  @Test
  void prefixThatMeetsThousandsCountsAtOnceAndIsAppliedAndLiftedInPages() {
    String rows =
        IntStream.range(0, 4_000).mapToObj("+1646600%04d"::formatted).collect(joining("\n"));
    UUID campaign = Floor.campaignWith(Map.of(), "phone\n" + rows + "\n", 4_000);
    Floor.start(campaign);

    String entry =
        add(Map.of("number", "+1646600", "prefix", true))
            .body("appliedTo", notNullValue())
            .extract()
            .path("id");
    floor.onShift(campaign, 3);
    String last =
        Given.admin()
            .queryParam("text", "+16466003999")
            .get("/api/v1/leads")
            .then()
            .extract()
            .path("items[0].id");
    Given.admin()
        .get("/api/v1/leads/" + last + "/explanation")
        .then()
        .body("stoppedBy", is("NOT_SUPPRESSED"))
        .body("line", containsString("the prefix +1646600 is on the do-not-call list"));

    assertSoon(
        () ->
            Given.admin()
                .queryParam("text", "1646600")
                .get("/api/v1/suppressions")
                .then()
                .body("items[0].appliedTo", nullValue()));
    assertSoon(() -> assertThat(queued(campaign)).isZero());
    assertThat(jobs.all(PlaceCall.class, one -> one.call().campaignId().equals(campaign)))
        .isEmpty();

    Given.admin().post("/api/v1/campaigns/" + campaign + "/pause").then().statusCode(200);
    Given.admin().delete("/api/v1/suppressions/" + entry).then().statusCode(204);
    assertSoon(() -> assertThat(queued(campaign)).isEqualTo(4_000));
  }

  @Test
  void callThatNobodyAnsweredIsTakenBackWithItsLead() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");
    Heard commands = topics.listen(Topic.CALL_COMMANDS);
    PlaceCall job = planOne(campaign);

    add(Map.of("number", job.number().e164()));

    assertThat(commands.await(1, CancelCall.class, command -> command.call().equals(job.call())))
        .singleElement()
        .satisfies(
            command -> {
              assertThat(command.reason()).isEqualTo(RevocationReason.SUPPRESSED);
              assertThat(command.cancelRinging()).isTrue();
            });
    topics.say(
        new CallEnded(job.call(), null, Ending.SUPPRESSED, Evidence.INFERRED, Instant.now()));
    assertSoon(() -> state(String.valueOf(job.call().leadId()), "SUPPRESSED"));
  }

  @Test
  void entryOfOneCampaignHoldsThereOnly() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");
    UUID other = Floor.campaignWithLeads(Map.of(), "medium");
    String lead = leads(campaign).get(0);

    add(Map.of("number", phone(lead), "campaignId", other));
    state(lead, "PENDING");
    add(Map.of("number", phone(lead), "campaignId", campaign));
    state(lead, "SUPPRESSED");
  }

  @Test
  void suppressedNumberIsImportedAndNeverQueued() {
    add(Map.of("number", "+1 646 555 7001"));
    add(Map.of("number", "+1 (646) 556", "prefix", true));

    UUID campaign =
        Floor.campaignWith(Map.of(), "phone\n+16465557001\n+16465567002\n+16465577003\n", 3);

    Given.admin()
        .queryParam("campaignId", campaign)
        .queryParam("state", "SUPPRESSED")
        .get("/api/v1/leads")
        .then()
        .body("items.size()", is(2));
    assertSoon(() -> assertThat(queued(campaign)).isEqualTo(1));
  }

  @Test
  void whoSaysSoOnACallIsOnTheListAfterwards() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");
    PlaceCall job = planOne(campaign);
    UUID agent = UUID.randomUUID();
    topics.say(new CallAnswered(job.call(), null, Instant.now().plusSeconds(2), Instant.now()));
    topics.say(new CallBridged(job.call(), agent, "room", 1, Instant.now()));
    topics.say(new CallEnded(job.call(), null, Ending.COMPLETED, Evidence.CARRIER, Instant.now()));
    assertSoon(() -> state(String.valueOf(job.call().leadId()), "REACHED"));

    Given.as(agent, Role.AGENT, Given.OURS)
        .body(Map.of("code", "SPECIAL_DND"))
        .post("/api/v1/calls/" + job.call().callId() + "/disposition")
        .then()
        .statusCode(200);

    Given.admin()
        .queryParam("text", job.number().e164().substring(1))
        .get("/api/v1/suppressions")
        .then()
        .statusCode(200)
        .body("items.size()", is(1))
        .body("items[0].source", is("DISPOSITION"))
        .body("items[0].leadId", is(String.valueOf(job.call().leadId())));
  }

  @Test
  void sameEntryTwiceIsOne() {
    String first = add(Map.of("number", "+12125559901")).extract().path("id");
    String second = add(Map.of("number", "(212) 555-9901")).extract().path("id");

    assertThat(second).isEqualTo(first);
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    refused(Map.of("number", "12"), "There is no such number");
    refused(Map.of("number", "+1", "prefix", true), "A prefix begins with +");
    refused(Map.of("number", "abc", "prefix", true), "A prefix begins with +");
    Given.admin()
        .body(Map.of("number", "+12125559902", "campaignId", UUID.randomUUID()))
        .post("/api/v1/suppressions")
        .then()
        .statusCode(404);
    Given.as(UUID.randomUUID(), Role.AGENT, Given.OURS)
        .body(Map.of("number", "+12125559903"))
        .post("/api/v1/suppressions")
        .then()
        .statusCode(403);
  }

  @Test
  void othersSeeAndTouchNothingOfIt() {
    String entry = add(Map.of("number", "+12125559904")).extract().path("id");
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");

    Given.foreignAdmin().delete("/api/v1/suppressions/" + entry).then().statusCode(404);
    Given.foreignAdmin()
        .get("/api/v1/suppressions")
        .then()
        .body("items.findAll { it.id == '" + entry + "' }.size()", is(0));
    Given.foreignAdmin()
        .body(Map.of("number", "+12125559905", "campaignId", campaign))
        .post("/api/v1/suppressions")
        .then()
        .statusCode(404);
  }

  private static void refused(Map<String, Object> entry, String message) {
    Given.admin()
        .body(entry)
        .post("/api/v1/suppressions")
        .then()
        .statusCode(400)
        .body("errors[0].field", is("number"))
        .body("errors[0].message", startsWith(message));
  }

  private static ValidatableResponse add(Map<String, Object> entry) {
    return Given.admin().body(entry).post("/api/v1/suppressions").then().statusCode(201);
  }

  private PlaceCall planOne(UUID campaign) {
    floor.onShift(campaign, 1);
    Floor.start(campaign);
    return jobs.await(1, PlaceCall.class, job -> job.call().campaignId().equals(campaign)).get(0);
  }

  private static int queued(UUID campaign) {
    Map<String, Integer> queue =
        Given.admin().get("/api/v1/campaigns/" + campaign).path("counts.queue");
    return queue.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static List<String> leads(UUID campaign) {
    return Given.admin()
        .queryParam("campaignId", campaign)
        .get("/api/v1/leads")
        .then()
        .extract()
        .path("items.id");
  }

  private static String phone(String lead) {
    return Given.admin().get("/api/v1/leads/" + lead).path("phone");
  }

  private static void state(String lead, String state) {
    Given.admin().get("/api/v1/leads/" + lead).then().body("dialState", is(state));
  }
}
