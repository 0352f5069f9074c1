package dev.ringbridge.loadtest.queue;

import dev.ringbridge.core.event.Ids;
import dev.ringbridge.core.event.TimeOrderedIds;
import dev.ringbridge.embedded.DatabaseRoles;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Outbox;
import dev.ringbridge.foundation.database.PreparingPools;
import dev.ringbridge.queue.lead.BenchedQueue;
import dev.ringbridge.queue.lead.Queue.Claimed;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PoolOptions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Ringbridge's: its own claim, and its own storing of what became of the leads. */
final class OurQueue implements Contender, AutoCloseable {
  private static final UUID CAMPAIGN = new UUID(1, 1);
  private static final UUID SECOND_CAMPAIGN = new UUID(1, 4);
  private static final UUID PLACE = new UUID(1, 2);
  private static final UUID ORGANIZATION = new UUID(1, 3);
  private static final int WORKERS = 8;

  /** As many as a tick of the pacer claims at most. */
  private static final int PAGE = 500;

  private static final String ORGANIZATION_ROW =
      """
      insert into queue.organizations (id, branch_id, name, country) values ('%1$s', '%1$s', 'Benchmark', 'US')"""
          .formatted(ORGANIZATION);

  /** Its first list comes by itself. */
  private static final String CAMPAIGN_ROW =
      """
      insert into queue.campaigns (id, organization_id, branch_id, name, state, mode, lines_per_agent, wrap_up_seconds,
                                   ring_limit_seconds, detect_machines, machine_acts_within_seconds, safe_harbor_text,
                                   machine_message, max_attempts, retry_minutes)
      values ('%2$s', '%1$s', '%1$s', 'Benchmark %2$s', 'RUNNING', 'RATIO', 1, 10, 30, false, 0, '', '', 3, '{}')""";

  /** In line as an import puts them there; ids are in the order of time, as the product's are. */
  private static final String IN_LINE =
      """
      insert into queue.lead_queue (lead_id, organization_id, branch_id, campaign_id, pattern_id, priority, tier, since,
                                    due_at, ready, rank)
      select id, organization_id, branch_id, campaign_id, pattern_id, priority, tier, created_at, due_at, true,
             queue.rank_of('OLDEST_FIRST', tier, due_at, created_at, score, attempts, id)
        from added
      returning lead_id""";

  private static final String FILL =
      """
      with added as (
        insert into queue.leads (id, organization_id, branch_id, campaign_id, phone, priority, pattern_id, tier, created_at)
        select uuidv7(), '%1$s', '%1$s', ?, '+1' || nextval('queue.bench_phones'), n %% 4, '%2$s', 2 + n %% 4,
               clock_timestamp()
          from generate_series(1, ?) n
        returning *)
      """
              .formatted(ORGANIZATION, PLACE)
          + IN_LINE;

  private static final String ADD =
      """
      with added as (
        insert into queue.leads (id, organization_id, branch_id, campaign_id, phone, priority, pattern_id, tier)
        values (uuidv7(), '%1$s', '%1$s', '%2$s', '+1' || nextval('queue.bench_phones'), ?, '%3$s', ?)
        returning *)
      """
              .formatted(ORGANIZATION, CAMPAIGN, PLACE)
          + IN_LINE;

  private final QueueDatabase server;
  private final String key;
  private final int together;
  private final List<UUID> campaigns;
  private final Vertx vertx = Vertx.vertx();
  private final BenchedQueue queue = new BenchedQueue();
  private final PgConnectOptions options;
  private final Database database;
  private final Ids ids = new TimeOrderedIds(Clock.systemUTC(), new SecureRandom());

  /**
   * @param key of its figure
   * @param together how many leads a transaction acknowledges
   * @param campaigns whose leads they are
   */
  private OurQueue(QueueDatabase server, String key, int together, List<UUID> campaigns) {
    this.server = server;
    this.key = key;
    this.together = together;
    this.campaigns = campaigns;
    this.options =
        new PgConnectOptions()
            .setHost("127.0.0.1")
            .setPort(server.port())
            .setDatabase(server.name())
            .setUser(DatabaseRoles.login("queue"))
            .setPassword(QueueDatabase.PASSWORD)
            .setCachePreparedStatements(true)
            .setPreparedStatementCacheSqlLimit(PreparingPools.CHARACTERS);
    Pool pool =
        Pool.newInstance(
            io.vertx.pgclient.PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(WORKERS))
                .connectingTo(options)
                .using(vertx.getDelegate())
                .build());
    this.database = new Database("queue", pool, outbox(pool));
    // What the first use sets up, many threads may not set up at once.
    campaigns.forEach(this::claim);
  }

  /** All leads are of one campaign: one claims. */
  static OurQueue ofOneCampaign(QueueDatabase server, String key, int together) {
    return new OurQueue(server, key, together, List.of(CAMPAIGN));
  }

  /** Half of the leads are of another campaign: two claim. */
  static OurQueue ofTwoCampaigns(QueueDatabase server, String key, int together) {
    return new OurQueue(server, key, together, List.of(CAMPAIGN, SECOND_CAMPAIGN));
  }

  /** Neither a claim nor an acknowledgement publishes anything by itself. */
  @SuppressWarnings("NullAway")
  private static Outbox outbox(Pool pool) {
    return new Outbox("queue", "queue-api", pool, null, null);
  }

  /** Makes what the benchmark's leads need. */
  static void prepare(QueueDatabase server) throws SQLException {
    server.execute("create sequence queue.bench_phones start 2000000000");
    server.execute(ORGANIZATION_ROW);
    for (UUID campaign : List.of(CAMPAIGN, SECOND_CAMPAIGN)) {
      server.execute(CAMPAIGN_ROW.formatted(ORGANIZATION, campaign));
    }
  }

  /** Adds one lead, as an import does, and gives its id. */
  static PreparedStatement adding(Connection connection) throws SQLException {
    return connection.prepareStatement(ADD);
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public void fill(int jobs) throws SQLException {
    try (Connection connection = server.connect();
        PreparedStatement fill = connection.prepareStatement(FILL)) {
      for (UUID campaign : campaigns) {
        fill.setObject(1, campaign);
        fill.setInt(2, jobs / campaigns.size());
        fill.execute();
      }
    }
  }

  /**
   * One claims for each campaign, as only one holds its pacer; the others acknowledge, as trackers
   * do.
   */
  @Override
  public double drain(int jobs) throws InterruptedException {
    AtomicInteger done = new AtomicInteger();
    ConcurrentLinkedQueue<List<Claimed>> taken = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<UUID> unpaced = new ConcurrentLinkedQueue<>(campaigns);
    return Workers.perSecond(
        WORKERS,
        jobs,
        () -> {
          UUID campaign = unpaced.poll();
          if (campaign != null) {
            takeAll(campaign, jobs / campaigns.size(), taken);
            return true;
          }
          List<Claimed> some = taken.poll();
          if (some == null) {
            TimeUnit.MICROSECONDS.sleep(100);
          } else {
            acknowledge(some);
            done.addAndGet(some.size());
          }
          return done.get() < jobs;
        });
  }

  private void takeAll(UUID campaign, int jobs, ConcurrentLinkedQueue<List<Claimed>> taken) {
    int claimed = 0;
    while (claimed < jobs) {
      claimed += take(campaign, taken);
    }
  }

  private int take(UUID campaign, ConcurrentLinkedQueue<List<Claimed>> taken) {
    List<Claimed> claimed = claim(campaign);
    for (int from = 0; from < claimed.size(); from += together) {
      taken.add(claimed.subList(from, Math.min(claimed.size(), from + together)));
    }
    return claimed.size();
  }

  /** Takes the next leads of the first campaign and commits that. */
  List<Claimed> claim() {
    return claim(CAMPAIGN);
  }

  private List<Claimed> claim(UUID campaign) {
    List<UUID> calls = Stream.generate(ids::next).limit(PAGE).toList();
    return database
        .asEngine(work -> queue.claim(work, campaign, List.of(PLACE), calls))
        .await()
        .indefinitely();
  }

  /** Stores what became of them and commits that. */
  void acknowledge(List<Claimed> claimed) {
    database
        .asEngine(work -> queue.acknowledge(work, claimed, Instant.now()))
        .await()
        .indefinitely();
  }

  /** Released whenever leads came, as the pacer hears of them: from the database. */
  Semaphore news() {
    Semaphore news = new Semaphore(0);
    PgConnection connection =
        PgConnection.connect(vertx.getDelegate(), options)
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    connection.notificationHandler(one -> news.release());
    connection
        .query("listen queue_lines")
        .execute()
        .toCompletionStage()
        .toCompletableFuture()
        .join();
    return news;
  }

  @Override
  public void close() {
    vertx.closeAndAwait();
  }
}
