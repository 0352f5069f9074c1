package dev.ringbridge.queue.call;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

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
  @Inject Conversations talks;

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
    PlaceCall first = talks.talked(jobs, campaign);
    Instant due = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.MILLIS);

    talks
        .dispose(
            first, Map.of("code", "CONNECTED_CALLBACK", "callbackAt", due, "callbackMine", true))
        .statusCode(200)
        .body("callbackAt", is(due.toString()));
    talks.end(first);

    assertSoon(
        () ->
            Conversations.lead(first)
                .body("dialState", is("SCHEDULED"))
                .body("category", is("CALLBACK"))
                .body("dueAt", is(due.toString()))
                .body("callbackAgentId", is(talks.agent().toString())));
    floor.onShift(campaign, 3);
    floor.onShift(campaign, talks.agent());
    PlaceCall second =
        jobs.await(2, PlaceCall.class, job -> Conversations.isOf(job, campaign)).get(1);
    assertThat(second.call().leadId()).isEqualTo(first.call().leadId());
    assertThat(second.reservation()).isNotNull();
    assertThat(second.reservation().agentId()).isEqualTo(talks.agent());
    assertThat(Instant.now()).isAfterOrEqualTo(due);
  }

  @Test
  void callbackForAnyoneIsForAnyone() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "low");
    PlaceCall first = talks.talked(topics.listen(Topic.DIAL_JOBS), campaign);
    Instant due = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MILLIS);

    talks.dispose(first, Map.of("code", "CONNECTED_CALLBACK", "callbackAt", due)).statusCode(200);
    talks.end(first);

    assertSoon(
        () ->
            Conversations.lead(first)
                .body("category", is("CALLBACK"))
                .body("dueAt", is(due.toString()))
                .body("callbackAgentId", nullValue()));
  }

  @Test
  void callbackOfAnotherDispositionOrYearIsRefusedAndNothingSaid() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "low");
    PlaceCall first = talks.talked(topics.listen(Topic.DIAL_JOBS), campaign);
    Instant soon = Instant.now().plusSeconds(3_600);
    Instant far = Instant.now().plus(Duration.ofDays(400));

    talks
        .dispose(first, Map.of("code", "SPECIAL_DND", "callbackAt", soon))
        .statusCode(400)
        .body("errors.field", hasItem("callbackAt"));
    talks
        .dispose(first, Map.of("code", "CONNECTED_CALLBACK", "callbackAt", far))
        .statusCode(400)
        .body("errors.field", hasItem("callbackAt"));

    Given.admin()
        .get("/api/v1/calls/" + first.call().callId())
        .then()
        .body("disposition", nullValue());
  }
}
