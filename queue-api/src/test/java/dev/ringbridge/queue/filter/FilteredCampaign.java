package dev.ringbridge.queue.filter;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.hamcrest.Matchers.is;

import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.lead.Queue;
import dev.ringbridge.queue.lead.Share;
import dev.ringbridge.queue.lead.SpeakingLeads;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A campaign that practices, its filter, and the database's own answer who is taken. */
@Dependent
class FilteredCampaign {
  private static final AtomicInteger NUMBER = new AtomicInteger(1000);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PATTERNS =
      "select pattern_id from queue.campaign_patterns where campaign_id = $1";

  private final Database database;
  private final Queue queue;
  private final SpeakingLeads speaking;
  UUID id = new UUID(0, 0);
  String path = "";

  FilteredCampaign(@InQueue Database database, Queue queue, SpeakingLeads speaking) {
    this.database = database;
    this.queue = queue;
    this.speaking = speaking;
  }

  /** Another campaign, for one test. */
  void open() {
    id = Given.campaign(Map.of("practice", true));
    path = "/api/v1/campaigns/" + id + "/filter";
  }

  static Map<String, Object> condition(String field, String operator, String... values) {
    return Map.of("field", field, "operator", operator, "values", List.of(values));
  }

  static Map<String, Object> column(String column, String operator, String... values) {
    Map<String, Object> condition = new HashMap<>(condition("COLUMN", operator, values));
    condition.put("column", column);
    return condition;
  }

  /** A lead of a number nobody has. */
  String lead(String name, Map<String, Object> said) {
    Map<String, Object> body = new HashMap<>(said);
    body.put("campaignId", id);
    body.put("name", name);
    body.putIfAbsent("phone", "+1212777%04d".formatted(NUMBER.incrementAndGet()));
    return Given.admin()
        .body(body)
        .post("/api/v1/leads")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  ValidatableResponse filter(Map<?, ?>... conditions) {
    return Given.admin().body(Map.of("conditions", List.of(conditions))).put(path).then();
  }

  /** Changes the filter, and waits until everybody who waits is judged by it. */
  void judgedBy(Map<?, ?>... conditions) {
    filter(conditions).statusCode(200);
    assertSoon(() -> Given.admin().get(path).then().body("judging", is(false)));
  }

  ValidatableResponse explained(String lead) {
    return Given.admin().get("/api/v1/leads/" + lead + "/explanation").then().statusCode(200);
  }

  /** The names of those who wait and fit. */
  Set<String> fitting() {
    return names(
        """
        select l.name from queue.lead_queue q join queue.leads l on l.id = q.lead_id
         where q.campaign_id = $1 and q.fits and q.ready""");
  }

  Set<String> names(String query) {
    Set<String> names = new TreeSet<>();
    rows(query, Tuple.of(id)).forEach(row -> names.add(row.getString("name")));
    return names;
  }

  /** Whom a claim takes now. */
  List<String> taken(int calls) {
    return asEngine(work -> taken(work, calls));
  }

  Uni<List<String>> taken(Work work, int calls) {
    List<UUID> ids = Stream.generate(UUID::randomUUID).limit(calls).toList();
    return patterns(work)
        .chain(open -> queue.claim(work, id, open, ids))
        .map(claimed -> claimed.stream().map(one -> one.leadId().toString()).toList());
  }

  private Uni<List<UUID>> patterns(Work work) {
    return work.sql()
        .preparedQuery(PATTERNS)
        .execute(Tuple.of(id))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false))
        .map(rows -> rows.map(row -> row.getUUID(0)).toList());
  }

  /** Whom a free agent would be given who speaks their language. */
  List<String> spokenWith(UUID agent) {
    List<Reservation> free = List.of(new Reservation(agent, 1));
    return asEngine(
            work ->
                patterns(work).chain(open -> speaking.pairs(work, id, free, Share.all(open), 10)))
        .stream()
        .map(pair -> pair.leadId().toString())
        .toList();
  }

  List<Row> rows(String query, Tuple values) {
    return asEngine(work -> work.sql().preparedQuery(query).execute(values)).stream().toList();
  }

  <T> T asEngine(Function<Work, Uni<T>> work) {
    return database.asEngine(work).await().atMost(PATIENCE);
  }
}
