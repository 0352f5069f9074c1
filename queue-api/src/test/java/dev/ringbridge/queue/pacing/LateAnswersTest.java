package dev.ringbridge.queue.pacing;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.queue.Floor;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.Topics;
import dev.ringbridge.queue.Topics.Heard;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A house that answers late dials less, and more again once it does not. */
@QuarkusTest
@TestProfile(LateAnswersTest.ShortWindows.class)
@WithTestResource(TestServers.class)
class LateAnswersTest {
  private static final int LINES = 10;
  private static final int TALKS = 8;

  @Inject Topics topics;
  @Inject Floor floor;
  @Inject @InQueue Database database;

  @Test
  void houseThatAnswersLateDialsLessAndComesBackByItself() {
    floor.openAccount("US");
    Heard jobs = topics.listen(Topic.DIAL_JOBS);
    UUID talking = campaign("PROGRESSIVE", TALKS);
    UUID dialing = campaign("RATIO", 6 * LINES);
    floor.onShift(talking, TALKS);
    floor.onShift(dialing, LINES);
    Floor.start(talking);
    Floor.start(dialing);
    List<PlaceCall> talks = of(talking, jobs, TALKS);
    List<PlaceCall> dialed = of(dialing, jobs, LINES);

    talks.subList(0, 3).forEach(job -> talk(job, 1_600));
    assertSoon(() -> assertThat(share()).isLessThan(1));
    dialed.forEach(this::unanswered);
    assertSoon(
        () ->
            last(dialing)
                .body("items[0].limit", is("LATE_ANSWERS"))
                .body("items[0].calls", lessThanOrEqualTo(1))
                .body("items[0].inputs.freeAgents", is(LINES))
                .body("items[0].inputs.restrained.share", lessThan(1f)));

    float held = last(dialing).extract().path("items[0].inputs.restrained.share");
    talks.subList(3, TALKS).forEach(job -> talk(job, 200));
    assertSoon(() -> last(dialing).body("items[0].inputs.restrained.share", greaterThan(held)));
    assertSoon(
        () ->
            last(dialing)
                .body("items[0].limit", is("AGENTS"))
                .body("items[0].inputs.restrained", nullValue()));
    floor.endShift(jobs);
  }

  private static UUID campaign(String mode, int leads) {
    return Floor.campaignWithLeads(
        Map.of("mode", mode), Collections.nCopies(leads, "medium").toArray(String[]::new));
  }

  private static List<PlaceCall> of(UUID campaign, Heard jobs, int calls) {
    return jobs.await(calls, PlaceCall.class, job -> job.call().campaignId().equals(campaign));
  }

  /** Their agent's room is ordered so long after they answered. */
  private void talk(PlaceCall job, long millis) {
    Reservation promise = Objects.requireNonNull(job.reservation());
    Instant answered = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(3);
    Instant ordered = answered.plusMillis(millis);
    topics.say(new CallAnswered(job.call(), promise, answered.plusSeconds(2), answered));
    topics.say(
        new CallBridged(
            job.call(), promise.agentId(), "room", 1, null, ordered, ordered.plusMillis(300)));
  }

  private void unanswered(PlaceCall job) {
    topics.say(new CallEnded(job.call(), null, Ending.NO_ANSWER, Evidence.CARRIER, Instant.now()));
  }

  private double share() {
    return database
        .asEngine(
            work ->
                work.sql()
                    .preparedQuery("select share from queue.restraints where organization_id = $1")
                    .execute(Tuple.of(Given.OURS.organizationId())))
        .map(rows -> rows.size() == 0 ? 1 : rows.iterator().next().getDouble("share"))
        .await()
        .atMost(Duration.ofSeconds(10));
  }

  private static ValidatableResponse last(UUID campaign) {
    return Given.admin().get("/api/v1/campaigns/" + campaign + "/pacing-decisions").then();
  }

  /** Judges after a second, and silence after three. */
  public static class ShortWindows implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "ringbridge.queue.pacing.late-answers.tolerated", "0.03",
          "ringbridge.queue.pacing.late-answers.window", "1s",
          "ringbridge.queue.pacing.late-answers.longest-window", "3s");
    }
  }
}
