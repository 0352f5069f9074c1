package dev.ringbridge.queue.lead;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.DialJob.PlaceCall;
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
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Leads one by one: added, corrected, and dialed at the place that follows. */
@QuarkusTest
@WithTestResource(TestServers.class)
class LeadsResourceTest {
  @Inject Topics topics;
  @Inject Floor floor;

  @AfterEach
  void endShift() {
    floor.endShift();
  }

  @Test
  void leadThatIsAddedIsDialedAtOnce() {
    floor.openAccount("US");
    Heard jobs = topics.listen(Topic.DIAL_JOBS);
    UUID campaign = Given.campaign(Map.of("practice", true));
    floor.onShift(campaign, 1);
    Floor.start(campaign);

    String lead = added(campaign, "(415) 555-4101", Map.of()).statusCode(201).extract().path("id");

    PlaceCall job =
        jobs.await(1, PlaceCall.class, one -> one.call().campaignId().equals(campaign)).get(0);
    assertThat(job.call().leadId()).isEqualTo(UUID.fromString(lead));
    assertThat(job.number().e164()).isEqualTo("+14155554101");
  }

  @Test
  void whatIsSaidOfALeadIsKept() {
    UUID campaign = Given.campaign(Map.of());

    added(
            campaign,
            "+14155554102",
            Map.of(
                "name", "Ada",
                "email", "ada@example.org",
                "language", "hi",
                "region", "FL",
                "priority", "URGENT",
                "score", 91,
                "attributes", Map.of("Car", "Beetle")))
        .statusCode(201)
        .body("name", is("Ada"))
        .body("email", is("ada@example.org"))
        .body("language", is("hi"))
        .body("region", is("FL"))
        .body("priority", is("URGENT"))
        .body("temperature", is("HOT"))
        .body("attributes.Car", is("Beetle"))
        .body("dialState", is("PENDING"))
        .body("batchId", nullValue());
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body("counts.queue.URGENT", is(1)));
  }

  @Test
  void numberThatALeadHasAlreadyIsRefusedAndTheLeadNamed() {
    UUID campaign = Given.campaign(Map.of());
    String first = added(campaign, "+14155554103", Map.of()).extract().path("id");

    added(campaign, "415-555-4103", Map.of("country", "us"))
        .statusCode(409)
        .body("code", is("CONFLICT"))
        .body("detail", containsString(first));
  }

  @Test
  void numberIsRefusedForTheReasonsOfAFile() {
    UUID campaign = Given.campaign(Map.of());

    refused(campaign, " ", "PHONE_MISSING");
    refused(campaign, "9.19812E+11", "PHONE_SCIENTIFIC");
    refused(campaign, "12", "PHONE_IMPOSSIBLE");
    added(campaign, "+14155554104", Map.of("score", 101)).statusCode(400);
  }

  private static void refused(UUID campaign, String phone, String reason) {
    added(campaign, phone, Map.of())
        .statusCode(400)
        .body("errors[0].field", is("phone"))
        .body("errors[0].constraint", is(reason));
  }

  @Test
  void leadThatMustNotBeCalledIsSilentFromTheStart() {
    UUID campaign = Given.campaign(Map.of());
    Given.admin()
        .body(Map.of("number", "+14155554105"))
        .post("/api/v1/suppressions")
        .then()
        .statusCode(201);

    added(campaign, "+14155554105", Map.of()).statusCode(201).body("dialState", is("SUPPRESSED"));
  }

  @Test
  void sameRequestAddsOneLeadOnly() {
    UUID campaign = Given.campaign(Map.of());
    Map<String, Object> body = Map.of("campaignId", campaign, "phone", "+14155554106");
    String key = UUID.randomUUID().toString();

    String first = sent(body, key);

    assertThat(sent(body, key)).isEqualTo(first);
  }

  private static String sent(Map<String, Object> body, String key) {
    return Given.admin()
        .header("Idempotency-Key", key)
        .body(body)
        .post("/api/v1/leads")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  @Test
  void correctionMovesALeadToItsPlace() {
    floor.openAccount("US");
    Heard jobs = topics.listen(Topic.DIAL_JOBS);
    UUID campaign = Given.campaign(Map.of("practice", true));
    added(campaign, "+14155554107", Map.of("priority", "HIGH")).statusCode(201);
    String low =
        added(campaign, "+14155554108", Map.of("priority", "LOW", "email", "old@example.org"))
            .extract()
            .path("id");

    Given.admin()
        .body(Map.of("priority", "URGENT", "name", "Grace", "score", 10))
        .patch("/api/v1/leads/" + low)
        .then()
        .statusCode(200)
        .body("priority", is("URGENT"))
        .body("temperature", is("COLD"))
        .body("name", is("Grace"))
        .body("email", is("old@example.org"));

    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body("counts.queue.URGENT", is(1))
                .body("counts.queue.LOW", nullValue()));
    floor.onShift(campaign, 1);
    Floor.start(campaign);
    PlaceCall job =
        jobs.await(1, PlaceCall.class, one -> one.call().campaignId().equals(campaign)).get(0);
    assertThat(job.call().leadId()).isEqualTo(UUID.fromString(low));
  }

  @Test
  void correctionBringsNobodyBackIntoTheQueue() {
    UUID campaign = Given.campaign(Map.of());
    String lead = added(campaign, "+14155554109", Map.of()).extract().path("id");
    Given.admin()
        .body(Map.of("number", "+14155554109"))
        .post("/api/v1/suppressions")
        .then()
        .statusCode(201);

    Given.admin()
        .body(Map.of("priority", "URGENT"))
        .patch("/api/v1/leads/" + lead)
        .then()
        .statusCode(200)
        .body("dialState", is("SUPPRESSED"));
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body("counts.leads.SUPPRESSED", is(1))
                .body("counts.queue.URGENT", nullValue())
                .body("counts.queue.MEDIUM", nullValue()));
  }

  @Test
  void othersAddAndCorrectNothing() {
    UUID campaign = Given.campaign(Map.of());
    String lead = added(campaign, "+14155554110", Map.of()).extract().path("id");
    Map<String, Object> wanted = Map.of("campaignId", campaign, "phone", "+14155554111");

    Given.foreignAdmin().body(wanted).post("/api/v1/leads").then().statusCode(404);
    Given.foreignAdmin()
        .body(Map.of("name", "Mallory"))
        .patch("/api/v1/leads/" + lead)
        .then()
        .statusCode(404);
    Given.as(UUID.randomUUID(), Role.AGENT, Given.OURS)
        .body(wanted)
        .post("/api/v1/leads")
        .then()
        .statusCode(403);
  }

  private static ValidatableResponse added(UUID campaign, String phone, Map<String, Object> said) {
    Map<String, Object> body = new HashMap<>(said);
    body.put("campaignId", campaign);
    body.put("phone", phone);
    return Given.admin().body(body).post("/api/v1/leads").then();
  }
}
