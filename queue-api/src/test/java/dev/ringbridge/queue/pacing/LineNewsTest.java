package dev.ringbridge.queue.pacing;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.queue.Floor;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.Topics;
import dev.ringbridge.queue.Topics.Heard;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A pacer that looks seldom, so that only the news can explain that it was quick. */
@QuarkusTest
@TestProfile(LineNewsTest.Seldom.class)
@WithTestResource(TestServers.class)
class LineNewsTest {
  @Inject Topics topics;
  @Inject Floor floor;

  @Test
  void leadThatIsAddedWhileAgentsWaitForLeadsIsDialedAtOnce() {
    floor.openAccount("US");
    Heard jobs = topics.listen(Topic.DIAL_JOBS);
    UUID campaign = Floor.campaignWithLeads(Map.of("mode", "RATIO", "linesPerAgent", 9), "medium");
    floor.onShift(campaign, 1);
    Floor.start(campaign);
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/campaigns/" + campaign + "/pacing-decisions")
                .then()
                .body("items[0].limit", is("LEADS")));

    int atOnce = 0;
    for (int lead = 0; lead < 4; lead++) {
      Instant added = Instant.now();
      Given.admin()
          .body(Map.of("campaignId", campaign, "phone", "+1312557900" + lead))
          .post("/api/v1/leads")
          .then()
          .statusCode(201);
      jobs.await(lead + 2, PlaceCall.class, job -> job.call().campaignId().equals(campaign));
      atOnce +=
          Duration.between(added, Instant.now()).compareTo(Duration.ofMillis(1_500)) < 0 ? 1 : 0;
    }
    // A slow machine may hold the agent for gone at one of the looks.
    assertThat(atOnce).isGreaterThanOrEqualTo(3);
    floor.endShift(jobs);
  }

  /** Ticks once in twelve seconds. */
  public static class Seldom implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("ringbridge.queue.pacing.tick", "12s");
    }
  }
}
