package dev.ringbridge.queue.lead;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.InQueue;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is taken first, by the database's own answer. */
@QuarkusTest
@WithTestResource(TestServers.class)
class QueueOrderTest {
  private static final AtomicInteger NUMBER = new AtomicInteger(1000);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LONG_QUEUE = 60_000;

  @Inject @InQueue Database database;
  @Inject Queue queue;

  private UUID campaign;

  @BeforeEach
  void setUp() {
    campaign = Given.campaign(Map.of("practice", true));
  }

  @Test
  void amongEqualsTheCampaignsOrderDecides() {
    List<String> added = List.of(lead(50, "MEDIUM"), lead(70, "MEDIUM"), lead(60, "MEDIUM"));
    String first = added.get(0);
    String second = added.get(1);
    String third = added.get(2);

    assertThat(inOrder("OLDEST_FIRST")).containsExactly(first, second, third);
    assertThat(inOrder("NEWEST_FIRST")).containsExactly(third, second, first);
    assertThat(inOrder("HIGHEST_SCORE")).containsExactly(second, third, first);
    tried(first, 2);
    tried(third, 1);
    assertThat(inOrder("FEWEST_ATTEMPTS")).containsExactly(second, third, first);
    assertThat(inOrder("RANDOM")).isEqualTo(inOrder("RANDOM")).hasSize(3);
  }

  /** Whoever joins after the order was said stands in it without being moved. */
  @Test
  void whoJoinsLaterStandsInTheOrderOfTheCampaign() {
    order("HIGHEST_SCORE");
    String low = lead(51, "MEDIUM");
    String high = lead(79, "MEDIUM");

    assertThat(everybody()).containsExactly(high, low);
  }

  @Test
  void listsTakeTurnsByTheirWeights() {
    String heavy = list("Heavy", 3);
    String light = list("Light", 1);
    Map<String, String> lists = new HashMap<>();
    IntStream.range(0, 12).forEach(i -> lists.put(lead("MEDIUM", light), "Light"));
    IntStream.range(0, 12).forEach(i -> lists.put(lead("MEDIUM", heavy), "Heavy"));

    List<String> oneByOne =
        IntStream.range(0, 8).mapToObj(i -> lists.get(taken(1).get(0))).toList();
    List<String> together = taken(8).stream().map(lists::get).toList();

    assertThat(Collections.frequency(oneByOne, "Heavy")).isEqualTo(6);
    assertThat(Collections.frequency(oneByOne.subList(0, 4), "Light")).isEqualTo(1);
    assertThat(Collections.frequency(together, "Light")).isEqualTo(2);
  }

  @Test
  void listThatHadNobodyDoesNotSaveTurnsUp() {
    String late = list("Late", 1);
    IntStream.range(0, 30).forEach(i -> lead("MEDIUM"));
    taken(20);
    List<String> fresh = Stream.generate(() -> lead("MEDIUM", late)).limit(10).toList();

    List<String> next = taken(10);

    assertThat(next.stream().filter(fresh::contains).count()).isBetween(4L, 6L);
  }

  /** Whatever the lists, the weights and the order: nobody of a lower priority goes before. */
  @Test
  void nobodyOfALowerPriorityIsTakenBefore() {
    for (long seed = 1; seed <= 3; seed++) {
      Random random = new Random(seed);
      List<String> lists =
          List.of(list("A" + seed, 1 + random.nextInt(9)), list("B" + seed, 1 + random.nextInt(9)));
      order(List.of("RANDOM", "NEWEST_FIRST", "HIGHEST_SCORE").get((int) seed - 1));
      Map<String, Integer> ranks = new HashMap<>();
      for (int i = 0; i < 24; i++) {
        int rank = random.nextInt(4);
        String priority = List.of("URGENT", "HIGH", "MEDIUM", "LOW").get(rank);
        ranks.put(lead(priority, lists.get(random.nextInt(2))), rank);
      }
      List<String> taken = new ArrayList<>();
      while (taken.size() < 24) {
        taken.addAll(taken(1 + random.nextInt(4)));
      }
      assertThat(taken.stream().map(ranks::get)).as("seed %d", seed).isSorted();
    }
  }

  @Test
  void leadsOfAPausedListWaitAndTheExplanationSaysSo() {
    String paused = list("Paused", 1);
    String waiting = lead("URGENT", paused);
    String dialed = lead("LOW");
    change(paused, Map.of("active", false));

    assertThat(taken(5)).containsExactly(dialed);
    Given.admin()
        .get("/api/v1/leads/" + waiting + "/explanation")
        .then()
        .body("rules.find { it.rule == 'LIST_ACTIVE' }.holds", is(false))
        .body("rules.find { it.rule == 'LIST_ACTIVE' }.text", is("Its list is paused."));

    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/campaigns/" + campaign + "/explanation")
                .then()
                .body("queue.find { it.reason == 'LIST_ACTIVE' }.leads", is(1)));

    change(paused, Map.of("active", true));
    assertThat(taken(5)).containsExactly(waiting);
  }

  @Test
  void fileGoesIntoTheListThatIsChosen() {
    String list = list("March", 1);
    Given.admin()
        .contentType("text/csv")
        .queryParam("campaignId", campaign)
        .queryParam("listId", list)
        .queryParam("filename", "march.csv")
        .body("phone\n+1312555%04d\n".formatted(NUMBER.incrementAndGet()))
        .post("/api/v1/lead-batches")
        .then()
        .statusCode(202);

    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/campaigns/" + campaign + "/lists")
                .then()
                .body("lists", hasSize(2))
                .body("lists.find { it.name == 'March' }.waiting", is(1))
                .body("lists.find { it.name == 'Leads' }.waiting", is(0)));
  }

  @Test
  void listsAreNamedOnceAndOfTheirCampaignOnly() {
    String list = list("Once", 2);
    String path = "/api/v1/campaigns/" + campaign + "/lists";

    Given.admin().body(Map.of("name", "Once")).post(path).then().statusCode(409);
    Given.admin().body(Map.of("name", "X", "weight", 0)).post(path).then().statusCode(400);
    Given.foreignAdmin().get(path).then().statusCode(404);
    Given.foreignAdmin().body(Map.of("name", "Y")).post(path).then().statusCode(404);
    Given.foreignAdmin().body(Map.of("weight", 9)).patch(path + "/" + list).then().statusCode(404);
    Given.as(UUID.randomUUID(), Role.SUPERVISOR, Given.OURS)
        .body(Map.of("name", "Z"))
        .post(path)
        .then()
        .statusCode(403);
    Given.admin()
        .body(Map.of("campaignId", campaign, "phone", "+13125550999", "listId", UUID.randomUUID()))
        .post("/api/v1/leads")
        .then()
        .statusCode(404);
  }

  /**
   * Pages, not time: the same on any machine. What was taken while somebody's snapshot is held open
   * cannot be cleared away and stands before those who can be taken.
   */
  @Test
  void claimReadsLittleOfALongQueueWhileASnapshotIsHeldOpen() {
    list("One", 3);
    list("Two", 2);
    fill();
    List<UUID> places = places();

    long pages =
        asEngine(
            work ->
                work.sql()
                    .query("set transaction isolation level repeatable read")
                    .execute()
                    .chain(() -> work.sql().query("select 1 from queue.campaigns").execute())
                    .chain(this::takeTheFirst)
                    .chain(() -> pagesOfAClaim(places)));

    assertThat(pages).isLessThan(LONG_QUEUE / 6);
  }

  private Uni<?> takeTheFirst() {
    return database.asEngine(
        work ->
            work.sql()
                .preparedQuery(
                    "delete from queue.lead_queue where campaign_id = $1 and rank <= 3000")
                .execute(Tuple.of(campaign)));
  }

  /** Buffers that a claim of twenty touches. */
  private Uni<Long> pagesOfAClaim(List<UUID> places) {
    List<UUID> calls = Stream.generate(UUID::randomUUID).limit(20).toList();
    Tuple values = queue.values(campaign, Share.all(places), calls);
    return database.asEngine(
        work ->
            work.sql()
                .preparedQuery("explain (analyze, buffers, format json) " + QueueStatements.CLAIM)
                .execute(values)
                .map(rows -> rows.iterator().next().getJsonArray(0).getJsonObject(0))
                .map(explained -> explained.getJsonObject("Plan"))
                .map(
                    plan ->
                        plan.getLong("Shared Hit Blocks") + plan.getLong("Shared Read Blocks")));
  }

  private void fill() {
    asEngine(
        work ->
            work.sql()
                .preparedQuery(
                    """
                    insert into queue.lead_queue (lead_id, organization_id, branch_id, campaign_id, pattern_id, priority, tier,
                                                  since, due_at, ready, list, rank)
                    select gen_random_uuid(), c.organization_id, c.branch_id, c.id, md5('place' || i % 20)::uuid,
                           i % 4, 2 + i % 12, now(), now(), true, i % 3, i
                      from queue.campaigns c, generate_series(1, $2::int) i where c.id = $1""")
                .execute(Tuple.of(campaign, LONG_QUEUE)));
    asEngine(work -> work.sql().query("analyze queue.lead_queue").execute());
  }

  private List<UUID> places() {
    return IntStream.range(0, 20)
        .mapToObj(i -> "select md5('place" + i + "')::uuid")
        .map(query -> asEngine(work -> work.sql().query(query).execute()))
        .map(rows -> rows.iterator().next().getUUID(0))
        .toList();
  }

  private String lead(String priority) {
    return lead(Map.of("priority", priority));
  }

  private String lead(int score, String priority) {
    return lead(Map.of("priority", priority, "score", score));
  }

  private String lead(String priority, String list) {
    return lead(Map.of("priority", priority, "listId", list));
  }

  private String lead(Map<String, Object> said) {
    Map<String, Object> body = new HashMap<>(said);
    body.put("campaignId", campaign);
    body.put("phone", "+1312555%04d".formatted(NUMBER.incrementAndGet()));
    return Given.admin()
        .body(body)
        .post("/api/v1/leads")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private String list(String name, int weight) {
    return Given.admin()
        .body(Map.of("name", name, "weight", weight))
        .post("/api/v1/campaigns/" + campaign + "/lists")
        .then()
        .statusCode(201)
        .extract()
        .path("lists.find { it.name == '" + name + "' }.id");
  }

  private void change(String list, Map<String, Object> change) {
    Given.admin()
        .body(change)
        .patch("/api/v1/campaigns/" + campaign + "/lists/" + list)
        .then()
        .statusCode(200);
  }

  private List<String> inOrder(String order) {
    order(order);
    return everybody();
  }

  private void order(String order) {
    String path = "/api/v1/campaigns/" + campaign + "/lists";
    Given.admin().body(Map.of("order", order)).put(path).then().body("order", is(order));
    assertSoon(() -> Given.admin().get(path).then().body("reordering", is(false)));
  }

  private void tried(String lead, int attempts) {
    asEngine(
        work ->
            work.sql()
                .preparedQuery("update queue.leads set attempts = $2 where id = $1")
                .execute(Tuple.of(UUID.fromString(lead), attempts)));
  }

  /** All who may be taken, in order; none of them is gone afterwards. */
  private List<String> everybody() {
    return asEngine(
            work ->
                work.sql()
                    .preparedQuery(
                        "select lead_id from queue.lead_queue where campaign_id = $1 order by tier, rank, lead_id")
                    .execute(Tuple.of(campaign)))
        .stream()
        .map(row -> row.getUUID(0).toString())
        .toList();
  }

  private List<String> taken(int calls) {
    List<UUID> ids = Stream.generate(UUID::randomUUID).limit(calls).toList();
    return asEngine(work -> patterns(work).chain(open -> queue.claim(work, campaign, open, ids)))
        .stream()
        .map(claimed -> claimed.leadId().toString())
        .toList();
  }

  private Uni<List<UUID>> patterns(Work work) {
    return work.sql()
        .preparedQuery("select pattern_id from queue.campaign_patterns where campaign_id = $1")
        .execute(Tuple.of(campaign))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getUUID(0))
                    .toList());
  }

  private <T> T asEngine(Function<Work, Uni<T>> work) {
    return database.asEngine(work).await().atMost(PATIENCE);
  }
}
