package dev.ringbridge.queue.call;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.ringbridge.core.call.Attestation;
import dev.ringbridge.core.call.CallEvent.CallAttested;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.DialJob.PlaceCall;
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
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far carriers vouch for the numbers that calls show. */
@QuarkusTest
@WithTestResource(TestServers.class)
class AttestationsTest {
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

  private static ValidatableResponse call(PlaceCall job) {
    return Given.admin().get("/api/v1/calls/" + job.call().callId()).then().statusCode(200);
  }

  @Test
  void callAndItsLeadsHistorySayHowFarTheCarrierVouches() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");
    floor.onShift(campaign, 1);
    Floor.start(campaign);
    PlaceCall job =
        jobs.await(1, PlaceCall.class, one -> one.call().campaignId().equals(campaign)).get(0);
    call(job).body("attestation", nullValue());

    topics.say(new CallPlaced(job.call(), "CA1", Instant.now()));
    topics.say(new CallAttested(job.call(), Attestation.B, Instant.now()));

    assertSoon(() -> call(job).body("attestation", is("B")).body("state", is("PLACED")));
    Given.admin()
        .get("/api/v1/leads/" + job.call().leadId() + "/history")
        .then()
        .body("items.line", hasItem(containsString("STIR/SHAKEN B")));
  }
}
