package dev.ringbridge.queue.incoming;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.CallCommand.CancelCall;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.call.RevocationReason;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerLeft;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerRang;
import dev.ringbridge.core.incoming.Verification;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.queue.Floor;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.Topics;
import dev.ringbridge.queue.Topics.Heard;
import dev.ringbridge.queue.call.Conversations;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who rang us, as the queue takes it. */
@QuarkusTest
@WithTestResource(TestServers.class)
class IncomingCallsTest {
  private static final String ALL = "/api/v1/incoming-calls";
  private static final AtomicInteger NUMBER = new AtomicInteger(1000);
  private static final UUID SUPERVISOR = new UUID(7, 3);

  @Inject Topics topics;
  @Inject Floor floor;
  @Inject Conversations talks;
  @Inject Ids ids;

  private final Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @AfterEach
  void endShift() {
    floor.endShift();
  }

  private static String number() {
    return "+1720555" + NUMBER.incrementAndGet();
  }

  private static UUID lead(UUID campaign, Map<String, Object> more) {
    Map<String, Object> lead = new java.util.HashMap<>(more);
    lead.put("campaignId", campaign);
    lead.putIfAbsent("name", "Rita Rang");
    return UUID.fromString(
        Given.admin().body(lead).post("/api/v1/leads").then().statusCode(201).extract().path("id"));
  }

  private CallerRang rings(String from) {
    return rings(from, Given.OURS);
  }

  private CallerRang rings(String from, Tenancy tenancy) {
    return rings(from, tenancy, Verification.A);
  }

  private CallerRang rings(String from, Tenancy tenancy, Verification verification) {
    CallerRang rang =
        new CallerRang(
            ids.next(),
            tenancy,
            new UUID(5, 5),
            from == null ? null : new PhoneNumber(from),
            new PhoneNumber("+12125550199"),
            verification,
            null,
            at);
    topics.say(rang);
    return rang;
  }

  private static ValidatableResponse entry(CallerRang rang) {
    return Given.as(SUPERVISOR, Role.SUPERVISOR, Given.OURS)
        .get(ALL + "?limit=200")
        .then()
        .statusCode(200)
        .rootPath("items.find { it.id == '" + rang.callId() + "' }");
  }

  private static ValidatableResponse leadOf(UUID id) {
    return Given.admin().get("/api/v1/leads/" + id).then().statusCode(200);
  }

  @Test
  void numberThatTheNetworkFoundForgedHasNobodyCalledBack() {
    String number = number();
    UUID lead = lead(Given.campaign(Map.of("practice", true)), Map.of("phone", number));

    CallerRang rang = rings(number, Given.OURS, Verification.FAILED);

    assertSoon(() -> entry(rang).body("leadId", is(lead.toString())).body("state", is("OPEN")));
    leadOf(lead).body("category", is("FRESH"));
  }

  @Test
  void leadOfSeveralNumbersIsCalledBackOnlyWhereOneOfThemMayBeCalled() {
    UUID campaign = Given.campaign(Map.of("practice", true, "consentRequired", "CALLS"));
    String number = number();
    String second = number();
    UUID lead =
        lead(campaign, Map.of("phone", number, "otherPhones", java.util.List.of(second, number())));

    CallerRang vain = rings(number);
    assertSoon(() -> entry(vain).body("leadId", is(lead.toString())).body("state", is("OPEN")));
    leadOf(lead).body("category", is("FRESH"));

    Given.admin()
        .body(Map.of("scope", "CALLS", "source", "form", "phone", second))
        .post("/api/v1/leads/" + lead + "/consents")
        .then()
        .statusCode(201);
    CallerRang again = rings(number);
    assertSoon(
        () -> entry(again).body("leadId", is(lead.toString())).body("state", is("CALLBACK")));
  }

  @Test
  void leadThatCallsIsKnownByItsNumberAndCalledBack() {
    String number = number();
    UUID lead = lead(Given.campaign(Map.of("practice", true)), Map.of("phone", number));

    CallerRang rang = rings(number);

    assertSoon(
        () ->
            entry(rang)
                .body("category", is("KNOWN_LEAD"))
                .body("leadId", is(lead.toString()))
                .body("leadName", is("Rita Rang"))
                .body("from", is(number))
                .body("verification", is("A"))
                .body("ownerId", nullValue())
                .body("state", is("CALLBACK"))
                .body("callbackAt", is(at.plusSeconds(120).toString()))
                .body("endedAt", nullValue()));
    leadOf(lead)
        .body("dialState", is("SCHEDULED"))
        .body("category", is("CALLBACK"))
        .body("dueAt", is(at.plusSeconds(120).toString()));
    Given.admin()
        .get("/api/v1/leads/" + lead + "/history")
        .then()
        .body("items.line", hasItem("Called us; the caller's number is verified (A)."))
        .body("items.steps.rule.flatten()", hasItem("RANG_US"));
  }

  @Test
  void anotherOfALeadsNumbersIsItsNumberToo() {
    String other = number();
    UUID campaign = Given.campaign(Map.of("practice", true));
    UUID lead = lead(campaign, Map.of("phone", number(), "otherPhones", java.util.List.of(other)));

    CallerRang rang = rings(other);

    assertSoon(() -> entry(rang).body("leadId", is(lead.toString())).body("state", is("CALLBACK")));
    leadOf(lead).body("phone", is(other));
  }

  @Test
  void callToldTwiceOrEndFirstIsOneCallOfOneEnd() {
    String number = number();
    UUID id = ids.next();
    topics.say(new CallerLeft(id, Given.OURS, 17, at.plusSeconds(17)));
    CallerRang rang =
        new CallerRang(
            id,
            Given.OURS,
            new UUID(5, 5),
            new PhoneNumber(number),
            null,
            Verification.NONE,
            null,
            at);
    topics.say(rang);
    topics.say(rang);
    topics.say(new CallerLeft(id, Given.OURS, 99, at.plusSeconds(99)));
    CallerRang later = rings(number);

    assertSoon(() -> entry(later).body("category", is("UNKNOWN_CALLER")));
    entry(rang)
        .body("state", is("OPEN"))
        .body("seconds", is(17))
        .body("endedAt", is(at.plusSeconds(17).toString()));
  }

  @Test
  void strangerWaitsForASupervisorUntilOneSettlesIt() {
    CallerRang rang = rings(null);
    assertSoon(
        () ->
            entry(rang)
                .body("category", is("UNKNOWN_CALLER"))
                .body("from", nullValue())
                .body("leadId", nullValue())
                .body("state", is("OPEN")));

    settle(rang, Role.AGENT).statusCode(403);
    settle(rang, Role.SUPERVISOR)
        .statusCode(200)
        .body("state", is("SETTLED"))
        .body("note", is("Rang back"))
        .body("settledBy", is(SUPERVISOR.toString()));
    settle(rang, Role.SUPERVISOR).statusCode(409);
  }

  private static ValidatableResponse settle(CallerRang rang, Role role) {
    return Given.as(SUPERVISOR, role, Given.OURS)
        .body(Map.of("note", " Rang back "))
        .post(ALL + "/" + rang.callId() + "/settle")
        .then();
  }

  @Test
  void whoMustNotBeCalledIsNotCalledBackAndWaitsForASupervisor() {
    String number = number();
    UUID lead = lead(Given.campaign(Map.of("practice", true)), Map.of("phone", number));
    Given.admin()
        .body(Map.of("number", number, "reason", "asked"))
        .post("/api/v1/suppressions")
        .then()
        .statusCode(201);
    assertSoon(() -> leadOf(lead).body("dialState", is("SUPPRESSED")));

    CallerRang rang = rings(number);

    assertSoon(
        () ->
            entry(rang)
                .body("category", is("KNOWN_LEAD"))
                .body("state", is("OPEN"))
                .body("callbackAt", nullValue()));
    leadOf(lead).body("dialState", is("SUPPRESSED"));
  }

  @Test
  void leadOfACampaignThatWasStoppedForGoodWaitsForASupervisor() {
    String number = number();
    UUID campaign = Given.campaign(Map.of("practice", true));
    UUID lead = lead(campaign, Map.of("phone", number));
    Given.admin().post("/api/v1/campaigns/" + campaign + "/stop").then().statusCode(200);

    CallerRang rang = rings(number);

    assertSoon(() -> entry(rang).body("leadId", is(lead.toString())).body("state", is("OPEN")));
    leadOf(lead).body("dialState", is("PENDING"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"MANUAL", "BROADCAST"})
  void leadOfACampaignThatHasNoAgentCallByItselfWaitsForASupervisor(String mode) {
    String number = number();
    UUID campaign = Given.campaign(Map.of("practice", true, "mode", mode));
    UUID lead = lead(campaign, Map.of("phone", number));

    CallerRang rang = rings(number);

    assertSoon(() -> entry(rang).body("leadId", is(lead.toString())).body("state", is("OPEN")));
    leadOf(lead).body("dialState", is("PENDING")).body("dueAt", is(at.plusSeconds(120).toString()));
  }

  @Test
  void leadThatAnswersOurCallIsItsOwnersAndReturnsTheCall() {
    floor.openAccount("US");
    UUID campaign = Floor.campaignWithLeads(Map.of(), "low");
    PlaceCall call = talks.talked(topics.listen(Topic.DIAL_JOBS), campaign);
    talks.end(call);
    assertSoon(() -> Conversations.lead(call).body("dialState", is("REACHED")));

    CallerRang rang = rings(call.number().e164());

    assertSoon(
        () ->
            entry(rang)
                .body("category", is("RETURNED_CALL"))
                .body("returnedCallId", is(call.call().callId().toString()))
                .body("ownerId", is(talks.agent().toString()))
                .body("state", is("CALLBACK")));
    Conversations.lead(call).body("callbackAgentId", is(talks.agent().toString()));
  }

  @Test
  void callThatIsPlannedForWhoIsOnTheLineIsTakenBack() {
    floor.openAccount("US");
    Heard jobs = topics.listen(Topic.DIAL_JOBS);
    Heard commands = topics.listen(Topic.CALL_COMMANDS);
    UUID campaign = Floor.campaignWithLeads(Map.of(), "low");
    floor.onShift(campaign, 1);
    Floor.start(campaign);
    PlaceCall job =
        jobs.await(1, PlaceCall.class, one -> one.call().campaignId().equals(campaign)).get(0);

    rings(job.number().e164());

    assertThat(
            commands.await(
                1, CancelCall.class, one -> one.call().callId().equals(job.call().callId())))
        .allMatch(one -> one.reason() == RevocationReason.RANG_US);
  }

  @Test
  void logComesNewestFirstAPageAtATimeAndNobodySeesAnothersCallers() {
    CallerRang first = rings(number());
    CallerRang second = rings(number());
    CallerRang foreign = rings(number(), Given.THEIRS);
    assertSoon(() -> entry(second).body("state", is("OPEN")));

    String cursor =
        Given.admin()
            .queryParams(Map.of("limit", 1, "category", "UNKNOWN_CALLER", "state", "OPEN"))
            .get(ALL)
            .then()
            .body("items", hasSize(1))
            .body("items[0].id", is(second.callId().toString()))
            .extract()
            .path("nextCursor");
    Given.admin()
        .queryParams(Map.of("limit", 1, "category", "UNKNOWN_CALLER", "cursor", cursor))
        .get(ALL)
        .then()
        .body("items[0].id", is(first.callId().toString()));
    assertSoon(() -> Given.foreignAdmin().get(ALL).then().body("items.size()", greaterThan(0)));
    entry(foreign).body("id", nullValue());
    Given.as(SUPERVISOR, Role.AGENT, Given.OURS).get(ALL).then().statusCode(403);
  }
}
