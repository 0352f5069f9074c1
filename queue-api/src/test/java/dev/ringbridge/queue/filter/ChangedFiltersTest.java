package dev.ringbridge.queue.filter;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static dev.ringbridge.queue.filter.FilteredCampaign.condition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

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
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Filters that change while leads wait and are dialed. */
@QuarkusTest
@WithTestResource(TestServers.class)
class ChangedFiltersTest {
  private static final Map<String, Object> WEB = condition("SOURCE", "IS_ONE_OF", "web");
  private static final Map<String, Object> FAIR = condition("SOURCE", "IS_ONE_OF", "fair");

  @Inject FilteredCampaign campaign;
  @Inject Topics topics;
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
  void campaignDialsWhoFitsAndTheOthersOnceTheFilterIsLiftedAndLosesNobody() {
    floor.openAccount("US");
    Heard jobs = topics.listen(Topic.DIAL_JOBS);
    List<String> web = leads("web", 6);
    List<String> fair = leads("fair", 6);
    campaign.judgedBy(WEB);
    floor.onShift(campaign.id, 20);
    Floor.start(campaign.id);

    assertSoon(() -> assertThat(dialed(jobs)).containsExactlyInAnyOrderElementsOf(web));
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/campaigns/" + campaign.id + "/explanation")
                .then()
                .body("queue.find { it.reason == 'FITS_FILTER' }.leads", is(6))
                .body("line", is("6 leads wait, but the campaign's filter does not let them in.")));
    Given.admin().get("/api/v1/leads/" + fair.get(0)).then().body("dialState", is("PENDING"));
    assertThat(dialed(jobs)).doesNotContainAnyElementsOf(fair);

    campaign.judgedBy();

    assertSoon(() -> assertThat(dialed(jobs)).hasSize(12).containsAll(fair));
    assertThat(dialed(jobs)).doesNotHaveDuplicates();
  }

  private List<String> dialed(Heard jobs) {
    return jobs.all(PlaceCall.class, job -> job.call().campaignId().equals(campaign.id)).stream()
        .map(job -> String.valueOf(job.call().leadId()))
        .toList();
  }

  /** The claim of the same transaction: no page of those who wait has been judged yet. */
  @Test
  void nobodyIsTakenWhoDoesNotFitEvenBeforeThoseWhoWaitAreJudged() {
    List<String> web = leads("web", 3);
    leads("fair", 3);

    List<String> taken =
        campaign.asEngine(
            work ->
                work.sql()
                    .preparedQuery(
                        """
                        with changed as (
                          update queue.campaigns
                             set lead_filter = queue.filter_of(
                               '[{"field": "SOURCE", "operator": "IS_ONE_OF", "values": ["web"], "keys": ["web"]}]')
                           where id = $1 returning *)
                        insert into queue.refilterings (campaign_id, organization_id, branch_id)
                        select id, organization_id, branch_id from changed""")
                    .execute(Tuple.of(campaign.id))
                    .chain(() -> campaign.taken(work, 10)));

    assertThat(taken).containsExactlyInAnyOrderElementsOf(web);
    assertSoon(() -> Given.admin().get(campaign.path).then().body("judging", is(false)));
    Given.admin().get(campaign.path).then().body("fitting", is(0)).body("waiting", is(3));
  }

  /** Whoever read the filter before it changed may write what it said after all were judged. */
  @Test
  void whoJoinsByTheOldFilterIsJudgedByTheNewOne() {
    String lead = leads("fair", 1).get(0);
    CompletableFuture<Void> joined = new CompletableFuture<>();
    CompletableFuture<Void> answered = new CompletableFuture<>();

    campaign.asEngine(
        work ->
            work.sql()
                .preparedQuery(
                    "delete from queue.lead_queue where campaign_id = $1 returning lead_id")
                .execute(Tuple.of(campaign.id)));
    CompletableFuture<Void> joining =
        CompletableFuture.runAsync(
            () ->
                campaign.asEngine(
                    work ->
                        work.sql()
                            .preparedQuery(
                                """
                                insert into queue.lead_queue (lead_id, organization_id, branch_id, campaign_id, pattern_id,
                                                              priority, tier, due_at, ready, fits)
                                select id, organization_id, branch_id, campaign_id, pattern_id, priority, tier, due_at, true, true
                                  from queue.leads where id = $1""")
                            .execute(Tuple.of(UUID.fromString(lead)))
                            .invoke(() -> joined.complete(null))
                            .chain(() -> Uni.createFrom().completionStage(answered))));
    joined.join();
    campaign.filter(WEB).statusCode(200).body("judging", is(true)).body("waiting", is(0));
    answered.complete(null);
    joining.join();

    assertSoon(() -> Given.admin().get(campaign.path).then().body("judging", is(false)));
    Given.admin().get(campaign.path).then().body("waiting", is(1)).body("fitting", is(0));
    campaign.judgedBy(FAIR);
    assertThat(campaign.taken(5)).containsExactly(lead);
  }

  @Test
  void leadThatDoesNotFitBecomesDueAndIsTakenOnceItFits() {
    String lead = leads("fair", 1).get(0);
    campaign.judgedBy(WEB);
    campaign.rows(
        "update queue.lead_queue set due_at = now() - interval '1 minute' where campaign_id = $1",
        Tuple.of(campaign.id));

    assertThat(campaign.taken(5)).isEmpty();
    campaign.judgedBy(WEB, FAIR);
    assertThat(campaign.taken(5)).isEmpty();
    campaign.judgedBy(FAIR);
    assertThat(campaign.taken(5)).containsExactly(lead);
  }

  @Test
  void leadThatWaitsForALanguageIsHeldToo() {
    String lead = leads("fair", 1).get(0);
    UUID agent = Given.agentOf(campaign.id);
    campaign.rows("update queue.users set languages = 'hindi' where id = $1", Tuple.of(agent));
    campaign.rows(
        "update queue.leads set wants_language = 'hindi' where campaign_id = $1",
        Tuple.of(campaign.id));
    campaign.rows(
        "update queue.lead_queue set language = 'hindi', ready = false where campaign_id = $1",
        Tuple.of(campaign.id));

    assertThat(campaign.spokenWith(agent)).containsExactly(lead);
    campaign.judgedBy(WEB);
    assertThat(campaign.spokenWith(agent)).isEmpty();
    campaign.judgedBy(FAIR);
    assertThat(campaign.spokenWith(agent)).containsExactly(lead);
    assertThat(campaign.taken(5)).isEmpty();
  }

  @Test
  void checkSaysWhenTheFilterLeavesNobodyOrSome() {
    leads("web", 1);
    leads("fair", 2);
    String check = "/api/v1/campaigns/" + campaign.id + "/check";

    campaign.judgedBy(condition("SOURCE", "IS_EMPTY"));
    Given.admin()
        .get(check)
        .then()
        .body("findings.find { it.code == 'OUTSIDE_FILTER' }.severity", is("WARNING"))
        .body(
            "findings.find { it.code == 'OUTSIDE_FILTER' }.line",
            containsString("none of the 3 leads that wait fits it"));
    campaign.judgedBy(WEB);
    Given.admin()
        .get(check)
        .then()
        .body("findings.find { it.code == 'OUTSIDE_FILTER' }.severity", is("NOTE"))
        .body(
            "findings.find { it.code == 'OUTSIDE_FILTER' }.line",
            is("1 of the 3 leads that wait fit its filter; the others are not dialed."));
  }

  @Test
  void badFilterIsRefusedWithWhatToDoAndNothingChanges() {
    campaign.judgedBy(WEB);

    campaign
        .filter(condition("SCORE", "IS_ONE_OF", "5"))
        .statusCode(400)
        .body("code", is("VALIDATION_ERROR"))
        .body("errors[0].field", is("conditions[0].operator"))
        .body("detail", is("Of SCORE one may ask: AT_LEAST, AT_MOST, IS_EMPTY, IS_FILLED."));
    campaign.filter(condition("SHOE_SIZE", "IS_ONE_OF", "5")).statusCode(400);
    campaign.filter(condition("SOURCE", "MATCHES", ".*")).statusCode(400);
    campaign
        .filter(condition("SCORE", "AT_LEAST", "many"))
        .statusCode(400)
        .body("errors.field", hasItem("conditions[0].values[0]"));
    campaign.filter(Collections.nCopies(21, WEB).toArray(Map[]::new)).statusCode(400);
    String[] many = IntStream.range(0, 201).mapToObj(String::valueOf).toArray(String[]::new);
    campaign.filter(condition("SOURCE", "IS_ONE_OF", many)).statusCode(400);
    Given.admin().get(campaign.path).then().body("conditions[0].values", is(List.of("web")));
  }

  @Test
  void filterIsTheAdminsAndOfTheirOrganization() {
    Map<String, Object> body = Map.of("conditions", List.of(WEB));

    Given.as(UUID.randomUUID(), Role.SUPERVISOR, Given.OURS)
        .body(body)
        .put(campaign.path)
        .then()
        .statusCode(403);
    Given.as(UUID.randomUUID(), Role.SUPERVISOR, Given.OURS)
        .get(campaign.path)
        .then()
        .statusCode(200);
    Given.foreignAdmin().get(campaign.path).then().statusCode(404);
    Given.foreignAdmin().body(body).put(campaign.path).then().statusCode(404);
    Given.foreignAdmin().body(body).post(campaign.path + "/preview").then().statusCode(404);
  }

  private List<String> leads(String source, int leads) {
    return IntStream.range(0, leads)
        .mapToObj(i -> campaign.lead(source + i, Map.of("source", source)))
        .toList();
  }
}
