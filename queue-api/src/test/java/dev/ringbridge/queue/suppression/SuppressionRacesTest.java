package dev.ringbridge.queue.suppression;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.ringbridge.core.call.CallCommand.CancelCall;
import dev.ringbridge.core.call.RevocationReason;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.Topics;
import dev.ringbridge.queue.Topics.Heard;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The do-not-call list against what is in flight when it changes. */
@QuarkusTest
@WithTestResource(TestServers.class)
class SuppressionRacesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ENTRIES = "/api/v1/suppressions";

  @Inject Topics topics;
  @Inject @InQueue Database database;

  /**
   * The tick holds its campaign and has claimed a lead; nobody else sees that before its commit.
   */
  @Test
  void callOfAClaimThatDidNotSeeThePrefixIsTakenBackWithIt() throws Exception {
    Heard commands = topics.listen(Topic.CALL_COMMANDS);
    UUID campaign = Given.campaign(Map.of("practice", true));
    UUID lead = lead(campaign, "+12135610001");
    UUID call = UUID.randomUUID();
    CompletableFuture<Void> claimed = new CompletableFuture<>();
    CompletableFuture<Void> commit = new CompletableFuture<>();
    CompletableFuture<Void> tick =
        inTransaction(
            claimed,
            commit,
            work ->
                run(
                        work,
                        "select id from queue.campaigns where id = $1 for no key update",
                        Tuple.of(campaign))
                    .chain(
                        () ->
                            run(
                                work,
                                """
                                insert into queue.calls (id, organization_id, branch_id, campaign_id, lead_id, phone, state)
                                select $1, organization_id, branch_id, campaign_id, id, phone, 'PLANNED' from queue.leads where id = $2""",
                                Tuple.of(call, lead))));
    claimed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

    CompletableFuture<Void> prefix =
        CompletableFuture.runAsync(() -> enter(Map.of("number", "+1213561", "prefix", true)));
    assertSoon(() -> assertThat(prefix.isDone() || waiting() > 0).isTrue());
    commit.complete(null);
    tick.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    prefix.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

    assertThat(commands.await(1, CancelCall.class, one -> one.call().callId().equals(call)))
        .extracting(CancelCall::reason)
        .containsOnly(RevocationReason.SUPPRESSED);
    database
        .asEngine(
            work ->
                run(work, "update queue.calls set state = 'ENDED' where id = $1", Tuple.of(call)))
        .await()
        .atMost(PATIENCE);
  }

  /** The page that lets the prefix's numbers go has read them, and waits for one of the leads. */
  @Test
  void numberThatIsEnteredWhileItsPrefixIsLiftedStaysSuppressed() throws Exception {
    UUID campaign = Given.campaign(Map.of("practice", true));
    UUID lead = lead(campaign, "+12135620001");
    String prefix = enter(Map.of("number", "+1213562", "prefix", true));
    assertSoon(() -> state(lead, "SUPPRESSED"));
    CompletableFuture<Void> held = new CompletableFuture<>();
    CompletableFuture<Void> release = new CompletableFuture<>();
    CompletableFuture<Void> holder =
        inTransaction(
            held,
            release,
            work ->
                run(work, "select 1 from queue.leads where id = $1 for update", Tuple.of(lead)));
    held.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    CompletableFuture<Void> lifting =
        CompletableFuture.runAsync(
            () -> Given.admin().delete(ENTRIES + "/" + prefix).then().statusCode(204));
    assertSoon(() -> assertThat(waiting()).isPositive());
    long before = waiting();

    CompletableFuture<Void> entering =
        CompletableFuture.runAsync(() -> enter(Map.of("number", "+12135620001")));
    assertSoon(() -> assertThat(entering.isDone() || waiting() > before).isTrue());
    release.complete(null);
    holder.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    entering.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    lifting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

    assertSoon(
        () ->
            Given.admin()
                .queryParam("text", "1213562")
                .get(ENTRIES)
                .then()
                .body("items.size()", is(1))
                .body("items[0].appliedTo", nullValue()));
    assertSoon(() -> assertThat(runs(prefix)).isZero());
    state(lead, "SUPPRESSED");
  }

  /** Does something, says so, and commits when it is told to. */
  private CompletableFuture<Void> inTransaction(
      CompletableFuture<Void> done, CompletableFuture<Void> commit, Doing doing) {
    return database
        .asEngine(
            work ->
                doing
                    .in(work)
                    .invoke(() -> done.complete(null))
                    .chain(() -> Uni.createFrom().completionStage(commit)))
        .subscribeAsCompletionStage();
  }

  private static Uni<Void> run(Work work, String statement, Tuple values) {
    return work.sql().preparedQuery(statement).execute(values).replaceWithVoid();
  }

  private long waiting() {
    return count("select count(*) from pg_locks where not granted", Tuple.tuple());
  }

  private long runs(String prefix) {
    return count(
        "select count(*) from queue.prefix_runs where id = $1", Tuple.of(UUID.fromString(prefix)));
  }

  private long count(String statement, Tuple values) {
    return database
        .asEngine(work -> work.sql().preparedQuery(statement).execute(values))
        .map(rows -> rows.iterator().next().getLong(0))
        .await()
        .atMost(PATIENCE);
  }

  private static String enter(Map<String, Object> entry) {
    return Given.admin().body(entry).post(ENTRIES).then().statusCode(201).extract().path("id");
  }

  private static UUID lead(UUID campaign, String phone) {
    return UUID.fromString(
        Given.admin()
            .body(Map.of("campaignId", campaign, "phone", phone))
            .post("/api/v1/leads")
            .then()
            .statusCode(201)
            .extract()
            .path("id"));
  }

  private static void state(UUID lead, String state) {
    Given.admin().get("/api/v1/leads/" + lead).then().body("dialState", is(state));
  }

  /** What is done in a transaction. */
  private interface Doing {
    Uni<Void> in(Work work);
  }
}
