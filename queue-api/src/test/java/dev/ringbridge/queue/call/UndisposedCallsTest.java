package dev.ringbridge.queue.call;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static dev.ringbridge.queue.call.Conversations.call;
import static dev.ringbridge.queue.call.Conversations.lead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.lead.FollowUp.CallDisposed;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class UndisposedCallsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject Topics topics;
  @Inject Floor floor;
  @Inject Conversations talks;
  @Inject UndisposedCalls undisposed;

  @BeforeEach
  void open() {
    floor.openAccount("US");
  }

  @AfterEach
  void endShift() {
    floor.endShift();
  }

  @Test
  void conversationOfWhichNobodySaidAnythingIsCountedAndListed() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "low");
    PlaceCall job = talks.over(topics.listen(Topic.DIAL_JOBS), campaign);

    undisposed.settle().await().atMost(PATIENCE);

    counted(campaign, 1);
    listed(campaign).body("items.id", hasItem(job.call().callId().toString()));
    talks.dispose(job, Map.of("code", "CONNECTED_INTERESTED")).statusCode(200);
    counted(campaign, 0);
    listed(campaign).body("items.id", not(hasItem(job.call().callId().toString())));
  }

  @Test
  void defaultIsSetAndMarkedOnceWrapUpHasRunOut() {
    Heard heard = topics.listen(Topic.LEAD_EVENTS);
    UUID campaign = Floor.campaignWithLeads(Map.of("wrapUpSeconds", 1), "low");
    byDefault(campaign, "SPECIAL_TECHNICAL_ISSUE");
    PlaceCall job = talks.over(topics.listen(Topic.DIAL_JOBS), campaign);

    assertSoon(
        () ->
            call(job)
                .body("disposition", is("SPECIAL_TECHNICAL_ISSUE"))
                .body("disposedAt", notNullValue())
                .body("disposedBy", nullValue()));

    lead(job).body("dialState", is("SCHEDULED"));
    undisposed.settle().await().atMost(PATIENCE);
    List<CallDisposed> facts =
        heard.await(1, CallDisposed.class, fact -> fact.call().equals(job.call()));
    assertThat(facts).hasSize(1);
    assertThat(facts.get(0).disposedBy()).isNull();
    counted(campaign, 0);
  }

  @Test
  void agentsWordCountsAfterTheDefault() {
    UUID campaign = Floor.campaignWithLeads(Map.of("wrapUpSeconds", 0), "low");
    byDefault(campaign, "SPECIAL_TECHNICAL_ISSUE");
    PlaceCall job = talks.over(topics.listen(Topic.DIAL_JOBS), campaign);
    assertSoon(() -> call(job).body("disposition", is("SPECIAL_TECHNICAL_ISSUE")));

    talks
        .dispose(job, Map.of("code", "CONNECTED_WRONG_NUMBER"))
        .statusCode(200)
        .body("disposedBy", is(talks.agent().toString()));

    lead(job).body("dialState", is("INVALID"));
  }

  @Test
  void agentWhoIsStillWritingIsNotOvertaken() {
    UUID campaign = Floor.campaignWithLeads(Map.of("wrapUpSeconds", 600), "low");
    byDefault(campaign, "SPECIAL_TECHNICAL_ISSUE");
    PlaceCall job = talks.over(topics.listen(Topic.DIAL_JOBS), campaign);

    undisposed.settle().await().atMost(PATIENCE);

    call(job).body("disposition", nullValue());
  }

  private static void byDefault(UUID campaign, String code) {
    String path = "/api/v1/campaigns/" + campaign + "/dispositions";
    List<Map<String, Object>> all = Given.admin().get(path).path("dispositions");
    Given.admin()
        .body(Map.of("dispositions", all, "unsaid", code))
        .put(path)
        .then()
        .statusCode(200);
  }

  private static void counted(UUID campaign, int calls) {
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body("counts.undisposed", is(calls)));
  }

  private static ValidatableResponse listed(UUID campaign) {
    return Given.admin()
        .queryParam("campaignId", campaign)
        .queryParam("undisposed", true)
        .get("/api/v1/calls")
        .then()
        .statusCode(200);
  }
}
