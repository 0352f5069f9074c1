package dev.ringbridge.queue.lead;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.lead.LineHeads.Heads;
import dev.ringbridge.queue.lead.Queue.Claimed;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who remembers where the lines begin takes whom one takes who looks from the front. */
@QuarkusTest
@WithTestResource(TestServers.class)
class LineHeadsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final AtomicLong NUMBER = new AtomicLong(13_126_000_000L);
  private static final List<UUID> PLACES = List.of(place(1), place(2), place(3));

  private static final String JOIN =
      """
      with added as (
        insert into queue.leads (id, organization_id, branch_id, campaign_id, phone, priority, pattern_id, tier, list)
        select gen_random_uuid(), c.organization_id, c.branch_id, c.id, '+' || ($2 + n), 1,
               ($3::uuid[])[1 + floor(random() * 3)::int], floor(random() * 5)::int, floor(random() * 2)::int
          from queue.campaigns c, generate_series(1, $4::int) n where c.id = $1
        returning *)
      insert into queue.lead_queue (lead_id, organization_id, branch_id, campaign_id, pattern_id, priority, tier, since,
                                    due_at, ready, list, rank)
      select id, organization_id, branch_id, campaign_id, pattern_id, priority, tier, now(), now() + interval '1 hour',
             random() < 0.8, list, floor(random() * 100)::int
        from added""";

  /** A few move to another place, another rank, or come to stand in line. */
  private static final String MOVE =
      """
      update queue.lead_queue
         set ready = random() < 0.8, rank = floor(random() * 100)::int, tier = floor(random() * 5)::int,
             pattern_id = ($2::uuid[])[1 + floor(random() * 3)::int]
       where lead_id in (select q.lead_id from queue.lead_queue q join queue.leads l on l.id = q.lead_id
                          where q.campaign_id = $1 order by random() limit 3 for update of q, l skip locked)""";

  private static final String LEAVE =
      """
      delete from queue.lead_queue
       where lead_id in (select q.lead_id from queue.lead_queue q join queue.leads l on l.id = q.lead_id
                          where q.campaign_id = $1 order by random() limit 2 for update of q, l skip locked)""";

  private static final String HOLD =
      """
      select l.id from queue.leads l join queue.lead_queue q on q.lead_id = l.id
       where l.campaign_id = $1 order by random() limit 2 for update of l skip locked""";

  private static final String LOCKS =
      "select count(*) from pg_locks where pid = $1 and locktype = 'relation' and relation = 'queue.leads'::regclass";

  @Inject @InQueue Database database;

  private final Tides clock = new Tides();
  private final LineHeads heads = new LineHeads(clock);
  private final Queue remembering = new Queue(heads);
  private final List<Pending> pending = new ArrayList<>();
  private UUID campaign;

  @BeforeEach
  void setUp() {
    campaign = Given.campaign(Map.of("practice", true));
    Given.admin()
        .body(Map.of("name", "Second", "weight", 3))
        .post("/api/v1/campaigns/" + campaign + "/lists")
        .then()
        .statusCode(201);
  }

  /** While others join, move, leave, hold leads, change their mind, and are slow to commit. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whateverOthersDoTheSameAreTakenInTheSameOrder(long seed) {
    Random random = new Random(seed);
    asEngine(work -> work.sql().query("select setseed(0." + seed + ")").execute());
    for (int step = 0; step < 120; step++) {
      disturb(random);
      if (step % 20 == 0) {
        endAll();
      }
      List<UUID> open = PLACES.stream().filter(place -> random.nextInt(8) > 0).toList();
      List<UUID> calls = calls(1 + random.nextInt(6));
      List<UUID> expected = rolledBack(fromTheFront(), open, calls);
      if (random.nextInt(5) == 0) {
        rolledBack(remembering, open, calls);
      }
      assertThat(due(remembering, open)).isEqualTo(due(fromTheFront(), open));
      assertThat(claimed(remembering, open, calls))
          .as("seed %d, step %d", seed, step)
          .isEqualTo(expected);
    }
    endAll();
  }

  @Test
  void whatWasFoundOutIsForgottenAfterAWhile() {
    asEngine(work -> join(work, 3));
    asEngine(work -> remembering.claim(work, campaign, PLACES, List.of(UUID.randomUUID())));

    assertThat(linesKnown()).isEqualTo(6);
    clock.pass(Duration.ofMinutes(11));
    assertThat(heads.of(campaign)).isEqualTo(Heads.UNKNOWN);
  }

  /** As while somebody holds a snapshot open: each claim would walk over all of them. */
  @Test
  void whatWasFoundOutIsKeptWhileManyPlacesThatWereLeftAreStillThere() {
    Heads many = new Heads("7:7:", List.of(), LineHeads.FEW + 1);
    heads.keep(campaign, many);
    clock.pass(Duration.ofMinutes(11));

    assertThat(heads.of(campaign)).isEqualTo(many);
    heads.keep(campaign, new Heads("8:8:", List.of(), LineHeads.FEW));
    assertThat(heads.of(campaign)).isEqualTo(Heads.UNKNOWN);
    heads.keep(campaign, many);
    clock.pass(Duration.ofDays(1).plus(Duration.ofMinutes(11)));
    assertThat(heads.of(campaign)).isEqualTo(Heads.UNKNOWN);
  }

  @Test
  void claimFindsOutHowManyPlacesWereLeft() {
    asEngine(work -> join(work, 200));
    claimed(remembering, PLACES, calls(200));

    assertSoon(
        () -> {
          asEngine(work -> join(work, 1));
          claimed(remembering, PLACES, calls(1));
          assertThat(heads.of(campaign).left()).isPositive();
        });
  }

  private long linesKnown() {
    return heads.of(campaign).lines().stream()
        .map(head -> head.patternId() + " " + head.list())
        .distinct()
        .count();
  }

  /** Between the tiers lie the places of all who were taken from them. */
  @Test
  void eachTierInWhichSomebodyWaitsIsReadFromAHeadOfItsOwn() {
    asEngine(work -> join(work, 200));
    claimed(remembering, PLACES, calls(200));
    assertThat(heads.of(campaign).lines()).hasSize(6).allMatch(head -> head.tier() == head.upto());

    asEngine(work -> join(work, 200));
    claimed(remembering, PLACES, calls(1));

    assertThat(heads.of(campaign).lines())
        .hasSizeGreaterThan(6)
        .allMatch(head -> head.upto() == head.tier() + 1);
    claimed(remembering, PLACES, calls(200));
    claimed(remembering, PLACES, calls(1));
    assertThat(heads.of(campaign).lines()).hasSize(6).allMatch(head -> head.tier() == head.upto());
  }

  private static List<UUID> calls(int number) {
    return Stream.generate(UUID::randomUUID).limit(number).toList();
  }

  /** A database that was put back numbers its transactions anew. */
  @Test
  void snapshotOfTheFutureIsNotBelieved() {
    asEngine(work -> join(work, 20));
    List<UUID> calls = calls(6);
    asEngine(work -> remembering.claim(work, campaign, PLACES, calls));
    heads.keep(campaign, new Heads("9000000000:9000000000:", heads.of(campaign).lines(), 0));

    asEngine(work -> join(work, 20));

    List<UUID> expected = rolledBack(fromTheFront(), PLACES, calls);
    assertThat(claimed(remembering, PLACES, calls)).isEqualTo(expected);
  }

  /** More than are looked up one by one: the lines are read from the front again. */
  @Test
  void crowdThatCameSinceIsReadFromTheFront() {
    asEngine(work -> join(work, 20));
    List<UUID> calls = calls(6);
    asEngine(work -> remembering.claim(work, campaign, PLACES, calls));

    asEngine(work -> join(work, 8_000));

    List<UUID> expected = rolledBack(fromTheFront(), PLACES, calls);
    assertThat(claimed(remembering, PLACES, calls)).isEqualTo(expected);
  }

  private void disturb(Random random) {
    switch (random.nextInt(6)) {
      case 0 -> asEngine(work -> join(work, 1 + random.nextInt(8)));
      case 1 -> asEngine(this::move);
      case 2 -> asEngine(work -> run(work, LEAVE));
      case 3 -> later(work -> join(work, 1 + random.nextInt(4)));
      case 4 -> later(work -> random.nextBoolean() ? move(work) : run(work, HOLD));
      default -> settle(random);
    }
  }

  private Uni<?> join(Work work, int leads) {
    Tuple values = Tuple.of(campaign, NUMBER.getAndAdd(leads), PLACES.toArray(UUID[]::new), leads);
    return work.sql().preparedQuery(JOIN).execute(values);
  }

  private Uni<?> move(Work work) {
    return work.sql().preparedQuery(MOVE).execute(Tuple.of(campaign, PLACES.toArray(UUID[]::new)));
  }

  private Uni<?> run(Work work, String sql) {
    return work.sql().preparedQuery(sql).execute(Tuple.of(campaign));
  }

  /** Somebody who does something and is slow to commit; no more than three at a time. */
  private void later(Function<Work, Uni<?>> deed) {
    if (pending.size() < 3) {
      pending.add(new Pending(database, deed));
    }
  }

  private void settle(Random random) {
    if (!pending.isEmpty()) {
      Pending one = pending.remove(random.nextInt(pending.size()));
      if (random.nextInt(3) == 0) {
        one.rollBack();
        awaitRollback(one.backend);
      } else {
        one.commit();
      }
    }
  }

  /** Well before the database ends transactions that do nothing. */
  private void endAll() {
    pending.forEach(Pending::commit);
    pending.clear();
  }

  private static Uni<Integer> backend(Work work) {
    return work.sql()
        .query("select pg_backend_pid()")
        .execute()
        .map(rows -> rows.iterator().next().getInteger(0));
  }

  /** A transaction is rolled back a moment after its failure is heard of. */
  private void awaitRollback(int backend) {
    assertSoon(
        () ->
            assertThat(
                    asEngine(work -> work.sql().preparedQuery(LOCKS).execute(Tuple.of(backend)))
                        .iterator()
                        .next()
                        .getLong(0))
                .isZero());
  }

  private static Queue fromTheFront() {
    return new Queue(new LineHeads(Clock.systemUTC()));
  }

  private int due(Queue queue, List<UUID> open) {
    return asEngine(work -> queue.due(work, campaign, open, 50));
  }

  private List<UUID> claimed(Queue queue, List<UUID> open, List<UUID> calls) {
    return leads(asEngine(work -> queue.claim(work, campaign, open, calls)));
  }

  /** Whom a claim takes that comes to nothing. */
  private List<UUID> rolledBack(Queue queue, List<UUID> open, List<UUID> calls) {
    List<Claimed> taken = new ArrayList<>();
    AtomicInteger backend = new AtomicInteger();
    Uni<Void> nothing =
        database.asEngine(
            work ->
                backend(work)
                    .invoke(backend::set)
                    .chain(() -> queue.claim(work, campaign, open, calls))
                    .invoke(taken::addAll)
                    .chain(() -> Uni.createFrom().failure(new UnsupportedOperationException())));
    assertThat(nothing.onFailure().recoverWithNull().await().atMost(PATIENCE)).isNull();
    awaitRollback(backend.get());
    return leads(taken);
  }

  private static List<UUID> leads(List<Claimed> claimed) {
    return claimed.stream().map(Claimed::leadId).toList();
  }

  private static UUID place(int n) {
    return new UUID(7, n);
  }

  private <T> T asEngine(Function<Work, Uni<T>> work) {
    return database.asEngine(work).await().atMost(PATIENCE);
  }

  /** A transaction that has done something and is still open. */
  private static final class Pending {
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final CompletableFuture<Integer> done = new CompletableFuture<>();
    private final int backend;
    private final CompletableFuture<Void> ended;

    Pending(Database database, Function<Work, Uni<?>> deed) {
      ended =
          database
              .asEngine(
                  work ->
                      deed.apply(work)
                          .chain(() -> backend(work))
                          .invoke(done::complete)
                          .chain(() -> Uni.createFrom().completionStage(end)))
              .subscribeAsCompletionStage();
      backend = done.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    void commit() {
      end.complete(null);
      ended.join();
    }

    void rollBack() {
      end.completeExceptionally(new UnsupportedOperationException());
      ended.exceptionally(failure -> null).join();
    }
  }

  /** Time that passes when it is told to. */
  private static final class Tides extends Clock {
    private Instant now = Instant.EPOCH;

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
