package dev.ringbridge.queue.call;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static dev.ringbridge.queue.call.Conversations.call;
import static dev.ringbridge.queue.call.Conversations.lead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.is;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallHandedOver;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.lead.FollowUp.CallDisposed;
import dev.ringbridge.core.lead.FollowUp.VisitRequested;
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
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose a call is that one agent handed over to another, and whose word moves its lead. */
@QuarkusTest
@WithTestResource(TestServers.class)
class HandedOverTest {
  @Inject Topics topics;
  @Inject Floor floor;
  @Inject Conversations talks;

  private final UUID colleague = UUID.randomUUID();
  private PlaceCall job;

  @BeforeEach
  void oneTalks() {
    floor.openAccount("US");
    job = talks.talked(topics.listen(Topic.DIAL_JOBS), Floor.campaignWithLeads(Map.of(), "low"));
  }

  @AfterEach
  void endShift() {
    floor.endShift();
  }

  @Test
  void callIsTheColleaguesFromTheProofAndTheirWordMovesTheLead() {
    talks.dispose(job, Map.of("code", "CONNECTED_INTERESTED")).statusCode(200);
    handOver();

    talks.dispose(job, Map.of("code", "SPECIAL_ESCALATE")).statusCode(403);
    dispose(Map.of("code", "CONNECTED_WRONG_NUMBER")).statusCode(200);
    talks.end(job);

    assertSoon(() -> lead(job).body("dialState", is("INVALID")));
    call(job)
        .body("agentId", is(colleague.toString()))
        .body("disposition", is("CONNECTED_WRONG_NUMBER"))
        .body("disposedBy", is(colleague.toString()))
        .body("outcome", is("COMPLETED"));
  }

  @Test
  void wordOfTheFirstAgentStandsWhereTheLastSaysNothing() {
    talks.dispose(job, Map.of("code", "CONNECTED_WRONG_NUMBER")).statusCode(200);
    handOver();

    talks.end(job);

    assertSoon(() -> lead(job).body("dialState", is("INVALID")));
  }

  /** Agents are let go by their own word: each has to be told, the same or not. */
  @Test
  void lastAgentWhoSaysWhatTheFirstSaidIsTold() {
    Heard heard = topics.listen(Topic.LEAD_EVENTS);
    Map<String, Object> same = Map.of("code", "CONNECTED_INTERESTED");
    talks.dispose(job, same).statusCode(200);
    handOver();

    dispose(same).statusCode(200);

    assertThat(heard.await(2, CallDisposed.class, one -> one.call().equals(job.call())))
        .extracting(CallDisposed::agentId, CallDisposed::disposedBy)
        .containsExactly(tuple(talks.agent(), talks.agent()), tuple(colleague, colleague));
    assertThat(heard.all(VisitRequested.class, one -> one.call().equals(job.call())))
        .as("one visit is enough")
        .hasSize(1);
  }

  @Test
  void callWhoseColleagueNeverCameIsTheFirstAgentsToWriteUp() {
    topics.say(new CallHandedOver(job.call(), talks.agent(), colleague, Instant.now()));
    talks.end(job);
    assertSoon(() -> call(job).body("state", is("ENDED")));

    dispose(Map.of("code", "SPECIAL_ESCALATE")).statusCode(403);
    talks.dispose(job, Map.of("code", "CONNECTED_WRONG_NUMBER")).statusCode(200);

    lead(job).body("dialState", is("INVALID"));
  }

  private void handOver() {
    Instant at = Instant.now();
    topics.say(new CallHandedOver(job.call(), talks.agent(), colleague, at));
    topics.say(
        new CallBridged(job.call(), colleague, "theirs", 3, talks.agent(), at.plusMillis(200)));
    assertSoon(() -> call(job).body("agentId", is(colleague.toString())));
  }

  private ValidatableResponse dispose(Map<String, Object> said) {
    return Given.as(colleague, Role.AGENT, Given.OURS)
        .body(said)
        .post("/api/v1/calls/" + job.call().callId() + "/disposition")
        .then();
  }
}
