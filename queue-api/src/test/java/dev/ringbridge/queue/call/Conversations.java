package dev.ringbridge.queue.call;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.hamcrest.Matchers.is;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.queue.Floor;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.Topics;
import dev.ringbridge.queue.Topics.Heard;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.Dependent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** Calls that one agent talks on, as the other services would tell of them. */
@Dependent
public class Conversations {
  private final UUID agent = UUID.randomUUID();
  private final Topics topics;
  private final Floor floor;

  Conversations(Topics topics, Floor floor) {
    this.topics = topics;
    this.floor = floor;
  }

  /** Who talks. */
  public UUID agent() {
    return agent;
  }

  /** Starts a campaign and has its first lead on the line. */
  public PlaceCall talked(Heard jobs, UUID campaign) {
    PlaceCall job = placed(jobs, campaign);
    Instant at = now();
    topics.say(new CallAnswered(job.call(), null, at.plusSeconds(2), at));
    topics.say(new CallBridged(job.call(), agent, "room", 1, at));
    assertSoon(() -> call(job).body("state", is("BRIDGED")));
    return job;
  }

  /** Starts a campaign and has its first lead's phone ring. */
  PlaceCall placed(Heard jobs, UUID campaign) {
    floor.onShift(campaign, 1);
    Floor.start(campaign);
    PlaceCall job = jobs.await(1, PlaceCall.class, one -> isOf(one, campaign)).get(0);
    topics.say(new CallPlaced(job.call(), "CA" + job.call().callId(), now()));
    return job;
  }

  /** A call that was talked on and is over. */
  PlaceCall over(Heard jobs, UUID campaign) {
    PlaceCall job = talked(jobs, campaign);
    end(job);
    assertSoon(() -> call(job).body("state", is("ENDED")));
    return job;
  }

  public void end(PlaceCall job) {
    end(job, Ending.COMPLETED);
  }

  void end(PlaceCall job, Ending ending) {
    topics.say(new CallEnded(job.call(), null, ending, Evidence.CARRIER, now()));
  }

  ValidatableResponse dispose(PlaceCall job, Map<String, Object> said) {
    return Given.as(agent, Role.AGENT, Given.OURS)
        .body(said)
        .post("/api/v1/calls/" + job.call().callId() + "/disposition")
        .then();
  }

  static ValidatableResponse call(PlaceCall job) {
    return Given.admin().get("/api/v1/calls/" + job.call().callId()).then();
  }

  public static ValidatableResponse lead(PlaceCall job) {
    return Given.admin().get("/api/v1/leads/" + job.call().leadId()).then();
  }

  static boolean isOf(PlaceCall job, UUID campaign) {
    return job.call().campaignId().equals(campaign);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
