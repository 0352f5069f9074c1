package dev.ringbridge.queue.explain;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.carrier.HoldReason;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.queue.Floor;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.Topics;
import dev.ringbridge.queue.Topics.Heard;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestServers.class)
class ExplanationsTest {
  /** Somewhere it is day and somewhere it is night, whenever this runs. */
  private static final List<String> BEGINNINGS =
      List.of(
          "+1212555",
          "+1305555",
          "+1206555",
          "+1808956",
          "+1907555",
          "+1416555",
          "+4420794",
          "+9180412",
          "+6129876",
          "+8133123",
          "+4930123",
          "+551198765");

  @Inject Topics topics;
  @Inject Floor floor;

  @BeforeEach
  void open() {
    floor.openAccount("US", "CA", "GB", "IN", "AU", "JP", "DE");
  }

  @AfterEach
  void endShift() {
    floor.endShift();
  }

  /**
   * Whatever the hour, the places, the lists and the consents: what is explained is what is done.
   */
  @ParameterizedTest
  @CsvSource({
    "1, false, true, NONE, false",
    "2, false, false, NONE, true",
    "3, false, false, CALLS, false",
    "4, true, true, CALLS, true"
  })
  void leadIsExplainedAsEligibleIfAndOnlyIfTheClaimTakesIt(
      int round, boolean practice, boolean consult, String required, boolean filtered)
      throws Exception {
    Heard jobs = topics.listen(Topic.DIAL_JOBS);
    Random random = new Random(round);
    Map<String, Object> settings =
        Map.of("practice", practice, "consultRegistries", consult, "consentRequired", required);
    UUID campaign = Floor.campaignWith(settings, file(random, 100 * round, 48), 30);
    List<String> leads = leads(campaign);
    list(leads.stream().filter(lead -> random.nextInt(3) == 0).toList());
    leads.stream().filter(lead -> random.nextInt(2) == 0).forEach(lead -> consent(lead, random));
    leads.stream().limit(5).forEach(ExplanationsTest::suppress);
    if (filtered) {
      filter(campaign);
    }
    Floor.start(campaign);
    Set<String> eligible =
        leads.stream()
            .filter(ExplanationsTest::isEligible)
            .collect(Collectors.toCollection(TreeSet::new));

    floor.onShift(campaign, 60);

    assertSoon(() -> assertThat(claimed(jobs, campaign)).containsAll(eligible));
    TimeUnit.MILLISECONDS.sleep(700);
    assertThat(claimed(jobs, campaign)).isEqualTo(eligible);
  }

  @ParameterizedTest
  @CsvSource({
    "SPEND_PER_MINUTE, 'Its carrier account has spent what it may within a minute'",
    "KILLED, 'All placing is stopped'"
  })
  void leadWhoseAccountIsHeldForTheMoneysSakeSaysSo(HoldReason reason, String line) {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");
    Floor.start(campaign);

    floor.hold(reason, "US");

    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/leads/" + leads(campaign).get(0) + "/explanation")
                .then()
                .body("stoppedBy", is("ACCOUNT_OPEN"))
                .body("line", startsWith(line)));
  }

  /** Holds some, by what they say of themselves and by where they may be. */
  private static void filter(UUID campaign) {
    Given.admin()
        .body(
            Map.of(
                "conditions",
                List.of(
                    Map.of("field", "SCORE", "operator", "AT_MOST", "values", List.of("40")),
                    Map.of("field", "REGION", "operator", "IS_NOT_ONE_OF", "values", List.of("hi")),
                    Map.of(
                        "field", "PLACE", "operator", "IS_NOT_ONE_OF", "values", List.of("DE")))))
        .put("/api/v1/campaigns/" + campaign + "/filter")
        .then()
        .statusCode(200);
    Given.admin()
        .get("/api/v1/campaigns/" + campaign + "/filter")
        .then()
        .body("fitting", lessThan(36));
  }

  private static Set<String> claimed(Heard jobs, UUID campaign) {
    return jobs.all(PlaceCall.class, job -> job.call().campaignId().equals(campaign)).stream()
        .map(job -> String.valueOf(job.call().leadId()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String file(Random random, int from, int rows) {
    StringBuilder file = new StringBuilder("phone,state,score\n");
    for (int i = 0; i < rows; i++) {
      String beginning = BEGINNINGS.get(i % BEGINNINGS.size());
      file.append("%s%04d,%s,%d%n".formatted(beginning, 1000 + from + i, state(random), i));
    }
    return file.toString();
  }

  private static String state(Random random) {
    return random.nextInt(3) == 0 ? List.of("FL", "HI", "CA").get(random.nextInt(3)) : "";
  }

  private static List<String> leads(UUID campaign) {
    return new ArrayList<>(
        Given.admin()
            .queryParam("campaignId", campaign)
            .queryParam("limit", 200)
            .get("/api/v1/leads")
            .then()
            .statusCode(200)
            .extract()
            .<List<String>>path("items.id"));
  }

  /** The official list of the United States, as it comes: area code and number in two columns. */
  private static void list(List<String> leads) {
    StringBuilder file = new StringBuilder("999,9999999\n");
    leads.stream()
        .map(lead -> Given.admin().get("/api/v1/leads/" + lead).<String>path("phone"))
        .filter(phone -> phone.startsWith("+1"))
        .forEach(
            phone -> file.append(phone, 2, 5).append(',').append(phone.substring(5)).append('\n'));
    String id =
        Given.admin()
            .contentType("text/csv")
            .queryParam("jurisdiction", "US")
            .queryParam("dataDate", LocalDate.now(ZoneOffset.UTC).toString())
            .queryParam("filename", "list.csv")
            .body(file.toString())
            .post("/api/v1/registries")
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/registries")
                .then()
                .body("find { it.id == '" + id + "' }.state", is("CURRENT")));
  }

  private static void consent(String lead, Random random) {
    String scope = List.of("CALLS", "AUTOMATED").get(random.nextInt(2));
    String id =
        Given.admin()
            .body(Map.of("scope", scope, "source", "form"))
            .post("/api/v1/leads/" + lead + "/consents")
            .path("id");
    if (random.nextInt(3) == 0) {
      Given.admin()
          .body(Map.of())
          .post("/api/v1/leads/" + lead + "/consents/" + id + "/revoke")
          .then()
          .statusCode(200);
    }
  }

  private static void suppress(String lead) {
    String phone = Given.admin().get("/api/v1/leads/" + lead).path("phone");
    Given.admin().body(Map.of("number", phone)).post("/api/v1/suppressions").then().statusCode(201);
  }

  private static boolean isEligible(String lead) {
    return Given.admin()
        .get("/api/v1/leads/" + lead + "/explanation")
        .then()
        .statusCode(200)
        .extract()
        .path("eligible");
  }

  @Test
  void explanationNamesTheRuleThePlaceAndTheSources() {
    UUID campaign = Floor.campaignWith(Map.of("practice", false), "phone\n+13055557701\n", 1);
    String lead = leads(campaign).get(0);

    Given.admin()
        .get("/api/v1/leads/" + lead + "/explanation")
        .then()
        .statusCode(200)
        .body("eligible", is(false))
        .body("stoppedBy", is("CAMPAIGN_RUNNING"))
        .body("line", is("Its campaign is draft."))
        .body("opensAt", nullValue())
        .body("rules.size()", is(16))
        .body("place.jurisdictions", is(List.of("US", "US-FL")))
        .body("place.zones", is(List.of("America/New_York")))
        .body("place.rulePacks", is(List.of("US v3", "US-FL v1")))
        .body(
            "rules.find { it.rule == 'CALLING_HOURS' }.sources",
            hasItems("16 CFR 310.4(c) (hours)", "Florida Statutes 501.616(6)"))
        .body("place.recording.allParties", is(true))
        .body("place.recording.announce", is(true))
        .body("place.recording.sources", hasItems("Florida Statutes 934.03(2)(d)"))
        .body("standing.category", is("FRESH"))
        .body("standing.temperature", is("WARM"));
  }

  @Test
  void campaignThatDialsNothingSaysWhy() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium", "low");

    line(campaign, "It is draft.");
    Floor.start(campaign);
    line(campaign, "None of its agents is available.");
    Given.admin()
        .get("/api/v1/campaigns/" + campaign + "/explanation")
        .then()
        .body("queue.find { it.reason == 'READY' }.leads", is(2))
        .body("opensAt", nullValue());
    leads(campaign).forEach(ExplanationsTest::suppress);
    line(campaign, "No lead is left in its queue.");
  }

  @Test
  void leadsOfACountryThatTheAccountMayNotCallAreCounted() {
    floor.openAccount("US", "BR");
    UUID campaign = Floor.campaignWith(Map.of(), "phone\n+5511987654321\n", 1);
    Floor.start(campaign);

    floor.openAccount("US");

    assertSoon(
        () ->
            line(
                campaign,
                "One lead waits, but no carrier account that takes calls may call their country."));
    Given.admin()
        .get("/api/v1/leads/" + leads(campaign).get(0) + "/explanation")
        .then()
        .body("stoppedBy", is("COUNTRY_ALLOWED"));
  }

  private static void line(UUID campaign, String line) {
    Given.admin()
        .get("/api/v1/campaigns/" + campaign + "/explanation")
        .then()
        .statusCode(200)
        .body("line", is(line));
  }

  @Test
  void rulePacksAreListedWithTheirSources() {
    Given.admin()
        .get("/api/v1/rule-packs")
        .then()
        .statusCode(200)
        .body(
            "find { it.jurisdiction == 'CA' }.hours.find { it.day == 'SATURDAY' }.to", is("18:00"))
        .body("find { it.jurisdiction == 'US-FL' }.caps[0].calls", is(3))
        .body("find { it.jurisdiction == 'US' }.sources[0]", startsWith("16 CFR 310.4"))
        .body("find { it.jurisdiction == 'US' }.registry.mostDays", is(31))
        .body("find { it.jurisdiction == 'GB' }.registry.mostDays", is(28))
        .body("find { it.jurisdiction == 'IN' }.registry", nullValue());
    Given.admin()
        .get("/api/v1/recording-rules")
        .then()
        .statusCode(200)
        .body("find { it.jurisdiction == 'US-CA' }.allParties", is(true))
        .body("find { it.jurisdiction == 'US' }.allParties", is(false))
        .body("findAll { !it.announce }.size()", is(0));
  }

  @Test
  void foreignLeadsAndCampaignsAreNotThere() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");
    String lead = leads(campaign).get(0);

    Given.foreignAdmin().get("/api/v1/leads/" + lead + "/explanation").then().statusCode(404);
    Given.foreignAdmin()
        .get("/api/v1/campaigns/" + campaign + "/explanation")
        .then()
        .statusCode(404)
        .body("code", notNullValue());
    Given.as(UUID.randomUUID(), Role.AGENT, Given.OURS)
        .get("/api/v1/leads/" + lead + "/explanation")
        .then()
        .statusCode(403);
  }
}
