package dev.ringbridge.queue.idempotency;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.InQueue;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a key stands for where its first request was not simply answered. */
@QuarkusTest
@WithTestResource(TestServers.class)
class KeysTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String LEADS = "/api/v1/leads";
  private static final String FOLLOW_UPS = "/api/v1/followups";
  private static final String OF_KEY =
      "select body, status from queue.idempotency_keys where key = $1";

  @Inject @InQueue Database database;
  @TestHTTPResource URI base;

  private final String key = UUID.randomUUID().toString();

  private static Map<String, Object> lead(String phone) {
    return Map.of("campaignId", Given.campaign(Map.of("practice", true)), "phone", phone);
  }

  private ValidatableResponse once(String path, Object body) {
    return Given.admin().header("Idempotency-Key", key).body(body).post(path).then();
  }

  private RowSet<Row> run(String sql, Object... values) {
    return database
        .asEngine(work -> work.sql().preparedQuery(sql).execute(Tuple.wrap(values)))
        .await()
        .atMost(PATIENCE);
  }

  /** As where the process is killed after the commit. */
  @Test
  void requestThatWasNeverAnsweredIsNotCarriedOutASecondTime() {
    String id = added("+14155554151");
    UUID agent = Given.agentOf(Given.campaign(Map.of("practice", true)));
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    Map<String, Object> wanted =
        Map.of("leadId", id, "agentId", agent, "scheduledAt", tomorrow, "description", "Once");
    once(FOLLOW_UPS, wanted).statusCode(201);
    run("update queue.idempotency_keys set body = null where key = $1", key);
    once(FOLLOW_UPS, wanted)
        .statusCode(409)
        .body("detail", containsString("still being worked on"));
    run(
        "update queue.idempotency_keys set created_at = now() - interval '2 minutes' where key = $1",
        key);

    for (int time = 0; time < 2; time++) {
      once(FOLLOW_UPS, wanted)
          .statusCode(409)
          .body("code", equalTo("OUTCOME_UNKNOWN"))
          .body("detail", containsString("may have been carried out"));
    }
    Given.admin()
        .queryParam("leadId", id)
        .get(FOLLOW_UPS)
        .then()
        .statusCode(200)
        .body("items", hasSize(1));
  }

  private static String added(String phone) {
    return Given.admin().body(lead(phone)).post(LEADS).then().statusCode(201).extract().path("id");
  }

  @Test
  void refusalGivesItsKeyFree() {
    Map<String, Object> lead = lead("+14155554152");
    once(LEADS, Map.of("phone", "+14155554152")).statusCode(400);
    once(LEADS, Map.of("campaignId", UUID.randomUUID(), "phone", "+14155554152")).statusCode(404);

    once(LEADS, lead).statusCode(201);
  }

  @Test
  void answerOfARequestWhoseClientIsGoneIsThereForItsKey() throws Exception {
    String id = added("+14155554153");
    CompletableFuture<Void> held = new CompletableFuture<>();
    CompletableFuture<Void> release = new CompletableFuture<>();
    CompletableFuture<?> holder = hold(id, held, release);
    held.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    CompletableFuture<?> sent =
        HttpClient.newHttpClient().sendAsync(skip(id), BodyHandlers.ofString());
    assertSoon(() -> assertThat(waiting()).isPositive());

    sent.cancel(true);
    Given.admin().get(LEADS + "/" + id).then().statusCode(200);
    release.complete(null);
    holder.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

    assertSoon(() -> assertThat(run(OF_KEY, key).iterator().next().getString("body")).isNotNull());
    once(LEADS + "/" + id + "/skip", Map.of("minutes", 90)).statusCode(200).body("id", equalTo(id));
  }

  private HttpRequest skip(String lead) {
    return HttpRequest.newBuilder(base.resolve(LEADS + "/" + lead + "/skip"))
        .version(HttpClient.Version.HTTP_1_1)
        .header("Authorization", "Bearer " + Given.adminsToken())
        .header("Idempotency-Key", key)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{\"minutes\": 90}"))
        .build();
  }

  private CompletableFuture<?> hold(
      String lead, CompletableFuture<Void> held, CompletableFuture<Void> release) {
    return database
        .asEngine(
            work ->
                work.sql()
                    .preparedQuery("select 1 from queue.leads where id = $1 for update")
                    .execute(Tuple.of(UUID.fromString(lead)))
                    .invoke(() -> held.complete(null))
                    .chain(() -> Uni.createFrom().completionStage(release)))
        .subscribeAsCompletionStage();
  }

  private long waiting() {
    return run("select count(*) from pg_locks where not granted").iterator().next().getLong(0);
  }
}
