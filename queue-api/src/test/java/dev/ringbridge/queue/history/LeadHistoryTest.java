package dev.ringbridge.queue.history;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallHandedOver;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class LeadHistoryTest {
  @Inject Topics topics;
  @Inject Floor floor;

  private final UUID agent = UUID.randomUUID();
  private Heard jobs;

  @BeforeEach
  void open() {
    jobs = topics.listen(Topic.DIAL_JOBS);
    floor.openAccount("US");
  }

  @AfterEach
  void endShift() {
    floor.endShift();
  }

  @Test
  void busyLeadTellsWhereItCameFromWhyItWasTakenAndWhatMovedItsTime() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "high");
    PlaceCall job = planOne(campaign);
    Instant at = now();
    topics.say(new CallPlaced(job.call(), "CA" + job.call().callId(), at));
    topics.say(new CallEnded(job.call(), null, Ending.BUSY, Evidence.CARRIER, at.plusMillis(1)));

    assertSoon(
        () ->
            assertThat(kinds(history(job)))
                .containsExactly("MOVED", "ENDED", "PLACED", "CLAIMED", "IMPORTED"));
    String due = Given.admin().get("/api/v1/leads/" + job.call().leadId()).path("dueAt");
    history(job)
        .body("items[0].line", is("After busy: to be called again."))
        .body("items[0].callId", is(job.call().callId().toString()))
        .body("items[0].dueAt", is(due))
        .body("items[0].steps.rule", is(List.of("RETRY_DELAY")))
        .body("items[0].steps[0].by", is("BUSY"))
        .body("items[0].steps[0].to", is(due))
        .body("items[1].line", is("The call is over: busy."))
        .body("items[3].line", startsWith("Taken for a call: priority high, warm, number 1 of"))
        .body("items[3].line", containsString("; no "))
        .body("items[4].line", is("Imported from leads.csv, row 2."))
        .body("nextCursor", nullValue());
  }

  @Test
  void callThatNeverLeftSaysSoAndKeepsThePlace() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");
    PlaceCall job = planOne(campaign);
    Given.admin().post("/api/v1/campaigns/" + campaign + "/pause").then().statusCode(200);
    topics.say(new CallEnded(job.call(), null, Ending.EXPIRED, Evidence.INFERRED, now()));

    assertSoon(
        () ->
            history(job)
                .body("items[0].line", is("After expired: waits in its old place."))
                .body("items[1].line", is("Not placed: expired. It keeps its place.")));
  }

  @Test
  void conversationNamesTheAgentTheResultAndTheAgreedTime() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");
    PlaceCall job = planOne(campaign);
    Instant at = now();
    Instant due = at.plus(2, ChronoUnit.DAYS);
    topics.say(new CallAnswered(job.call(), null, at.plusSeconds(2), at));
    topics.say(new CallBridged(job.call(), agent, "room", 1, at));
    topics.say(new CallEnded(job.call(), null, Ending.COMPLETED, Evidence.CARRIER, at));
    assertSoon(() -> assertThat(kinds(history(job))).contains("ENDED"));
    Given.as(agent, Role.AGENT, Given.OURS)
        .body(Map.of("code", "CONNECTED_CALLBACK", "callbackAt", due, "note", "after work"))
        .post("/api/v1/calls/" + job.call().callId() + "/disposition")
        .then()
        .statusCode(200);

    history(job)
        .body("items.find { it.kind == 'BRIDGED' }.byId", is(agent.toString()))
        .body("items.find { it.kind == 'DISPOSED' }.note", is("after work"))
        .body("items.find { it.kind == 'DISPOSED' }.byId", is(agent.toString()))
        .body(
            "items.find { it.kind == 'MOVED' && it.dueAt == '%s' }.steps[0].rule".formatted(due),
            is("CALLBACK"));
  }

  /** The talk that was handed over is the first agent's, whoever has the call in the end. */
  @Test
  void handOverNamesBothAgentsOnceThoughItIsHeardTwice() {
    PlaceCall job = planOne(Floor.campaignWithLeads(Map.of(), "medium"));
    UUID colleague = hired("Carl Colleague");
    Instant at = now();
    CallBridged proof =
        new CallBridged(job.call(), colleague, "theirs", 3, agent, at.plusSeconds(20));
    topics.say(new CallAnswered(job.call(), null, at.plusSeconds(2), at));
    topics.say(new CallBridged(job.call(), agent, "room", 1, at.plusSeconds(1)));
    topics.say(new CallHandedOver(job.call(), agent, colleague, at.plusSeconds(19)));
    topics.say(proof);
    topics.say(proof);
    topics.say(CallHandedOver.leftAlone(job.call(), agent, at.plusSeconds(30)));
    topics.say(new CallHandedOver(job.call(), colleague, at.plusSeconds(40)));
    assertSoon(
        () ->
            history(job)
                .body(
                    "items.findAll { it.kind == 'HANDED_OVER' }.line",
                    is(
                        List.of(
                            "Handed over to somebody of the directory.",
                            "Handed over to Carl Colleague."))));

    history(job)
        .body(
            "items.findAll { it.kind == 'HANDED_OVER' }.byId",
            is(List.of(colleague.toString(), agent.toString())))
        .body("items.find { it.kind == 'HANDED_OVER' }.byName", is("Carl Colleague"))
        .body("items.find { it.kind == 'HANDED_OVER' }.callId", is(job.call().callId().toString()))
        .body("items.find { it.kind == 'BRIDGED' }.byId", is(agent.toString()));
  }

  private static UUID hired(String name) {
    String login = "carl-" + UUID.randomUUID();
    Map<String, String> user =
        Map.of("username", login, "name", name, "role", "AGENT", "password", "long-enough-1");
    return UUID.fromString(
        Given.admin().body(user).post("/api/v1/users").then().statusCode(201).extract().path("id"));
  }

  @Test
  void suppressionAndItsEndNameTheEntryAndWhoMadeIt() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");
    String lead =
        Given.admin().queryParam("campaignId", campaign).get("/api/v1/leads").path("items[0].id");
    String phone = Given.admin().get("/api/v1/leads/" + lead).path("phone");
    String entry =
        Given.admin()
            .body(Map.of("number", phone, "reason", "wrote to us"))
            .post("/api/v1/suppressions")
            .path("id");
    Given.admin().delete("/api/v1/suppressions/" + entry).then().statusCode(204);

    ValidatableResponse history = history(lead);

    assertThat(kinds(history)).containsExactly("RELEASED", "SUPPRESSED", "IMPORTED");
    history
        .body("items[0].byId", is(new UUID(7, 1).toString()))
        .body("items[1].byId", is(new UUID(7, 1).toString()))
        .body(
            "items[1].line",
            is("Must not be called: its number is on the do-not-call list (wrote to us)."));
  }

  @Test
  void pagesHoldEveryEntryOnce() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");
    PlaceCall job = planOne(campaign);
    topics.say(new CallEnded(job.call(), null, Ending.BUSY, Evidence.CARRIER, now()));
    assertSoon(() -> assertThat(kinds(history(job))).contains("MOVED"));
    List<String> whole = history(job).extract().path("items.key");

    List<String> paged = new ArrayList<>();
    String cursor = null;
    do {
      ValidatableResponse page =
          Given.admin()
              .queryParams(
                  cursor == null ? Map.of("limit", 1) : Map.of("limit", 1, "cursor", cursor))
              .get("/api/v1/leads/" + job.call().leadId() + "/history")
              .then()
              .statusCode(200);
      paged.addAll(page.extract().<List<String>>path("items.key"));
      cursor = page.extract().path("nextCursor");
    } while (cursor != null);

    assertThat(paged).isEqualTo(whole).doesNotHaveDuplicates();
  }

  @Test
  void foreignHistoryIsNotThereAndAWrongCursorIsRefused() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");
    String lead =
        Given.admin().queryParam("campaignId", campaign).get("/api/v1/leads").path("items[0].id");

    Given.foreignAdmin().get("/api/v1/leads/" + lead + "/history").then().statusCode(404);
    Given.as(agent, Role.AGENT, Given.OURS)
        .get("/api/v1/leads/" + lead + "/history")
        .then()
        .statusCode(403);
    Given.admin()
        .queryParam("cursor", "nonsense")
        .get("/api/v1/leads/" + lead + "/history")
        .then()
        .statusCode(400)
        .body("errors[0].field", is("cursor"))
        .body("code", notNullValue());
  }

  private PlaceCall planOne(UUID campaign) {
    floor.onShift(campaign, 1);
    Floor.start(campaign);
    return jobs.await(1, PlaceCall.class, job -> job.call().campaignId().equals(campaign)).get(0);
  }

  private static ValidatableResponse history(PlaceCall job) {
    return history(String.valueOf(job.call().leadId()));
  }

  private static ValidatableResponse history(String lead) {
    return Given.admin().get("/api/v1/leads/" + lead + "/history").then().statusCode(200);
  }

  private static List<String> kinds(ValidatableResponse history) {
    return history.extract().path("items.kind");
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
