package dev.ringbridge.queue.disposition;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.campaign.CampaignSnapshot;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.Topics;
import dev.ringbridge.queue.Topics.Heard;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class DispositionsTest {
  @Inject Topics topics;

  @Test
  void campaignBeginsWithTheTable() {
    get(Given.campaign(Map.of()))
        .statusCode(200)
        .body("standard", is(true))
        .body("unsaid", nullValue())
        .body("dispositions.size()", is(8))
        .body(
            "dispositions.find { it.code == 'CONNECTED_NOT_INTERESTED' }.afterMinutes", is(129600))
        .body(
            "dispositions.find { it.code == 'CONNECTED_NOT_INTERESTED' }.subDispositions.code",
            is(List.of("TOO_EXPENSIVE", "ALREADY_HAS_SOLUTION")))
        .body(
            "system.code",
            is(
                List.of(
                    "NOT_CONNECTED_BUSY",
                    "NOT_CONNECTED_NO_ANSWER",
                    "NOT_CONNECTED_OUT_OF_SERVICE",
                    "NOT_CONNECTED_SWITCHED_OFF")));
  }

  @Test
  void ownDispositionsAreKeptInTheirOrderAndCanBeRestored() {
    UUID campaign = Given.campaign(Map.of());
    Map<String, Object> won = one("WON", "SCHEDULE_VISIT");
    won.put("salesStatus", "WON");
    won.put("subDispositions", List.of(Map.of("code", "BIG", "label", "A big order")));
    Map<String, Object> later = one("LATER", "RETRY");
    later.put("afterMinutes", 30);
    later.put("growth", Map.of("factor", 2.5, "mostMinutes", 600));

    put(campaign, "LATER", won, later, one("STOP", "MARK_DND")).statusCode(200);

    get(campaign)
        .body("standard", is(false))
        .body("unsaid", is("LATER"))
        .body("dispositions.code", is(List.of("WON", "LATER", "STOP")))
        .body("dispositions[0].subDispositions[0].label", is("A big order"))
        .body("dispositions[0].salesStatus", is("WON"))
        .body("dispositions[1].growth.factor", is(2.5f))
        .body("dispositions[1].growth.mostMinutes", is(600));
    Given.admin()
        .delete("/api/v1/campaigns/" + campaign + "/dispositions")
        .then()
        .statusCode(200)
        .body("standard", is(true))
        .body("unsaid", nullValue());
  }

  @Test
  void standardSetWithADefaultIsStillTheStandardSet() {
    UUID campaign = Given.campaign(Map.of());
    List<Map<String, Object>> dispositions = get(campaign).extract().path("dispositions");

    Given.admin()
        .body(Map.of("dispositions", dispositions, "unsaid", "SPECIAL_TECHNICAL_ISSUE"))
        .put("/api/v1/campaigns/" + campaign + "/dispositions")
        .then()
        .statusCode(200)
        .body("standard", is(true))
        .body("unsaid", is("SPECIAL_TECHNICAL_ISSUE"));
  }

  @Test
  void setThatCannotWorkIsRefusedWithEachFault() {
    UUID campaign = Given.campaign(Map.of());

    put(campaign, "GONE", one("TWICE", "RETRY"), one("TWICE", "SCHEDULE_VISIT"))
        .statusCode(400)
        .body("code", is("VALIDATION_ERROR"))
        .body(
            "errors.field",
            hasItems(
                "dispositions[0].afterMinutes", "dispositions[1].code", "dispositions", "unsaid"));
    put(campaign, null).statusCode(400);
    put(campaign, null, one("STOP", "MARK_DND"), one("NOT_CONNECTED_X", "SCHEDULE_VISIT"))
        .statusCode(400)
        .body("errors.constraint", hasItem("Systems"));
    get(campaign).body("standard", is(true));
  }

  @Test
  void agentsReadAndOnlyAdminsChangeAndNoOtherOrganizationSees() {
    UUID campaign = Given.campaign(Map.of());
    String path = "/api/v1/campaigns/" + campaign + "/dispositions";
    UUID agent = UUID.randomUUID();

    Given.as(agent, Role.AGENT, Given.OURS).get(path).then().statusCode(200);
    Given.as(agent, Role.SUPERVISOR, Given.OURS).delete(path).then().statusCode(403);
    Given.foreignAdmin().get(path).then().statusCode(404);
    Given.foreignAdmin().delete(path).then().statusCode(404);
  }

  @Test
  void gatewayIsToldWhetherAgentsAreHeld() {
    Heard heard = topics.listen(Topic.CAMPAIGN_STATE);
    UUID campaign = Given.campaign(Map.of());
    told(heard, campaign, true);

    put(campaign, "STOP", one("STOP", "MARK_DND")).statusCode(200);

    told(heard, campaign, false);
  }

  private static void told(Heard heard, UUID campaign, boolean held) {
    assertSoon(
        () ->
            assertThat(heard.all(CampaignSnapshot.class, one -> one.campaignId().equals(campaign)))
                .anySatisfy(one -> assertThat(one.mustDispose()).isEqualTo(held)));
  }

  @Test
  void retriesThatGrowAreKept() {
    UUID campaign =
        Given.campaign(
            Map.of(
                "retryMinutes", Map.of("BUSY", 10),
                "retryGrowth", Map.of("BUSY", Map.of("factor", 2, "mostMinutes", 60))));

    Given.admin()
        .get("/api/v1/campaigns/" + campaign)
        .then()
        .body("retryGrowth.BUSY.factor", is(2.0f))
        .body("retryGrowth.BUSY.mostMinutes", is(60));
  }

  private static ValidatableResponse get(UUID campaign) {
    return Given.admin().get("/api/v1/campaigns/" + campaign + "/dispositions").then();
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static ValidatableResponse put(
      UUID campaign, String unsaid, Map<String, Object>... dispositions) {
    Map<String, Object> set = new HashMap<>();
    set.put("dispositions", new ArrayList<>(List.of(dispositions)));
    set.put("unsaid", unsaid);
    return Given.admin().body(set).put("/api/v1/campaigns/" + campaign + "/dispositions").then();
  }

  private static Map<String, Object> one(String code, String action) {
    return new HashMap<>(
        Map.of(
            "code",
            code,
            "label",
            "Label",
            "group",
            "CONNECTED",
            "action",
            action,
            "subDispositions",
            List.of()));
  }
}
