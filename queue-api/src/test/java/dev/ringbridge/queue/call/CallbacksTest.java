package dev.ringbridge.queue.call;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.ringbridge.core.access.Role;
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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class CallbacksTest {
  @Inject Topics topics;
  @Inject Floor floor;

  private final UUID agent = UUID.randomUUID();

  @BeforeEach
  void open() {
    floor.openAccount("US");
  }

  @AfterEach
  void endShift() {
    floor.endShift();
  }

  @Test
  void callbackThatTheAgentKeepsIsReservedForThemWhenItIsDue() {
    Heard jobs = topics.listen(Topic.DIAL_JOBS);
    UUID campaign = Floor.campaignWithLeads(Map.of(), "low");
    PlaceCall first = talked(jobs, campaign);
    Instant due = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.MILLIS);

    dispose(first, Map.of("code", "CONNECTED_CALLBACK", "callbackAt", due, "callbackMine", true))
        .statusCode(200)
        .body("callbackAt", is(due.toString()));
    end(first);

    assertSoon(
        () ->
            lead(first)
                .body("dialState", is("SCHEDULED"))
                .body("category", is("CALLBACK"))
                .body("dueAt", is(due.toString()))
                .body("callbackAgentId", is(agent.toString())));
    floor.onShift(campaign, 3);
    floor.onShift(campaign, agent);
    PlaceCall second = jobs.await(2, PlaceCall.class, job -> isOf(job, campaign)).get(1);
    assertThat(second.call().leadId()).isEqualTo(first.call().leadId());
    assertThat(second.reservation()).isNotNull();
    assertThat(second.reservation().agentId()).isEqualTo(agent);
    assertThat(Instant.now()).isAfterOrEqualTo(due);
  }

  @Test
  void callbackForAnyoneIsForAnyone() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "low");
    PlaceCall first = talked(topics.listen(Topic.DIAL_JOBS), campaign);
    Instant due = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MILLIS);

    dispose(first, Map.of("code", "CONNECTED_CALLBACK", "callbackAt", due)).statusCode(200);
    end(first);

    assertSoon(
        () ->
            lead(first)
                .body("category", is("CALLBACK"))
                .body("dueAt", is(due.toString()))
                .body("callbackAgentId", nullValue()));
  }

  @Test
  void callbackOfAnotherDispositionOrYearIsRefusedAndNothingSaid() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "low");
    PlaceCall first = talked(topics.listen(Topic.DIAL_JOBS), campaign);
    Instant soon = Instant.now().plusSeconds(3_600);
    Instant far = Instant.now().plus(Duration.ofDays(400));

    dispose(first, Map.of("code", "SPECIAL_DND", "callbackAt", soon))
        .statusCode(400)
        .body("errors.field", hasItem("callbackAt"));
    dispose(first, Map.of("code", "CONNECTED_CALLBACK", "callbackAt", far))
        .statusCode(400)
        .body("errors.field", hasItem("callbackAt"));

    Given.admin()
        .get("/api/v1/calls/" + first.call().callId())
        .then()
        .body("disposition", nullValue());
  }

  private PlaceCall talked(Heard jobs, UUID campaign) {
    floor.onShift(campaign, 1);
    Floor.start(campaign);
    PlaceCall job = jobs.await(1, PlaceCall.class, one -> isOf(one, campaign)).get(0);
    Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    topics.say(new CallPlaced(job.call(), "CA" + job.call().callId(), at));
    topics.say(new CallAnswered(job.call(), null, at.plusSeconds(2), at));
    topics.say(new CallBridged(job.call(), agent, "room", 1, at));
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/calls/" + job.call().callId())
                .then()
                .body("state", is("BRIDGED")));
    return job;
  }

  private ValidatableResponse dispose(PlaceCall job, Map<String, Object> said) {
    return Given.as(agent, Role.AGENT, Given.OURS)
        .body(said)
        .post("/api/v1/calls/" + job.call().callId() + "/disposition")
        .then();
  }

  private void end(PlaceCall job) {
    topics.say(
        new CallEnded(
            job.call(),
            null,
            Ending.COMPLETED,
            Evidence.CARRIER,
            Instant.now().truncatedTo(ChronoUnit.MILLIS)));
  }

  private static ValidatableResponse lead(PlaceCall job) {
    return Given.admin().get("/api/v1/leads/" + job.call().leadId()).then();
  }

  private static boolean isOf(PlaceCall job, UUID campaign) {
    return job.call().campaignId().equals(campaign);
  }
}
