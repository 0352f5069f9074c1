package dev.ringbridge.queue.manual;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.CallCommand.CancelCall;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.call.RevocationReason;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.preview.PreviewEnd;
import dev.ringbridge.core.preview.PreviewEvent;
import dev.ringbridge.core.preview.PreviewEvent.PreviewClosed;
import dev.ringbridge.core.preview.PreviewEvent.PreviewOffered;
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
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class PreviewsTest {
  @Inject Topics topics;
  @Inject Floor floor;

  private Heard shown;
  private Heard jobs;
  private Heard commands;
  private UUID agent;

  @BeforeEach
  void open() {
    shown = topics.listen(Topic.PREVIEW_EVENTS);
    jobs = topics.listen(Topic.DIAL_JOBS);
    commands = topics.listen(Topic.CALL_COMMANDS);
    floor.openAccount("US");
  }

  @AfterEach
  void endShift() {
    floor.endShift(jobs);
  }

  @Test
  void freeAgentIsShownTheNextLeadAndNothingIsDialed() {
    PreviewOffered offered = offered(Map.of(), "low", "urgent");

    assertThat(offered.reservation()).isEqualTo(new Reservation(agent, 1));
    assertThat(Duration.between(offered.at(), offered.until()))
        .isCloseTo(Duration.ofSeconds(60), Duration.ofSeconds(5));
    assertThat(offered.dials()).isTrue();
    lead(offered).body("dialState", is("CALLING")).body("priority", is("URGENT"));
    mine().get("/api/v1/previews/current").then().statusCode(200).body("callId", is(id(offered)));
    Given.admin().get("/api/v1/calls/" + id(offered)).then().body("state", is("PLANNED"));
    assertThat(jobs.all(PlaceCall.class, job -> job.call().equals(offered.call()))).isEmpty();
  }

  @Test
  void leadIsDialedOnceTheAgentSaysSo() {
    PreviewOffered offered = offered(Map.of(), "medium");

    decide(offered, "accept", Map.of()).statusCode(200).body("outcome", is("DIALED"));

    PlaceCall job = job(offered);
    assertThat(job.reservation()).isEqualTo(offered.reservation());
    assertThat(Duration.between(job.at(), job.notAfter())).isEqualTo(Duration.ofSeconds(5));
    assertThat(closed(offered)).isEqualTo(PreviewEnd.DIALED);
    decide(offered, "accept", Map.of()).statusCode(409);
    decide(offered, "skip", Map.of()).statusCode(409);
    mine().get("/api/v1/previews/current").then().statusCode(404);
  }

  @Test
  void skippedLeadIsDueLaterAndTheReasonIsKept() {
    PreviewOffered offered = offered(Map.of("skipMinutes", 30), "medium");

    decide(offered, "skip", Map.of("reason", "Called yesterday"))
        .statusCode(200)
        .body("outcome", is("SKIPPED"));

    assertThat(closed(offered)).isEqualTo(PreviewEnd.SKIPPED);
    takenBack(offered);
    assertSoon(() -> lead(offered).body("dialState", is("PENDING")).body("attempts", is(0)));
    Instant due =
        Instant.parse(Given.admin().get("/api/v1/leads/" + offered.call().leadId()).path("dueAt"));
    assertThat(due)
        .isCloseTo(
            Instant.now().plus(Duration.ofMinutes(30)),
            org.assertj.core.api.Assertions.within(30, ChronoUnit.SECONDS));
    Given.admin()
        .queryParam("leadId", offered.call().leadId())
        .get("/api/v1/previews")
        .then()
        .statusCode(200)
        .body("items[0].reason", is("Skipped: Called yesterday"))
        .body("items[0].agentId", is(agent.toString()));
    Given.admin()
        .get("/api/v1/leads/" + offered.call().leadId() + "/history")
        .then()
        .body("items.line", hasItem("Skipped: Called yesterday."));
  }

  @Test
  void leadIsDialedWhenTheTimeRunsOut() {
    PreviewOffered offered = offered(Map.of("previewSeconds", 5), "medium");

    PlaceCall job = job(offered);

    assertThat(job.reservation()).isEqualTo(offered.reservation());
    assertThat(job.at()).isAfterOrEqualTo(offered.until());
    assertThat(closed(offered)).isEqualTo(PreviewEnd.DIALED);
  }

  @Test
  void leadIsGivenBackWhenTheTimeRunsOutWhereTheCampaignSaysSo() {
    PreviewOffered offered = offered(Map.of("previewSeconds", 5, "previewDials", false), "medium");
    Instant due =
        Instant.parse(Given.admin().get("/api/v1/leads/" + offered.call().leadId()).path("dueAt"));

    assertThat(closed(offered)).isEqualTo(PreviewEnd.GIVEN_BACK);
    takenBack(offered);

    assertSoon(
        () ->
            lead(offered)
                .body("dialState", is("PENDING"))
                .body("dueAt", is(due.toString()))
                .body("attempts", is(0)));
    assertThat(jobs.all(PlaceCall.class, job -> job.call().equals(offered.call()))).isEmpty();
  }

  @Test
  void gateIsAskedAgainWhenTheAgentSaysSo() {
    PreviewOffered offered = offered(Map.of(), "medium");
    String phone = Given.admin().get("/api/v1/leads/" + offered.call().leadId()).path("phone");
    Given.admin().body(Map.of("number", phone)).post("/api/v1/suppressions").then().statusCode(201);

    decide(offered, "accept", Map.of()).statusCode(409).body("rule", is("NOT_SUPPRESSED"));

    assertThat(jobs.all(PlaceCall.class, job -> job.call().equals(offered.call()))).isEmpty();
  }

  @Test
  void pauseTakesBackWhatIsShown() {
    PreviewOffered offered = offered(Map.of(), "medium");

    Given.admin()
        .post("/api/v1/campaigns/" + offered.call().campaignId() + "/pause")
        .then()
        .statusCode(200);
    decide(offered, "accept", Map.of()).statusCode(409).body("rule", is("CAMPAIGN_RUNNING"));
    end(offered.call());

    assertThat(closed(offered)).isEqualTo(PreviewEnd.WITHDRAWN);
    assertSoon(() -> lead(offered).body("dialState", is("PENDING")));
  }

  @Test
  void leadOfAnAgentWhoIsGoneGetsItsPlaceBack() {
    PreviewOffered offered = offered(Map.of(), "medium");

    floor.endShift();

    assertThat(closed(offered)).isEqualTo(PreviewEnd.WITHDRAWN);
    takenBack(offered);
    assertSoon(() -> lead(offered).body("dialState", is("PENDING")));
  }

  @Test
  void previewOfAnotherIsNotThere() {
    PreviewOffered offered = offered(Map.of(), "medium");

    Given.as(UUID.randomUUID(), Role.AGENT, Given.OURS)
        .post("/api/v1/previews/" + id(offered) + "/accept")
        .then()
        .statusCode(404);
    Given.as(agent, Role.AGENT, Given.THEIRS)
        .post("/api/v1/previews/" + id(offered) + "/accept")
        .then()
        .statusCode(404);
  }

  @Test
  void supervisorSkipsALeadAndItsPlannedCallIsRevoked() {
    UUID campaign = Floor.campaignWithLeads(Map.of("mode", "PROGRESSIVE"), "medium");
    floor.onShift(campaign, UUID.randomUUID());
    Floor.start(campaign);
    PlaceCall job =
        jobs.await(1, PlaceCall.class, one -> one.call().campaignId().equals(campaign)).get(0);

    skip(job.call(), Map.of("minutes", 60, "reason", "On holiday"))
        .statusCode(200)
        .body("dialState", is("CALLING"));

    assertThat(
            commands
                .await(1, CancelCall.class, one -> one.call().equals(job.call()))
                .get(0)
                .reason())
        .isEqualTo(RevocationReason.SKIPPED);
    end(job.call());
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/leads/" + job.call().leadId())
                .then()
                .body("dialState", is("PENDING"))
                .body("dueAt", org.hamcrest.Matchers.greaterThan(Instant.now().toString())));
    skip(new CallRef(UUID.randomUUID(), campaign, UUID.randomUUID(), Given.OURS), Map.of())
        .statusCode(404);
  }

  private PreviewOffered offered(Map<String, Object> settings, String... priorities) {
    Map<String, Object> preview = new HashMap<>(Map.of("mode", "PREVIEW"));
    preview.putAll(settings);
    UUID campaign = Floor.campaignWithLeads(preview, priorities);
    agent = Given.agentOf(campaign);
    floor.onShift(campaign, agent);
    Floor.start(campaign);
    return shown
        .await(1, PreviewOffered.class, one -> one.call().campaignId().equals(campaign))
        .get(0);
  }

  private PlaceCall job(PreviewOffered offered) {
    return jobs.await(1, PlaceCall.class, one -> one.call().equals(offered.call())).get(0);
  }

  private PreviewEnd closed(PreviewEvent offered) {
    return shown
        .await(1, PreviewClosed.class, one -> one.call().equals(offered.call()))
        .get(0)
        .end();
  }

  /** What telephony does with the command, and says. */
  private void takenBack(PreviewOffered offered) {
    commands.await(1, CancelCall.class, one -> one.call().equals(offered.call()));
    end(offered.call());
  }

  private void end(CallRef call) {
    topics.say(
        new CallEnded(
            call,
            null,
            Ending.CANCELED,
            Evidence.INFERRED,
            Instant.now().truncatedTo(ChronoUnit.MILLIS)));
  }

  private io.restassured.specification.RequestSpecification mine() {
    return Given.as(agent, Role.AGENT, Given.OURS);
  }

  private ValidatableResponse decide(PreviewOffered offered, String what, Map<String, Object> how) {
    return mine().body(how).post("/api/v1/previews/" + id(offered) + "/" + what).then();
  }

  private static ValidatableResponse skip(CallRef call, Map<String, Object> how) {
    return Given.admin().body(how).post("/api/v1/leads/" + call.leadId() + "/skip").then();
  }

  private static ValidatableResponse lead(PreviewOffered offered) {
    return Given.admin().get("/api/v1/leads/" + offered.call().leadId()).then();
  }

  private static String id(PreviewEvent event) {
    return event.call().callId().toString();
  }
}
