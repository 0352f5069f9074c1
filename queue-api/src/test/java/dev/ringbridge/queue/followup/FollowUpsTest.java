package dev.ringbridge.queue.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.InQueue;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people promised to do about leads. */
@QuarkusTest
@WithTestResource(TestServers.class)
class FollowUpsTest {
  private static final AtomicInteger NUMBER = new AtomicInteger(1000);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ALL = "/api/v1/followups";

  @Inject @InQueue Database database;

  private UUID lead;
  private UUID amy;
  private UUID ben;

  @BeforeEach
  void hire() {
    UUID campaign = Given.campaign(Map.of("practice", true));
    amy = Given.agentOf(campaign);
    ben = Given.agentOf(campaign);
    lead = lead(campaign, "Lena Lead");
  }

  @Test
  void followUpIsWrittenDownForWhoSaysSo() {
    Instant at = inHours(3);

    String id =
        add(as(amy), Map.of("leadId", lead, "scheduledAt", at, "description", " Send the offer "))
            .statusCode(201)
            .body("leadName", is("Lena Lead"))
            .body("agentId", is(amy.toString()))
            .body("agentName", notNullValue())
            .body("description", is("Send the offer"))
            .body("scheduledAt", is(at.toString()))
            .body("completed", is(false))
            .body("completedAt", nullValue())
            .body("createdBy", is(amy.toString()))
            .extract()
            .path("id");

    list(as(amy), Map.of()).body("items.id", is(List.of(id)));
  }

  @Test
  void sameRequestSentTwiceIsOneFollowUp() {
    Map<String, Object> wanted =
        Map.of("leadId", lead, "scheduledAt", inHours(1), "description", "Once");
    String key = UUID.randomUUID().toString();

    String first = as(amy).header("Idempotency-Key", key).body(wanted).post(ALL).path("id");
    String second = as(amy).header("Idempotency-Key", key).body(wanted).post(ALL).path("id");

    assertThat(second).isEqualTo(first);
    list(as(amy), Map.of()).body("items", hasSize(1));
  }

  @Test
  void whatIsOpenComesInTheOrderOfItsTimeAPageAtATime() {
    String third = added(amy, inHours(30));
    String first = added(amy, inHours(1));
    String second = added(amy, inHours(2));
    String done = added(amy, inHours(1));
    patch(as(amy), done, Map.of("completed", true)).statusCode(200);

    String cursor =
        list(as(amy), Map.of("state", "OPEN", "limit", 2))
            .body("items.id", is(List.of(first, second)))
            .extract()
            .path("nextCursor");

    list(as(amy), Map.of("state", "OPEN", "limit", 2, "cursor", cursor))
        .body("items.id", is(List.of(third)))
        .body("nextCursor", nullValue());
    list(as(amy), Map.of("state", "COMPLETED")).body("items.id", is(List.of(done)));
  }

  @Test
  void everythingComesTheLatestFirst() {
    String first = added(amy, inHours(1));
    String second = added(amy, inHours(2));
    String third = added(amy, inHours(3));

    String cursor =
        list(as(amy), Map.of("limit", 2))
            .body("items.id", is(List.of(third, second)))
            .extract()
            .path("nextCursor");
    list(as(amy), Map.of("cursor", cursor)).body("items.id", is(List.of(first)));
  }

  @Test
  void pagesHoldEachOnceThoughManyAreForTheSameMoment() {
    Instant at = inHours(1);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(added(amy, at));
    }

    List<String> seen = new ArrayList<>();
    Map<String, Object> query = new HashMap<>(Map.of("state", "OPEN", "limit", 2));
    do {
      var page = list(as(amy), query).extract();
      seen.addAll(page.path("items.id"));
      query.put("cursor", page.path("nextCursor"));
    } while (query.get("cursor") != null);

    assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void followUpIsDueOnceItsTimeHasCome() {
    String due = added(amy, inHours(1));
    added(amy, inHours(5));
    list(as(amy), Map.of("state", "DUE")).body("items", hasSize(0));

    hoursPass(due, 2);

    list(as(amy), Map.of("state", "DUE")).body("items.id", is(List.of(due)));
  }

  @Test
  void whatIsDoneStaysDoneSinceItWasAndCanBeTakenBack() {
    String id = added(amy, inHours(1));
    String since =
        patch(as(amy), id, Map.of("completed", true))
            .statusCode(200)
            .body("completed", is(true))
            .body("completedBy", is(amy.toString()))
            .extract()
            .path("completedAt");

    patch(supervisor(), id, Map.of("completed", true))
        .body("completedAt", is(since))
        .body("completedBy", is(amy.toString()));

    patch(as(amy), id, Map.of("completed", false))
        .body("completed", is(false))
        .body("completedAt", nullValue())
        .body("completedBy", nullValue());
    list(as(amy), Map.of("state", "OPEN")).body("items.id", is(List.of(id)));
  }

  @Test
  void changeLeavesTheRestAsItIs() {
    Instant at = inHours(1);
    String id = added(amy, at);

    patch(as(amy), id, Map.of("description", "Ring the bell"))
        .body("description", is("Ring the bell"))
        .body("scheduledAt", is(at.toString()));
    Instant later = inHours(9);
    patch(as(amy), id, Map.of("scheduledAt", later))
        .body("description", is("Ring the bell"))
        .body("scheduledAt", is(later.toString()))
        .body("completed", is(false));
  }

  @Test
  void agentsSeeAndChangeTheirOwnOnly() {
    String bens = added(ben, inHours(1));

    list(as(amy), Map.of()).body("items", hasSize(0));
    list(as(amy), Map.of("agentId", ben)).statusCode(403);
    patch(as(amy), bens, Map.of("completed", true)).statusCode(404);
    list(as(ben), Map.of("state", "OPEN")).body("items.id", is(List.of(bens)));
  }

  @Test
  void agentsGiveNothingToOthers() {
    String id = added(amy, inHours(1));

    patch(as(amy), id, Map.of("agentId", ben)).statusCode(403);
    add(
            as(amy),
            Map.of("leadId", lead, "agentId", ben, "scheduledAt", inHours(1), "description", "You"))
        .statusCode(403);
  }

  @Test
  void supervisorsSeeEverybodysAndGiveThemToOthers() {
    String amys = added(amy, inHours(1));
    String bens = added(ben, inHours(2));

    list(supervisor(), Map.of("leadId", lead, "state", "OPEN"))
        .body("items.id", is(List.of(amys, bens)));
    list(supervisor(), Map.of("leadId", lead, "agentId", ben)).body("items.id", is(List.of(bens)));

    patch(supervisor(), amys, Map.of("agentId", ben)).body("agentId", is(ben.toString()));
    list(as(amy), Map.of()).body("items", hasSize(0));
  }

  @Test
  void nothingIsDialedBecauseOfAFollowUp() {
    String before = Given.admin().get("/api/v1/leads/" + lead).asString();

    added(amy, inHours(1));

    assertThat(Given.admin().get("/api/v1/leads/" + lead).asString()).isEqualTo(before);
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    refused("scheduledAt", Map.of("scheduledAt", inHours(-1)));
    refused("scheduledAt", Map.of("scheduledAt", inHours(24 * 366 * 5)));
    refused("leadId", Map.of("leadId", UUID.randomUUID()));
    refused("description", Map.of("description", " \n"));
    refused("description", Map.of("description", "x".repeat(1001)));
    String id = added(amy, inHours(1));
    patch(as(amy), id, Map.of("description", " \n ")).statusCode(400);
    patch(as(amy), id, Map.of("scheduledAt", inHours(-1))).statusCode(400);
    patch(supervisor(), id, Map.of("agentId", UUID.randomUUID()))
        .statusCode(400)
        .body("errors[0].field", is("agentId"));
  }

  private void refused(String field, Map<String, Object> wrong) {
    Map<String, Object> wanted =
        new HashMap<>(Map.of("leadId", lead, "scheduledAt", inHours(1), "description", "Do it"));
    wanted.putAll(wrong);
    add(as(amy), wanted).statusCode(400).body("errors.field.flatten()[0]", not(nullValue()));
    String named = add(as(amy), wanted).extract().path("errors[0].field");
    assertThat(named).endsWith(field);
  }

  @Test
  void otherOrganizationsAndViewersSeeNone() {
    String id = added(amy, inHours(1));

    Given.foreignAdmin()
        .get(ALL)
        .then()
        .body("items.findAll { it.id == '" + id + "' }", hasSize(0));
    patch(Given.foreignAdmin(), id, Map.of("completed", true)).statusCode(404);
    Given.as(UUID.randomUUID(), Role.VIEWER, Given.OURS).get(ALL).then().statusCode(403);
  }

  private String added(UUID agent, Instant at) {
    return add(as(agent), Map.of("leadId", lead, "scheduledAt", at, "description", "Do it"))
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static ValidatableResponse add(RequestSpecification who, Map<String, Object> wanted) {
    return who.body(wanted).post(ALL).then();
  }

  private static ValidatableResponse patch(
      RequestSpecification who, String id, Map<String, Object> change) {
    return who.body(change).patch(ALL + "/" + id).then();
  }

  private static ValidatableResponse list(RequestSpecification who, Map<String, ?> query) {
    return who.queryParams(query).get(ALL).then();
  }

  private static RequestSpecification as(UUID agent) {
    return Given.as(agent, Role.AGENT, Given.OURS);
  }

  private static RequestSpecification supervisor() {
    return Given.as(UUID.randomUUID(), Role.SUPERVISOR, Given.OURS);
  }

  private static Instant inHours(int hours) {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(hours, ChronoUnit.HOURS);
  }

  private static UUID lead(UUID campaign, String name) {
    return UUID.fromString(
        Given.admin()
            .body(
                Map.of(
                    "campaignId",
                    campaign,
                    "phone",
                    "+1628556" + NUMBER.incrementAndGet(),
                    "name",
                    name))
            .post("/api/v1/leads")
            .then()
            .statusCode(201)
            .extract()
            .path("id"));
  }

  private void hoursPass(String id, int hours) {
    database
        .asEngine(
            work ->
                work.sql()
                    .preparedQuery(
                        "update queue.follow_ups set scheduled_at = scheduled_at - $2::int * interval '1 hour' where id = $1")
                    .execute(Tuple.of(UUID.fromString(id), hours)))
        .await()
        .atMost(PATIENCE);
  }
}
