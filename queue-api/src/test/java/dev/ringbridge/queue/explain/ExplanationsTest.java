package dev.ringbridge.queue.explain;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

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
import jakarta.inject.Inject;
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

  /** Whatever the hour, the places and the lists: what is explained is what is done. */
  @Test
  void leadIsExplainedAsEligibleIfAndOnlyIfTheClaimTakesIt() throws Exception {
    Heard jobs = topics.listen(Topic.DIAL_JOBS);
    UUID campaign = Floor.campaignWith(Map.of("practice", false), file(new Random(7), 48), 30);
    List<String> leads = leads(campaign);
    leads.stream().limit(5).forEach(ExplanationsTest::suppress);
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

  private static Set<String> claimed(Heard jobs, UUID campaign) {
    return jobs.all(PlaceCall.class, job -> job.call().campaignId().equals(campaign)).stream()
        .map(job -> String.valueOf(job.call().leadId()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String file(Random random, int rows) {
    StringBuilder file = new StringBuilder("phone,state,score\n");
    for (int i = 0; i < rows; i++) {
      String beginning = BEGINNINGS.get(i % BEGINNINGS.size());
      file.append("%s%04d,%s,%d%n".formatted(beginning, 1000 + i, state(random), i));
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
        .body("rules.size()", is(11))
        .body("place.jurisdictions", is(List.of("US", "US-FL")))
        .body("place.zones", is(List.of("America/New_York")))
        .body("place.rulePacks", is(List.of("US v1", "US-FL v1")))
        .body(
            "rules.find { it.rule == 'CALLING_HOURS' }.sources",
            hasItems("16 CFR 310.4(c) (hours)", "Florida Statutes 501.616(6)"))
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
            line(campaign, "One lead waits, but the carrier account may not call their country."));
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
        .body("find { it.jurisdiction == 'US' }.sources[0]", startsWith("16 CFR 310.4"));
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
