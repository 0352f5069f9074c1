package dev.ringbridge.queue.incoming;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.CallCommand.TakeCaller;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.SafeHarborGiven;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerRang;
import dev.ringbridge.core.incoming.Verification;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.event.Envelope;
import dev.ringbridge.queue.Floor;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers whose number no lead has: a campaign takes them, and they are put through. */
@QuarkusTest
@WithTestResource(TestServers.class)
class StrangersPutThroughTest {
  private static final String SETTING = "/api/v1/unknown-callers";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject Ringing callers;
  @Inject Topics topics;
  @Inject Ids ids;
  @Inject HearingCallers hearing;

  private final String number = Ringing.number();
  private Instant at;

  @BeforeEach
  void look() {
    at = callers.at();
  }

  @AfterEach
  void endShift() {
    callers.endShift();
    take(null).statusCode(200);
  }

  private static ValidatableResponse take(@Nullable UUID campaign) {
    Map<String, Object> body = new HashMap<>();
    body.put("campaignId", campaign);
    return Given.admin().body(body).put(SETTING).then();
  }

  /** A campaign that takes unknown callers, has agents, and dials nobody. */
  private UUID takingCampaign(Map<String, Object> more) {
    UUID campaign = callers.openCampaign(more);
    take(campaign).statusCode(200).body("campaignId", is(campaign.toString()));
    return campaign;
  }

  private static ValidatableResponse leadsWith(String number) {
    return Given.admin()
        .queryParam("text", number.substring(1))
        .get("/api/v1/leads")
        .then()
        .statusCode(200);
  }

  private CallerRang waiting(@Nullable String from, Verification verification) {
    return new CallerRang(
        ids.next(),
        Given.OURS,
        callers.account(),
        from == null ? null : new PhoneNumber(from),
        new PhoneNumber("+12125550199"),
        verification,
        Instant.now().plusSeconds(60),
        at);
  }

  private Uni<Void> hear(CallerRang rang) {
    Envelope told = new Envelope(ids.next(), "CallerRang", "incoming.calls", rang, null);
    return Uni.createFrom().deferred(() -> hearing.hear(List.of(told)));
  }

  private CallerRang heard(CallerRang rang) {
    hear(rang).await().atMost(PATIENCE);
    return rang;
  }

  private void turnedAway(CallerRang rang, String why) {
    Ringing.entry(rang)
        .body("routing", is(why))
        .body("category", is("UNKNOWN_CALLER"))
        .body("state", is("OPEN"))
        .body("leadId", nullValue());
    Ringing.call(rang).statusCode(404);
  }

  @Test
  void strangerBecomesALeadAndTalksWithWhoeverIsFree() {
    UUID campaign = takingCampaign(Map.of());
    UUID agent = callers.free(campaign, UUID.randomUUID());

    CallerRang rang = callers.rings(number);
    TakeCaller taken = callers.taken(rang);
    UUID lead = taken.call().leadId();
    assertThat(taken.call().campaignId()).isEqualTo(campaign);
    assertThat(taken.reservation().agentId()).isEqualTo(agent);
    Ringing.leadOf(lead)
        .body("phone", is(number))
        .body("source", is("Called us"))
        .body("priority", is("MEDIUM"))
        .body("dialState", is("CALLING"));
    callers.answered(taken);
    topics.say(new CallBridged(taken.call(), agent, "room", 1, at.plusSeconds(1)));
    assertSoon(
        () ->
            Ringing.entry(rang)
                .body("state", is("TAKEN"))
                .body("routing", is("TO_ANYONE"))
                .body("category", is("UNKNOWN_CALLER"))
                .body("leadId", is(lead.toString()))
                .body("campaignId", is(campaign.toString())));
    callers.ended(taken);

    assertSoon(() -> Ringing.leadOf(lead).body("dialState", is("REACHED")).body("attempts", is(0)));
    Ringing.history(lead)
        .body(
            "items.line",
            hasItems(
                "Added by itself.",
                "Called us, and was nobody's lead until then; the caller's number is verified (A)."
                    + " Put through to whoever is free longest."));
    Given.as(agent, Role.AGENT, Given.OURS)
        .body(Map.of("code", "SPECIAL_DND"))
        .post("/api/v1/calls/" + rang.callId() + "/disposition")
        .then()
        .statusCode(200);
    assertSoon(() -> Ringing.leadOf(lead).body("dialState", is("SUPPRESSED")));
  }

  @Test
  void strangerForWhomNobodyIsFreeIsCalledBackOnceTheyAreOffTheLine() {
    takingCampaign(Map.of());

    CallerRang rang = heard(waiting(number, Verification.NONE));

    Ringing.entry(rang).body("routing", is("NOBODY_FREE")).body("state", is("CALLBACK"));
    leadsWith(number)
        .body("items", hasSize(1))
        .body("items[0].dialState", is("SCHEDULED"))
        .body("items[0].category", is("CALLBACK"))
        .body("items[0].dueAt", is(at.plusSeconds(120).toString()));
  }

  @Test
  void strangerToWhomNobodyCameIsCalledBackAndNotAbandoned() {
    UUID campaign = takingCampaign(Map.of());
    callers.free(campaign, UUID.randomUUID());
    CallerRang rang = callers.rings(number);
    TakeCaller taken = callers.taken(rang);
    callers.answered(taken);
    topics.say(new SafeHarborGiven(taken.call(), at.plusSeconds(2)));
    callers.ended(taken);

    assertSoon(() -> Ringing.call(rang).body("outcome", is("MISSED")));
    assertSoon(
        () ->
            Ringing.leadOf(taken.call().leadId())
                .body("dialState", is("SCHEDULED"))
                .body("category", is("CALLBACK"))
                .body("dueAt", is(at.plusSeconds(120).toString())));
  }

  @Test
  void strangerWhoWasFoundOutAboutTooLateIsCalledBack() {
    UUID campaign = takingCampaign(Map.of());
    callers.free(campaign, UUID.randomUUID());

    CallerRang rang = callers.rings(number, Verification.A, Instant.now().minusSeconds(60));

    assertSoon(
        () -> Ringing.entry(rang).body("routing", is("TOO_LATE")).body("state", is("CALLBACK")));
    leadsWith(number).body("items.category", hasItem("CALLBACK"));
  }

  @Test
  void strangerIsNotCalledBackByItselfWhereAgentsDial() {
    takingCampaign(Map.of("mode", "MANUAL"));

    CallerRang rang = heard(waiting(number, Verification.A));

    Ringing.entry(rang).body("routing", is("NOBODY_FREE")).body("state", is("OPEN"));
    leadsWith(number).body("items.dialState", hasItem("PENDING"));
  }

  @Test
  void strangerWhoNeverAgreedIsPutThroughAndNotCalledBackWhereTheCampaignRequiresConsent() {
    UUID campaign = takingCampaign(Map.of("consentRequired", "CALLS"));
    CallerRang vain = heard(waiting(number, Verification.A));
    Ringing.entry(vain).body("routing", is("NOBODY_FREE")).body("state", is("OPEN"));
    leadsWith(number).body("items.category", hasItem("FRESH"));
    callers.free(campaign, UUID.randomUUID());

    CallerRang again = heard(waiting(number, Verification.A));

    Ringing.entry(again).body("routing", is("TO_ANYONE")).body("state", is("OPEN"));
  }

  @Test
  void callsAtOnceOfOneStrangerMakeOneLeadAndOneOfThemIsPutThrough() {
    callers.free(takingCampaign(Map.of()), UUID.randomUUID());
    List<CallerRang> rings =
        IntStream.range(0, 8).mapToObj(n -> waiting(number, Verification.A)).toList();

    Uni.join().all(rings.stream().map(this::hear).toList()).andFailFast().await().atMost(PATIENCE);

    String lead = leadsWith(number).body("items", hasSize(1)).extract().path("items[0].id");
    rings.forEach(rang -> Ringing.entry(rang).body("leadId", is(lead)));
    assertThat(rings.stream().map(CallerRang::callId).filter(StrangersPutThroughTest::isPutThrough))
        .hasSize(1);
  }

  private static boolean isPutThrough(UUID call) {
    return Given.admin().get("/api/v1/calls/" + call).statusCode() == 200;
  }

  @Test
  void secondCallIsALeadsCall() {
    takingCampaign(Map.of());
    heard(waiting(number, Verification.A));

    CallerRang again = heard(waiting(number, Verification.A));

    Ringing.entry(again).body("category", is("KNOWN_LEAD"));
    leadsWith(number).body("items", hasSize(1));
  }

  @Test
  void callThatIsToldTwiceMakesNoLeadByTheSettingsOfLater() {
    UUID campaign = callers.openCampaign(Map.of());
    CallerRang rang = heard(waiting(number, Verification.A));
    turnedAway(rang, "UNKNOWN_CALLER");
    take(campaign).statusCode(200);

    heard(rang);

    turnedAway(rang, "UNKNOWN_CALLER");
    leadsWith(number).body("items", empty());
  }

  @Test
  void whoeverCouldNotBeCalledBackBecomesNoLead() {
    takingCampaign(Map.of());
    String silent = Ringing.number();
    suppress(silent);
    suppress("+17205556*");

    turnedAway(heard(waiting(number, Verification.FAILED)), "FORGED_NUMBER");
    turnedAway(heard(waiting(silent, Verification.A)), "DO_NOT_CALL");
    turnedAway(heard(waiting("+17205556001", Verification.A)), "DO_NOT_CALL");
    turnedAway(heard(waiting("+442079460018", Verification.A)), "NOT_DIALABLE");
    turnedAway(heard(waiting("+12120550100", Verification.A)), "NOT_DIALABLE");
    turnedAway(heard(waiting(null, Verification.NONE)), "UNKNOWN_CALLER");
    for (String one : List.of(number, silent, "+17205556001", "+442079460018", "+12120550100")) {
      leadsWith(one).body("items", empty());
    }
  }

  @Test
  void strangersBecomeNoMoreLeadsThanTheAdminAllowsWithinADay() {
    UUID campaign = takingCampaign(Map.of());
    limit(campaign, made() + 2);
    try {
      List<CallerRang> rings =
          IntStream.range(0, 6).mapToObj(n -> waiting(Ringing.number(), Verification.A)).toList();

      Uni.join()
          .all(rings.stream().map(this::hear).toList())
          .andFailFast()
          .await()
          .atMost(PATIENCE);

      List<CallerRang> refused =
          rings.stream().filter(rang -> leads(rang.from()).equals(List.of())).toList();
      assertThat(refused).as("of six at once, with room for two").hasSize(4);
      refused.forEach(rang -> turnedAway(rang, "TOO_MANY_STRANGERS"));
      CallerRang known =
          rings.stream().filter(rang -> !refused.contains(rang)).findFirst().orElseThrow();
      CallerRang again = heard(waiting(known.from().e164(), Verification.A));
      Ringing.entry(again).body("category", is("KNOWN_LEAD"));
      take(null).statusCode(200).body("leadsPerDay", is(made()));
      limit(campaign, made() + 1);
      Ringing.entry(heard(waiting(Ringing.number(), Verification.A)))
          .body("leadId", notNullValue());
    } finally {
      limit(campaign, 10_000);
    }
  }

  private static int made() {
    return Given.admin().get(SETTING).path("leadsOfLastDay");
  }

  private static List<String> leads(PhoneNumber number) {
    return leadsWith(number.e164()).extract().path("items.id");
  }

  private static void limit(UUID campaign, int leads) {
    Given.admin()
        .body(Map.of("campaignId", campaign, "leadsPerDay", leads))
        .put(SETTING)
        .then()
        .statusCode(200)
        .body("leadsPerDay", is(leads));
  }

  @Test
  void changeThatLeavesTheCampaignOutIsRefusedAndTakesNothingAway() {
    UUID campaign = takingCampaign(Map.of());

    Given.admin()
        .body(Map.of("leadsPerDay", 50))
        .put(SETTING)
        .then()
        .statusCode(400)
        .body("errors[0].field", is("campaignId"));

    Given.admin().get(SETTING).then().body("campaignId", is(campaign.toString()));
  }

  @Test
  void numberWithAZeroOfItsCountryIsTheSameNumber() {
    takingCampaign(Map.of());
    String plain = "+4930" + number.substring(5);
    String dialedAtHome = "+49030" + number.substring(5);
    callers.openAccount("US", "DE");
    suppress(plain);
    turnedAway(heard(waiting(dialedAtHome, Verification.A)), "DO_NOT_CALL");
    String other = "+4940" + number.substring(5);

    CallerRang rang = heard(waiting("+49040" + number.substring(5), Verification.A));

    assertSoon(() -> Ringing.entry(rang).body("from", is(other)).body("leadId", notNullValue()));
    leadsWith(other).body("items", hasSize(1));
  }

  @Test
  void realCallerBecomesNoLeadOfACampaignThatPractices() {
    UUID campaign = takingCampaign(Map.of());
    callers.change("update queue.campaigns set practice = false where id = $1", campaign);

    turnedAway(heard(waiting(number, Verification.A)), "PRACTICE_ONLY");

    leadsWith(number).body("items", empty());
  }

  private static void suppress(String wanted) {
    boolean prefix = wanted.endsWith("*");
    Given.admin()
        .body(
            Map.of(
                "number", wanted.replace("*", ""), "prefix", prefix, "reason", "asked for silence"))
        .post("/api/v1/suppressions")
        .then()
        .statusCode(201);
  }

  @Test
  void strangerOnAnotherAccountThanTheAgentsPhonesBecomesNoLead() {
    takingCampaign(Map.of());
    CallerRang here = waiting(number, Verification.A);
    CallerRang elsewhere =
        new CallerRang(
            here.callId(),
            here.tenancy(),
            new UUID(5, 5),
            here.from(),
            here.to(),
            here.verification(),
            here.waitsUntil(),
            here.at());

    turnedAway(heard(elsewhere), "PHONES_ELSEWHERE");
    leadsWith(number).body("items", empty());
  }

  @Test
  void strangerWhoHearsTheMessageAtOnceBecomesNoLead() {
    takingCampaign(Map.of());

    CallerRang rang = callers.rings(number, Verification.A, null);

    assertSoon(
        () ->
            Ringing.entry(rang)
                .body("routing", nullValue())
                .body("state", is("OPEN"))
                .body("leadId", nullValue()));
    leadsWith(number).body("items", empty());
  }

  @Test
  void campaignThatDoesNotRunTakesNobody() {
    callers.openAccount("US");
    UUID campaign = Given.campaign(Map.of("practice", true));
    take(campaign).statusCode(200).body("campaignState", is("DRAFT"));
    turnedAway(heard(waiting(number, Verification.A)), "CAMPAIGN_CLOSED");

    Floor.start(campaign);
    Given.admin().post("/api/v1/campaigns/" + campaign + "/stop").then().statusCode(200);

    turnedAway(heard(waiting(number, Verification.A)), "CAMPAIGN_CLOSED");
    Given.admin().get(SETTING).then().body("campaignState", is("STOPPED"));
  }

  @Test
  void leadOfAnotherOrganizationIsAStrangerHere() {
    String theirs =
        Given.foreignAdmin()
            .body(Map.of("name", "Theirs " + UUID.randomUUID()))
            .post("/api/v1/campaigns")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Given.foreignAdmin()
        .body(Map.of("campaignId", theirs, "phone", number))
        .post("/api/v1/leads")
        .then()
        .statusCode(201);
    UUID campaign = takingCampaign(Map.of());

    heard(waiting(number, Verification.A));

    leadsWith(number)
        .body("items", hasSize(1))
        .body("items[0].campaignId", is(campaign.toString()));
  }

  @Test
  void onlyACampaignThatCanTakeThemIsNamed() {
    UUID broadcast = Given.campaign(Map.of("mode", "BROADCAST"));
    UUID stopped = callers.openCampaign(Map.of());
    Given.admin().post("/api/v1/campaigns/" + stopped + "/stop").then().statusCode(200);
    String theirs =
        Given.foreignAdmin()
            .body(Map.of("name", "Theirs " + UUID.randomUUID()))
            .post("/api/v1/campaigns")
            .then()
            .extract()
            .path("id");

    refused(broadcast, "This campaign says a message: its leads get no agent.");
    refused(stopped, "This campaign was stopped for good.");
    refused(UUID.fromString(theirs), "There is no such campaign.");
    Given.admin().get(SETTING).then().body("campaignId", nullValue());
  }

  private static void refused(UUID campaign, String why) {
    take(campaign)
        .statusCode(400)
        .body("errors[0].field", is("campaignId"))
        .body("errors[0].message", is(why));
  }

  @Test
  void adminSaysWhoTakesThemAndTheAuditKeepsIt() {
    UUID campaign = callers.openCampaign(Map.of());
    String name = Given.admin().get("/api/v1/campaigns/" + campaign).path("name");
    take(campaign).body("campaignName", is(name));
    Given.as(Ringing.SUPERVISOR, Role.SUPERVISOR, Given.OURS)
        .get(SETTING)
        .then()
        .body("campaignId", is(campaign.toString()))
        .body("campaignState", is("PAUSED"));
    Given.as(Ringing.SUPERVISOR, Role.SUPERVISOR, Given.OURS)
        .body(Map.of())
        .put(SETTING)
        .then()
        .statusCode(403);
    Given.foreignAdmin().get(SETTING).then().body("campaignId", nullValue());

    Given.admin()
        .get("/api/v1/audit-entries?limit=1")
        .then()
        .body("items[0].action", is("UNKNOWN_CALLERS_CHANGED"))
        .body("items[0].details.changes.campaign", is(List.of("", name)));
    take(null).statusCode(200).body("campaignId", nullValue());
    Given.admin().get(SETTING).then().body("campaignId", nullValue());
  }
}
