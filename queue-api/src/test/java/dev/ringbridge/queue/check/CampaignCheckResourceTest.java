package dev.ringbridge.queue.check;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.queue.Floor;
import dev.ringbridge.queue.Given;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class CampaignCheckResourceTest {
  @Inject Floor floor;

  @BeforeEach
  void open() {
    floor.openAccount("US");
  }

  @Test
  void campaignThatWouldDialNobodyIsNotStartedAndSaysWhy() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium", "low");
    phones(campaign)
        .forEach(
            phone ->
                Given.admin()
                    .body(Map.of("number", phone))
                    .post("/api/v1/suppressions")
                    .then()
                    .statusCode(201));

    assertSoon(
        () ->
            check(campaign)
                .body("startable", is(false))
                .body("findings[0].code", is("ALL_SUPPRESSED"))
                .body("findings[0].severity", is("ERROR")));
    Given.admin()
        .post("/api/v1/campaigns/" + campaign + "/start")
        .then()
        .statusCode(409)
        .body("code", is("CONFLICT"))
        .body(
            "detail",
            is("It cannot be started. Every one of its 2 leads is on a do-not-call list."));
    Given.admin().get("/api/v1/campaigns/" + campaign).then().body("state", is("DRAFT"));
  }

  @Test
  void leadsAbroadAreAnErrorWhereTheyAreAllAndAWarningWhereTheyAreSome() {
    UUID abroad = Floor.campaignWith(Map.of(), "phone\n+5511987654399\n", 1);
    UUID mixed = Floor.campaignWith(Map.of(), "phone\n+5511987654398\n+12125559398\n", 2);

    check(abroad)
        .body("findings.code", hasItem("COUNTRY_NOT_ALLOWED"))
        .body("startable", is(false));
    check(mixed)
        .body("startable", is(true))
        .body(
            "findings.find { it.code == 'COUNTRY_NOT_ALLOWED' }.line",
            is("1 of its 2 leads are in countries that the carrier account may not call."));
    Floor.start(mixed);
  }

  @Test
  void warningsAreToldAndTheCampaignStarts() {
    UUID campaign =
        Floor.campaignWith(
            Map.of("wrapUpSeconds", 0, "retryMinutes", Map.of("COMPLETED", 5)),
            "phone\n+12125559397\n",
            1);

    check(campaign)
        .body("startable", is(true))
        .body("findings.code", hasItem("NO_AGENTS"))
        .body("findings.code", hasItem("NO_WRAP_UP"))
        .body("findings.code", hasItem("RETRY_NEVER_COMES"))
        .body("findings.code", not(hasItem("NO_ACCOUNT")));
    Floor.start(campaign);
    Given.admin()
        .post("/api/v1/campaigns/" + campaign + "/start")
        .then()
        .statusCode(409)
        .body("detail", startsWith("A campaign that is running"));
  }

  @Test
  void lawIsCheckedForACampaignThatCallsPeople() {
    UUID campaign =
        Floor.campaignWith(Map.of("practice", false, "callsPerDay", 5), "phone\n+13055559396\n", 1);

    check(campaign)
        .body(
            "findings.find { it.code == 'CALLS_PER_DAY_ABOVE_LAW' }.line",
            is("It allows 5 calls a day, and Florida fewer: the law's cap holds there."));
  }

  @Test
  void foreignCampaignIsNotThere() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");

    Given.foreignAdmin().get("/api/v1/campaigns/" + campaign + "/check").then().statusCode(404);
    Given.foreignAdmin().post("/api/v1/campaigns/" + campaign + "/start").then().statusCode(404);
  }

  private static ValidatableResponse check(UUID campaign) {
    return Given.admin().get("/api/v1/campaigns/" + campaign + "/check").then().statusCode(200);
  }

  private static List<String> phones(UUID campaign) {
    return Given.admin()
        .queryParam("campaignId", campaign)
        .get("/api/v1/leads")
        .then()
        .extract()
        .path("items.phone");
  }
}
