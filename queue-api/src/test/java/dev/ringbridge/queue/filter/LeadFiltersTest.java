package dev.ringbridge.queue.filter;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static dev.ringbridge.queue.filter.FilteredCampaign.column;
import static dev.ringbridge.queue.filter.FilteredCampaign.condition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.queue.Floor;
import dev.ringbridge.queue.Given;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom each condition lets in, by the database's own answer. */
@QuarkusTest
@WithTestResource(TestServers.class)
class LeadFiltersTest {
  private static final String LEADS =
      """
      phone,name,source,language,state,score,priority,City,Income
      +12127760001,A,Web,es,FL,90,urgent,Miami,50000
      +12127760002,B, fair,en,,60,high,São Paulo,12.5
      +12127760003,C,,,NY,,medium,,lots
      +442079460776,D,WEB,Hindi,,20,low,,-3
      """;

  @Inject FilteredCampaign campaign;
  @Inject Floor floor;

  @BeforeEach
  void open() {
    campaign.open();
  }

  @AfterEach
  void endShift() {
    floor.endShift();
  }

  @Test
  void eachConditionLetsInWhomItSays() {
    upload(campaign.id, LEADS);
    change("update queue.leads set attempts = 2 where campaign_id = $1 and name = 'A'");
    change(
        "update queue.leads set created_at = now() - interval '241 hours' where campaign_id = $1 and name = 'B'");

    expected()
        .forEach(
            (condition, names) -> {
              campaign.judgedBy(condition);
              assertThat(String.join("", campaign.fitting())).as("%s", condition).isEqualTo(names);
              Given.admin()
                  .body(Map.of("conditions", List.of(condition)))
                  .post(campaign.path + "/preview")
                  .then()
                  .statusCode(200)
                  .body("waiting", is(4))
                  .body("judged", is(4))
                  .body("fitting", is(names.length()));
            });
  }

  private static Map<Map<String, Object>, String> expected() {
    Map<Map<String, Object>, String> expected = new LinkedHashMap<>();
    expected.put(condition("SOURCE", "IS_ONE_OF", "web "), "AD");
    expected.put(condition("SOURCE", "IS_ONE_OF", "Fair", "expo"), "B");
    expected.put(condition("SOURCE", "IS_NOT_ONE_OF", "Web"), "BC");
    expected.put(condition("SOURCE", "IS_EMPTY"), "C");
    expected.put(condition("SOURCE", "IS_FILLED"), "ABD");
    expected.put(condition("LANGUAGE", "IS_ONE_OF", "HINDI", "es"), "AD");
    expected.put(condition("LANGUAGE", "IS_EMPTY"), "C");
    expected.put(condition("REGION", "IS_ONE_OF", "fl"), "A");
    expected.put(condition("REGION", "IS_EMPTY"), "BD");
    expected.put(condition("PLACE", "IS_ONE_OF", "us-fl", "GB"), "AD");
    expected.put(condition("PLACE", "IS_NOT_ONE_OF", "US"), "D");
    expected.put(condition("PLACE", "IS_FILLED"), "ABCD");
    expected.put(condition("PRIORITY", "IS_ONE_OF", "high", "URGENT"), "AB");
    expected.put(condition("PRIORITY", "IS_NOT_ONE_OF", "LOW"), "ABC");
    expected.put(condition("TEMPERATURE", "IS_ONE_OF", "HOT"), "A");
    expected.put(condition("TEMPERATURE", "IS_NOT_ONE_OF", "cold"), "ABC");
    expected.put(condition("SCORE", "AT_LEAST", "60"), "AB");
    expected.put(condition("SCORE", "AT_MOST", "60"), "BD");
    expected.put(condition("SCORE", "IS_EMPTY"), "C");
    expected.put(condition("SCORE", "IS_FILLED"), "ABD");
    expected.put(condition("ATTEMPTS", "AT_LEAST", "1"), "A");
    expected.put(condition("ATTEMPTS", "AT_MOST", "0"), "BCD");
    expected.put(condition("AGE_DAYS", "AT_LEAST", "10"), "B");
    expected.put(condition("AGE_DAYS", "AT_MOST", "9"), "ACD");
    expected.put(condition("AGE_DAYS", "AT_MOST", "10"), "ABCD");
    expected.put(column("City", "IS_ONE_OF", "são PAULO"), "B");
    expected.put(column("City", "IS_NOT_ONE_OF", "miami"), "BCD");
    expected.put(column("City", "IS_EMPTY"), "CD");
    expected.put(column("City", "IS_FILLED"), "AB");
    expected.put(column("city", "IS_FILLED"), "");
    expected.put(column("Income", "AT_LEAST", "12.5"), "AB");
    expected.put(column("Income", "AT_MOST", "0"), "D");
    return expected;
  }

  @Test
  void allConditionsMustHold() {
    upload(campaign.id, LEADS.replace("776", "775"));

    campaign.judgedBy(
        condition("SOURCE", "IS_ONE_OF", "web"), condition("SCORE", "AT_LEAST", "50"));

    assertThat(campaign.fitting()).containsExactly("A");
    Given.admin()
        .get(campaign.path)
        .then()
        .statusCode(200)
        .body("waiting", is(4))
        .body("fitting", is(1))
        .body("columns", is(List.of("City", "Income")))
        .body("conditions[0].values", is(List.of("web")))
        .body("conditions[1].operator", is("AT_LEAST"));
  }

  @Test
  void fileThatIsUploadedIsJudgedAsItComesIn() {
    campaign.judgedBy(condition("PLACE", "IS_ONE_OF", "US-FL"));

    upload(campaign.id, LEADS.replace("776", "774"));

    assertThat(campaign.fitting()).containsExactly("A");
    assertThat(campaign.taken(10)).hasSize(1);
  }

  @Test
  void leadGrowsIntoAndOutOfAFilterByItsAge() {
    String lead = campaign.lead("Young", Map.of());
    campaign.judgedBy(condition("AGE_DAYS", "AT_MOST", "0"));
    assertThat(campaign.fitting()).contains("Young");

    age(lead, "24 hours", "-1.5 seconds");
    assertSoon(() -> assertThat(campaign.fitting()).isEmpty());
    campaign
        .explained(lead)
        .body("rules.find { it.rule == 'FITS_FILTER' }.holds", is(false))
        .body(
            "rules.find { it.rule == 'FITS_FILTER' }.text",
            is("It does not fit the campaign's filter: age in days is at most 0 does not hold."));

    age(lead, "48 hours", "-1.5 seconds");
    campaign.judgedBy(condition("AGE_DAYS", "AT_LEAST", "2"));
    assertThat(campaign.fitting()).isEmpty();
    assertSoon(() -> assertThat(campaign.fitting()).contains("Young"));
  }

  @Test
  void leadThatIsTooYoungSaysWhenItFits() {
    String lead = campaign.lead("Young", Map.of());
    campaign.judgedBy(condition("AGE_DAYS", "AT_LEAST", "3"));
    String added = Given.admin().get("/api/v1/leads/" + lead).path("createdAt");

    campaign
        .explained(lead)
        .body("rules.find { it.rule == 'FITS_FILTER' }.holds", is(false))
        .body(
            "rules.find { it.rule == 'FITS_FILTER' }.opensAt",
            is(Instant.parse(added).plus(Duration.ofDays(3)).toString()));
  }

  /** The lead was added so long ago, and the queue knows when that changes the answer. */
  private void age(String lead, String time, String less) {
    change(
        """
        with aged as (
          update queue.leads set created_at = now() - interval '%s' - interval '%s'
           where campaign_id = $1 returning id, created_at)
        update queue.lead_queue q set judge_at = queue.judge_at(c.lead_filter, aged.created_at)
          from aged, queue.campaigns c where q.lead_id = aged.id and c.id = q.campaign_id"""
            .formatted(time, less));
    assertThat(lead).isNotBlank();
  }

  @Test
  void promisedCallbackIsKept() {
    String promised = campaign.lead("Promised", Map.of("source", "fair"));
    campaign.lead("Other", Map.of("source", "fair"));
    change(
        "update queue.leads set callback = true, tier = 1 where campaign_id = $1 and name = 'Promised'");

    campaign.judgedBy(condition("SOURCE", "IS_ONE_OF", "web"));

    campaign
        .explained(promised)
        .body("rules.find { it.rule == 'FITS_FILTER' }.holds", is(true))
        .body(
            "rules.find { it.rule == 'FITS_FILTER' }.text",
            is("It was promised a call back: the campaign's filter does not hold it."));
    assertThat(campaign.taken(10)).containsExactly(promised);
  }

  @Test
  void leadThatIsCorrectedIsJudgedAtOnce() {
    campaign.judgedBy(
        condition("SCORE", "AT_LEAST", "50"), column("City", "IS_NOT_ONE_OF", "Rome"));
    String lead = campaign.lead("Low", Map.of("score", 20));

    campaign
        .explained(lead)
        .body(
            "rules.find { it.rule == 'FITS_FILTER' }.text",
            is("It does not fit the campaign's filter: score is at least 50 does not hold."));
    assertThat(campaign.taken(5)).isEmpty();
    correct(lead, Map.of("score", 70, "attributes", Map.of("City", "Rome")));
    assertThat(campaign.taken(5)).isEmpty();
    correct(lead, Map.of("attributes", Map.of("City", "Bonn")));
    assertThat(campaign.taken(5)).containsExactly(lead);
  }

  private static void correct(String lead, Map<String, Object> correction) {
    Given.admin().body(correction).patch("/api/v1/leads/" + lead).then().statusCode(200);
  }

  private static void upload(UUID campaign, String file) {
    UUID batch = Given.upload(campaign, file);
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/lead-batches/" + batch)
                .then()
                .body("state", is("IMPORTED"))
                .body("progress.added", is(4)));
  }

  private void change(String statement) {
    campaign.rows(statement, Tuple.of(campaign.id));
  }
}
