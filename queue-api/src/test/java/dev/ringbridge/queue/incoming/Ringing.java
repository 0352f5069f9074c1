package dev.ringbridge.queue.incoming;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.CallCommand.TakeCaller;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerRang;
import dev.ringbridge.core.incoming.Verification;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.queue.Floor;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.Topics;
import dev.ringbridge.queue.Topics.Heard;
import dev.ringbridge.queue.pacing.FreeAgents;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** People who call, the agents who are there for them, and what is seen of it. */
@Dependent
class Ringing {
  static final UUID SUPERVISOR = new UUID(7, 3);
  private static final AtomicInteger NUMBER = new AtomicInteger(4000);

  private final Topics topics;
  private final Floor floor;
  private final Ids ids;
  private final FreeAgents agents;
  private final Database database;
  private final Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final Heard commands;

  Ringing(Topics topics, Floor floor, Ids ids, FreeAgents agents, @InQueue Database database) {
    this.topics = topics;
    this.floor = floor;
    this.ids = ids;
    this.agents = agents;
    this.database = database;
    this.commands = topics.listen(Topic.CALL_COMMANDS);
  }

  /** When people call, unless it is said otherwise. */
  Instant at() {
    return at;
  }

  /** A number that nobody had before. */
  static String number() {
    return "+1720555" + NUMBER.incrementAndGet();
  }

  UUID account() {
    return floor.account();
  }

  /** A simulated account that calls these countries only, with the agents' phones on it. */
  void openAccount(String... countries) {
    floor.openAccount(countries);
  }

  void endShift() {
    floor.endShift();
  }

  /** A campaign whose agents are there, and which dials nobody. */
  UUID openCampaign(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("practice", true);
    floor.openAccount("US");
    UUID campaign = Given.campaign(settings);
    Floor.start(campaign);
    Given.admin().post("/api/v1/campaigns/" + campaign + "/pause").then().statusCode(200);
    return campaign;
  }

  /** An agent takes calls of a campaign, and the queue knows it. */
  UUID free(UUID campaign, UUID agent) {
    floor.onShift(campaign, agent);
    assertSoon(() -> assertThat(agents.find(agent)).isPresent());
    return agent;
  }

  void change(String sql, UUID lead) {
    database
        .asEngine(work -> work.sql().preparedQuery(sql).execute(Tuple.of(lead)).replaceWithVoid())
        .await()
        .indefinitely();
  }

  CallerRang rings(String from, Verification verification, Instant waitsUntil) {
    return rings(from, verification, waitsUntil, at);
  }

  CallerRang rings(String from, Verification verification, Instant waitsUntil, Instant when) {
    return rings(floor.account(), from, verification, waitsUntil, when);
  }

  CallerRang rings(
      UUID account, String from, Verification verification, Instant waitsUntil, Instant when) {
    CallerRang rang =
        new CallerRang(
            ids.next(),
            Given.OURS,
            account,
            new PhoneNumber(from),
            new PhoneNumber("+12125550199"),
            verification,
            waitsUntil,
            when);
    topics.say(rang);
    return rang;
  }

  /** Somebody calls who waits for an agent; a test may be slow. */
  CallerRang rings(String from) {
    return rings(from, Verification.A, Instant.now().plus(Duration.ofMinutes(1)));
  }

  TakeCaller taken(CallerRang rang) {
    return commands
        .await(1, TakeCaller.class, one -> one.call().callId().equals(rang.callId()))
        .get(0);
  }

  static ValidatableResponse entry(CallerRang rang) {
    return Given.as(SUPERVISOR, Role.SUPERVISOR, Given.OURS)
        .get("/api/v1/incoming-calls?limit=200")
        .then()
        .statusCode(200)
        .rootPath("items.find { it.id == '" + rang.callId() + "' }");
  }

  static ValidatableResponse call(CallerRang rang) {
    return Given.admin().get("/api/v1/calls/" + rang.callId()).then();
  }

  static ValidatableResponse leadOf(UUID id) {
    return Given.admin().get("/api/v1/leads/" + id).then().statusCode(200);
  }

  static ValidatableResponse history(UUID lead) {
    return Given.admin().get("/api/v1/leads/" + lead + "/history").then();
  }

  void answered(TakeCaller taken) {
    topics.say(new CallPlaced(taken.call(), "CA" + taken.call().callId(), at));
    topics.say(new CallAnswered(taken.call(), taken.reservation(), at.plusSeconds(2), at));
  }

  void ended(TakeCaller taken) {
    topics.say(
        new CallEnded(taken.call(), null, Ending.COMPLETED, Evidence.CARRIER, at.plusSeconds(30)));
  }
}
