package dev.ringbridge.queue.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.queue.Given;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people change is kept: who, when, what, and from what to what. */
@QuarkusTest
@WithTestResource(TestServers.class)
class AuditTrailTest {
  @Test
  void rulesOfACampaignAreKeptFromWhatToWhat() {
    UUID campaign = Given.campaign(Map.of("maxAttempts", 3, "practice", true));
    newest().body("action", is("CAMPAIGN_CREATED")).body("subjectId", is(campaign.toString()));
    Map<String, Object> change = new HashMap<>();
    change.put("name", "Renamed " + campaign);
    change.put("maxAttempts", 5);
    change.put("practice", true);

    Given.admin().body(change).put("/api/v1/campaigns/" + campaign).then().statusCode(200);

    newest()
        .body("action", is("CAMPAIGN_CHANGED"))
        .body("userName", is("Test"))
        .body("subject", is("Renamed " + campaign))
        .body("details.changes.maxAttempts", is(List.of(3, 5)))
        .body("details.changes.name[1]", is("Renamed " + campaign))
        .body("details.changes.practice", nullValue());
  }

  @Test
  void changeThatChangesNothingAndOneThatIsRefusedLeaveNothing() {
    UUID campaign = Given.campaign(Map.of("maxAttempts", 3));
    String name = Given.admin().get("/api/v1/campaigns/" + campaign).path("name");
    String before = newestId();

    Given.admin()
        .body(Map.of("name", name, "maxAttempts", 3))
        .put("/api/v1/campaigns/" + campaign)
        .then()
        .statusCode(200);
    Given.admin()
        .body(Map.of("name", name, "maxAttempts", 51))
        .put("/api/v1/campaigns/" + campaign)
        .then()
        .statusCode(400);
    Given.admin().body(Map.of("number", "12")).post("/api/v1/suppressions").then().statusCode(400);

    assertThat(newestId()).isEqualTo(before);
  }

  @Test
  void whoWorksInACampaignItsFilterAndItsDispositionsAreKept() {
    UUID campaign = Given.campaign(Map.of());
    String base = "/api/v1/campaigns/" + campaign;

    Given.agentOf(campaign);
    newest().body("action", is("CAMPAIGN_STAFFED")).body("details.agents", is(1));
    Given.admin()
        .body(Map.of("conditions", List.of()))
        .put(base + "/filter")
        .then()
        .statusCode(200);
    newest()
        .body("action", is("FILTER_CHANGED"))
        .body("subjectId", is(campaign.toString()))
        .body("details.changes.conditions", is(List.of(List.of(), List.of())));
    Given.admin().delete(base + "/dispositions").then().statusCode(200);
    newest().body("action", is("DISPOSITIONS_CHANGED")).body("details.restored", is(true));
  }

  @Test
  void entryOfTheDoNotCallListIsKeptAlsoOnceItIsGone() {
    String entry =
        Given.admin()
            .body(Map.of("number", "+12135690001", "reason", "wrote to us"))
            .post("/api/v1/suppressions")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    newest()
        .body("action", is("SUPPRESSION_ADDED"))
        .body("subjectId", is(entry))
        .body("details.reason", is("wrote to us"))
        .body("details.prefix", is(false));

    Given.admin().delete("/api/v1/suppressions/" + entry).then().statusCode(204);

    newest()
        .body("action", is("SUPPRESSION_REMOVED"))
        .body("subjectId", is(entry))
        .body("subject", is("+12•••••••01"))
        .body("details.reason", is("wrote to us"));
  }

  @Test
  void listsAndTheOrderWithinOneAreKept() {
    UUID campaign = Given.campaign(Map.of());
    String base = "/api/v1/campaigns/" + campaign + "/lists";
    Given.admin().body(Map.of("name", "Spring", "weight", 3)).post(base).then().statusCode(201);
    newest()
        .body("action", is("LISTS_CHANGED"))
        .body("subjectId", is(campaign.toString()))
        .body("details.added", is(true))
        .body("details.name", is("Spring"))
        .body("details.weight", is(3));
    String list = Given.admin().get(base).path("lists.find { it.name == 'Spring' }.id");

    Given.admin().body(Map.of("active", false)).patch(base + "/" + list).then().statusCode(200);

    newest()
        .body("details.added", is(false))
        .body("details.list", is(list))
        .body("details.active", is(false))
        .body("details.weight", nullValue());
  }

  @Test
  void officialListThatCameInIsKept() {
    Given.admin()
        .contentType("text/csv")
        .body("+372 51234567\n")
        .post("/api/v1/registries?jurisdiction=EE&dataDate=2026-11-01&filename=ee.csv")
        .then()
        .statusCode(202);

    newest()
        .body("action", is("REGISTRY_UPLOADED"))
        .body("subject", is("EE"))
        .body("details.filename", is("ee.csv"))
        .body("details.numbers", is(1));
  }

  @Test
  void consentsThatAreGivenAndTakenBackAreKept() {
    UUID campaign = Given.campaign(Map.of("practice", true));
    String lead =
        Given.admin()
            .body(Map.of("campaignId", campaign, "phone", "+12135690002"))
            .post("/api/v1/leads")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String consents = "/api/v1/leads/" + lead + "/consents";
    String consent =
        Given.admin()
            .body(Map.of("scope", "CALLS", "source", "form"))
            .post(consents)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    newest()
        .body("action", is("CONSENT_ADDED"))
        .body("subjectId", is(lead))
        .body("details.consent", is(consent))
        .body("details.scope", is("CALLS"));

    Given.admin()
        .body(Map.of("reason", "by mail"))
        .post(consents + "/" + consent + "/revoke")
        .then()
        .statusCode(200);

    newest().body("action", is("CONSENT_REVOKED")).body("subjectId", is(lead));
  }

  @Test
  void usersAreKeptWithTheirRightsAndNeverWithAPassword() {
    String name = "kept-" + UUID.randomUUID();
    String user =
        Given.admin()
            .body(
                Map.of("username", name, "name", name, "role", "AGENT", "password", Given.PASSWORD))
            .post("/api/v1/users")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    newest()
        .body("action", is("USER_CREATED"))
        .body("subjectId", is(user))
        .body("details.role", is("AGENT"));

    Given.admin()
        .body(Map.of("role", "SUPERVISOR", "password", "another-long-password", "active", false))
        .patch("/api/v1/users/" + user)
        .then()
        .statusCode(200);

    newest()
        .body("action", is("USER_CHANGED"))
        .body("details.role", is("SUPERVISOR"))
        .body("details.active", is(false))
        .body("details.said", hasItems("role", "active", "password"))
        .body("details.said", not(hasItem("name")));
    assertThat(newest().extract().asString()).doesNotContain("another-long-password");
  }

  @Test
  void timeZoneOfTheOrganizationIsKept() {
    for (String zone : List.of("Europe/Berlin", "UTC")) {
      Given.admin().body(Map.of("zone", zone)).put("/api/v1/organization").then().statusCode(200);
      newest().body("action", is("ORGANIZATION_CHANGED")).body("details.zone", is(zone));
    }
    newest().body("details.before", is("Europe/Berlin"));
  }

  @Test
  void othersSeeNothingOfIt() {
    Given.campaign(Map.of());

    Given.foreignAdmin()
        .get("/api/v1/audit-entries")
        .then()
        .statusCode(200)
        .body("items.id", not(hasItem(newestId())));
  }

  private static ValidatableResponse newest() {
    return Given.admin()
        .queryParam("limit", 1)
        .get("/api/v1/audit-entries")
        .then()
        .statusCode(200)
        .rootPath("items[0]");
  }

  private static String newestId() {
    return newest().extract().path("items[0].id");
  }
}
