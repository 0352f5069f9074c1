package dev.ringbridge.telephony.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.simulator.SimulatedExotelAccount;
import dev.ringbridge.simulator.SimulatedExotelAccount.Standing;
import dev.ringbridge.telephony.testing.Admin;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.hamcrest.Matchers;

/** An organization that dials through an Exotel account of its own. */
public final class ExotelStage {
  static final String CALLER_ID = "+918047112233";
  private static final int MANY = 100_000 - 1;
  static final String TOKEN = "token-of-tests";

  public final Admin admin = new Admin();
  final String sid = "acme" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  public final UUID accountId;

  private final Scene scene;

  private ExotelStage(Scene scene, int requestsPerMinute, Map<String, String> settings) {
    this.scene = scene;
    openAtTheCarrier(requestsPerMinute);
    Map<String, Object> form = form(requestsPerMinute, settings);
    this.accountId =
        UUID.fromString(Admin.json(admin.post(form).statusCode(201)).get("id").asText());
    awaitOpen();
  }

  public static ExotelStage open(Scene scene) {
    return new ExotelStage(scene, MANY, Map.of());
  }

  static ExotelStage open(Scene scene, int requestsPerMinute) {
    return new ExotelStage(scene, requestsPerMinute, Map.of());
  }

  /** With an account that rings an agent with each call. */
  static ExotelStage connecting(Scene scene) {
    return connecting(scene, MANY);
  }

  static ExotelStage connecting(Scene scene, int requestsPerMinute) {
    return new ExotelStage(scene, requestsPerMinute, Map.of("way", "connect"));
  }

  /** With an account that asks before each call if its number may be called. */
  static ExotelStage checking(Scene scene, String way, int requestsPerMinute) {
    return new ExotelStage(scene, requestsPerMinute, Map.of("checksDnd", "yes", "way", way));
  }

  /** With an account whose leads hear this on hold. */
  static ExotelStage withMusic(Scene scene, String music) {
    return new ExotelStage(scene, MANY, Map.of("holdMusic", music));
  }

  /** Has the carrier know this of a number. */
  void customer(String number, Map<String, ?> more) {
    Map<String, Object> customer = new HashMap<>(more);
    customer.put("number", number);
    RestAssured.given()
        .contentType("application/json")
        .body(customer)
        .post(
            SimulatedCarrier.simulator()
                .uri()
                .resolve("/simulator/exotel/accounts/" + sid + "/customers"))
        .then()
        .statusCode(201);
  }

  /** What the carrier was asked about numbers, in the order of its questions. */
  List<String> asked() {
    return SimulatedCarrier.simulator().log().entries().stream()
        .filter(entry -> entry.kind().equals("number-asked") && entry.accountSid().equals(sid))
        .map(entry -> entry.detail("page").orElseThrow())
        .toList();
  }

  void openAtTheCarrier(int requestsPerMinute) {
    openAtTheCarrier(requestsPerMinute, Standing.GOOD);
  }

  /** Has the carrier know the account, or know it otherwise than before. */
  void openAtTheCarrier(int requestsPerMinute, Standing standing) {
    openAtTheCarrier(requestsPerMinute, standing, Set.of());
  }

  /** Has the carrier know the account with these numbers only, as it writes them. */
  void openAtTheCarrierWith(Set<String> exophones) {
    openAtTheCarrier(MANY, Standing.GOOD, exophones);
  }

  private void openAtTheCarrier(int requestsPerMinute, Standing standing, Set<String> exophones) {
    SimulatedExotelAccount account =
        new SimulatedExotelAccount(
            sid,
            "key-of-" + sid,
            TOKEN,
            requestsPerMinute,
            Integer.MAX_VALUE,
            standing,
            Map.of(),
            exophones);
    RestAssured.given()
        .contentType("application/json")
        .body(account)
        .post(SimulatedCarrier.simulator().uri().resolve("/simulator/exotel/accounts"))
        .then()
        .statusCode(Matchers.lessThan(300));
  }

  Map<String, Object> form(int requestsPerMinute) {
    return form(requestsPerMinute, Map.of());
  }

  private Map<String, Object> form(int requestsPerMinute, Map<String, String> more) {
    Map<String, Object> form = new HashMap<>();
    form.put("kind", "exotel");
    form.put("name", "Mumbai line");
    form.put("simulated", true);
    form.put("callsPerSecond", 20);
    form.put("callerIds", List.of(CALLER_ID));
    form.put("countries", List.of("US", "IN"));
    Map<String, String> settings = new HashMap<>(more);
    settings.put("accountSid", sid);
    settings.put("apiKey", "key-of-" + sid);
    settings.put("apiToken", TOKEN);
    settings.put("requestsPerMinute", Integer.toString(requestsPerMinute));
    form.put("settings", settings);
    return form;
  }

  /** Until this process dials with it. */
  private void awaitOpen() {
    until(
        () ->
            admin.as(UUID.randomUUID(), Role.AGENT).get("/api/v1/softphone").getStatusCode()
                == 200);
  }

  public static void until(Callable<Boolean> condition) {
    long end = System.nanoTime() + Scene.PATIENCE.toNanos();
    try {
      while (!condition.call()) {
        assertThat(System.nanoTime()).as("within " + Scene.PATIENCE).isLessThan(end);
        Thread.onSpinWait();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  PlaceCall job(String number, CallRules rules) {
    Instant now = Instant.now();
    CallRef call =
        new CallRef(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), admin.tenancy);
    Instant end = now.plus(Duration.ofSeconds(5));
    return new PlaceCall(call, new PhoneNumber(number), accountId, end, rules, null, now);
  }

  /** A job that is planned for an agent. */
  PlaceCall job(String number, CallRules rules, UUID agentId) {
    PlaceCall job = job(number, rules);
    Reservation agent = new Reservation(agentId, 1);
    return new PlaceCall(
        job.call(), job.number(), accountId, job.notAfter(), rules, agent, job.at());
  }

  /** Dials, if it must, only after so long: calls of a minute are spread over it. */
  CallRef dialWithin(Duration patience, String number, CallRules rules) {
    PlaceCall job = within(patience, job(number, rules));
    scene.publish(job);
    return job.call();
  }

  /** The same job, with more time. */
  static PlaceCall within(Duration patience, PlaceCall job) {
    return new PlaceCall(
        job.call(),
        job.number(),
        job.accountId(),
        job.at().plus(patience),
        job.rules(),
        job.reservation(),
        job.at());
  }

  CallRef dial(String number, CallRules rules) {
    PlaceCall job = job(number, rules);
    scene.publish(job);
    return job.call();
  }

  /** The lead of a call that rang an agent hangs up: the house cannot. */
  void leave(CallRef call) {
    String leg =
        scene
            .awaitAtCarrier(
                call,
                entry ->
                    entry.kind().equals("answered")
                        && !entry.detail("voice").filter("CLIENT"::equals).isPresent())
            .callSid();
    RestAssured.post(
            SimulatedCarrier.simulator().uri().resolve("/simulator/calls/" + leg + "/hangup"))
        .then()
        .statusCode(Matchers.lessThan(300));
    scene.await(call, CallEnded.class);
  }

  /** An agent of the organization, who is called at this contact. */
  UUID agent(String contact) {
    UUID agentId = UUID.randomUUID();
    admin
        .as(Role.ADMIN)
        .body(Map.of("contact", contact))
        .put("/api/v1/agent-contacts/" + agentId)
        .then()
        .statusCode(200);
    return agentId;
  }

  RequestSpecification as(UUID agentId) {
    return admin.as(agentId, Role.AGENT);
  }

  /** Has the agent called; what the service answers. */
  JsonNode call(UUID agentId) {
    return Admin.json(as(agentId).post("/api/v1/softphone/calls").then().statusCode(202));
  }

  /** A new agent whose phone was called and answered. */
  public AgentLegUp agentUp() {
    return agentUp("sip:agent-" + UUID.randomUUID());
  }

  /** A new agent with this phone, who is there. */
  AgentLegUp agentUp(String contact) {
    UUID agentId = agent(contact);
    call(agentId);
    return scene.awaitLeg(agentId, AgentLegUp.class);
  }

  /** An event as the carrier words it. */
  static Map<String, Object> event(String name, String legSid, Map<String, ?> more) {
    Map<String, Object> event = new HashMap<>();
    event.put("event_sid", UUID.randomUUID().toString());
    event.put("event_type", "leg_lifecycle_event");
    event.put("event_name", name);
    event.put("event_data", Map.of("data", more));
    event.put("data", Map.of("leg_sid", legSid, "contact_uri", "09812345678"));
    return event;
  }

  /** Sends an event; how it is answered. */
  static int post(String url, Object event) {
    URI address = URI.create(url);
    return RestAssured.given()
        .urlEncodingEnabled(false)
        .contentType("application/json")
        .body(event)
        .post(address.getPath() + "?" + address.getRawQuery())
        .getStatusCode();
  }
}
