package dev.ringbridge.queue.consent;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.CallCommand.CancelCall;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.RevocationReason;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class ConsentsTest {
  @Inject Topics topics;
  @Inject Floor floor;

  private Heard jobs;

  @BeforeEach
  void open() {
    jobs = topics.listen(Topic.DIAL_JOBS);
    floor.openAccount("US");
  }

  @AfterEach
  void endShift() {
    floor.endShift(jobs);
  }

  @Test
  void leadIsDialedOnceItHasTheConsentThatTheCampaignRequires() {
    UUID campaign = Floor.campaignWithLeads(Map.of("consentRequired", "CALLS"), "medium", "low");
    List<String> leads = leads(campaign);
    String first = leads.get(0);
    check(campaign).body("startable", is(false)).body("findings.code", hasItem("CONSENT_MISSING"));
    add(first, Map.of("scope", "RECORDING", "source", "form"));
    explained(first)
        .body(
            "rules.find { it.rule == 'CONSENT_GIVEN' }.text",
            is("The campaign requires consent to calls, and none is known."));

    add(first, Map.of("scope", "CALLS", "source", "form", "proof", "https://example.com/form/7"));

    check(campaign).body("startable", is(true));
    Floor.start(campaign);
    floor.onShift(campaign, 3);
    jobs.await(1, PlaceCall.class, job -> job.call().campaignId().equals(campaign));
    explained(leads.get(1))
        .body("eligible", is(false))
        .body("stoppedBy", is("CONSENT_GIVEN"))
        .body("opensAt", nullValue());
    assertThat(jobs.all(PlaceCall.class, job -> job.call().campaignId().equals(campaign)))
        .singleElement()
        .satisfies(job -> assertThat(String.valueOf(job.call().leadId())).isEqualTo(first));
    Given.admin()
        .get("/api/v1/campaigns/" + campaign + "/explanation")
        .then()
        .body("queue.find { it.reason == 'CONSENT_GIVEN' }.leads", is(1));
  }

  @Test
  void consentThatIsTakenBackTakesThePlannedCallBackAndStopsEveryCampaign() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");
    String lead = leads(campaign).get(0);
    String consent = add(lead, Map.of("scope", "CALLS", "source", "form")).extract().path("id");
    Heard commands = topics.listen(Topic.CALL_COMMANDS);
    floor.onShift(campaign, 1);
    Floor.start(campaign);
    PlaceCall job =
        jobs.await(1, PlaceCall.class, one -> one.call().campaignId().equals(campaign)).get(0);

    revoke(lead, consent, "said so by mail")
        .body("revokedAt", notNullValue())
        .body("holds", is(false));

    assertThat(commands.await(1, CancelCall.class, command -> command.call().equals(job.call())))
        .singleElement()
        .satisfies(command -> assertThat(command.reason()).isEqualTo(RevocationReason.SUPPRESSED));
    explained(lead)
        .body(
            "rules.find { it.rule == 'CONSENT_GIVEN' }.text",
            is("It took back its consent to be called."));
    history(lead)
        .body(
            "items.find { it.kind == 'CONSENT_GIVEN' }.line",
            is("Ground to call: calls, from form."))
        .body(
            "items.find { it.kind == 'CONSENT_REVOKED' }.line",
            is("Taken back: calls (said so by mail)."));
    add(lead, Map.of("scope", "CALLS", "source", "called us"));
    explained(lead).body("rules.find { it.rule == 'CONSENT_GIVEN' }.holds", is(true));
  }

  @Test
  void consentForANumberThatIsNotNextIsShownAndTakenBack() {
    UUID campaign = Floor.campaignWith(Map.of(), "phone,phone2\n+12135572201,+12135572202\n", 1);
    String lead = leads(campaign).get(0);
    String consent = add(lead, Map.of("scope", "CALLS", "source", "form")).extract().path("id");
    Given.admin()
        .body(Map.of("number", "+12135572201"))
        .post("/api/v1/suppressions")
        .then()
        .statusCode(201);
    Given.admin().get("/api/v1/leads/" + lead).then().body("phone", is("+12135572202"));

    Given.admin()
        .get("/api/v1/leads/" + lead + "/consents")
        .then()
        .body("id", is(List.of(consent)))
        .body("phone", is(List.of("+12135572201")));
    revoke(lead, consent, "said so by mail").body("holds", is(false));

    explained(lead).body("rules.find { it.rule == 'CONSENT_GIVEN' }.holds", is(false));
    history(lead).body("items.kind", hasItem("CONSENT_REVOKED"));
  }

  @Test
  void consentEndsByItself() {
    UUID campaign = Floor.campaignWithLeads(Map.of("consentRequired", "AUTOMATED"), "medium");
    String lead = leads(campaign).get(0);
    Instant ends = Instant.now().plusSeconds(2);

    add(lead, Map.of("scope", "AUTOMATED", "source", "form", "endsAt", ends));
    explained(lead).body("rules.find { it.rule == 'CONSENT_GIVEN' }.holds", is(true));

    assertSoon(
        () -> explained(lead).body("rules.find { it.rule == 'CONSENT_GIVEN' }.holds", is(false)));
  }

  @Test
  void fileSaysWhatItsLeadsConsentedTo() {
    UUID campaign =
        Floor.campaignWith(
            Map.of("consentRequired", "CALLS"),
            """
            phone,consent,consent_source,consent_at
            +12125558101,yes,web form,2026-01-31
            +12125558102,no,,
            +12125558103,,,
            """,
            3);

    Given.admin()
        .get("/api/v1/leads/" + lead(campaign, "+12125558101") + "/consents")
        .then()
        .statusCode(200)
        .body("scope", is(List.of("CALLS")))
        .body("[0].source", is("web form"))
        .body("[0].givenAt", is("2026-01-31T00:00:00Z"));
    check(campaign)
        .body(
            "findings.find { it.code == 'CONSENT_MISSING' }.line",
            is(
                "2 of its 3 leads did not give the consent that the campaign or the law requires, or took it back."));
  }

  @Test
  void rowWhoseConsentCannotBeMeantIsRefused() {
    UUID campaign = Given.campaign(Map.of("practice", true));
    UUID batch =
        Given.upload(
            campaign, "phone,consent,consent_at\n+12125558104,maybe,\n+12125558105,yes,31.1.26\n");

    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/lead-batches/" + batch + "/refusals")
                .then()
                .body("items.reason", is(List.of("CONSENT_INVALID", "CONSENT_INVALID"))));
  }

  @Test
  void whatCannotBeMeantIsRefusedAndOthersSeeNothing() {
    String lead = leads(Floor.campaignWithLeads(Map.of(), "medium")).get(0);
    String consent = add(lead, Map.of("scope", "CALLS", "source", "form")).extract().path("id");

    refused(lead, Map.of("scope", "RELATIONSHIP", "source", "bought"), "endsAt");
    refused(
        lead,
        Map.of("scope", "CALLS", "source", "form", "givenAt", Instant.now().plusSeconds(3600)),
        "givenAt");
    refused(
        lead,
        Map.of("scope", "CALLS", "source", "form", "endsAt", "2020-01-01T00:00:00Z"),
        "endsAt");
    refused(lead, Map.of("scope", "CALLS"), "source");
    Given.foreignAdmin().get("/api/v1/leads/" + lead + "/consents").then().statusCode(404);
    Given.foreignAdmin()
        .body(Map.of())
        .post("/api/v1/leads/" + lead + "/consents/" + consent + "/revoke")
        .then()
        .statusCode(404);
    Given.as(UUID.randomUUID(), Role.AGENT, Given.OURS)
        .get("/api/v1/leads/" + lead + "/consents")
        .then()
        .statusCode(403);
  }

  private static void refused(String lead, Map<String, Object> consent, String field) {
    Given.admin()
        .body(consent)
        .post("/api/v1/leads/" + lead + "/consents")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem(field));
  }

  private static ValidatableResponse add(String lead, Map<String, Object> consent) {
    return Given.admin()
        .body(new HashMap<>(consent))
        .post("/api/v1/leads/" + lead + "/consents")
        .then()
        .statusCode(201);
  }

  private static ValidatableResponse revoke(String lead, String consent, String reason) {
    return Given.admin()
        .body(Map.of("reason", reason))
        .post("/api/v1/leads/" + lead + "/consents/" + consent + "/revoke")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse explained(String lead) {
    return Given.admin().get("/api/v1/leads/" + lead + "/explanation").then().statusCode(200);
  }

  private static ValidatableResponse history(String lead) {
    return Given.admin().get("/api/v1/leads/" + lead + "/history").then().statusCode(200);
  }

  private static ValidatableResponse check(UUID campaign) {
    return Given.admin().get("/api/v1/campaigns/" + campaign + "/check").then().statusCode(200);
  }

  private static List<String> leads(UUID campaign) {
    return Given.admin().queryParam("campaignId", campaign).get("/api/v1/leads").path("items.id");
  }

  private static String lead(UUID campaign, String phone) {
    return Given.admin()
        .queryParam("campaignId", campaign)
        .get("/api/v1/leads")
        .path("items.find { it.phone == '%s' }.id".formatted(phone));
  }
}
