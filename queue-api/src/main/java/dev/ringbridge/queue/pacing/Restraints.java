package dev.ringbridge.queue.pacing;

import dev.ringbridge.core.pacing.Restrained;
import dev.ringbridge.core.pacing.Restraint;
import dev.ringbridge.core.pacing.Restraint.Answers;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.QueueConfig;
import dev.ringbridge.queue.QueueConfig.LateAnswers;
import dev.ringbridge.queue.call.HandledAnswers.Taken;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * How much of what it dialed before each organization may dial. It is the house that is late, and
 * not a campaign: one share holds for all of them, each from its own rate before.
 */
@ApplicationScoped
class Restraints {
  private static final double MILLIS = 1000.0;
  private static final Duration CLOCKS = Duration.ofMinutes(1);
  private static final int MILLIS_IN_ID = 16;

  private static final String OF =
      """
      select r.share, coalesce((r.rates ->> $2::uuid::text)::float8, 0) as rate,
             (select count(*) from queue.calls c
               where c.organization_id = $1 and c.id >= $3 and c.campaign_id = $2
                 and c.created_at > now() - make_interval(secs => $4)) as planned
        from queue.restraints r where r.organization_id = $1 and r.share < 1""";

  /** A window begins with its first answer, unless something is held back already. */
  private static final String HEAR =
      """
      insert into queue.restraints as r (organization_id, branch_id, handled, late)
      select organization_id, branch_id, handled, late from jsonb_to_recordset($1::jsonb)
        as t(organization_id uuid, branch_id uuid, handled int, late int)
          on conflict (organization_id) do update
         set handled = r.handled + excluded.handled, late = r.late + excluded.late,
             window_from = case when r.handled = 0 and r.share = 1 then now() else r.window_from end""";

  private static final String OPEN =
      """
      select *, now() as now from queue.restraints
       where (share < 1 or handled > 0) and window_from <= now() - make_interval(secs => $1)
       order by organization_id for update skip locked""";

  /** What was dialed before is counted once, where it begins. */
  private static final String CLOSE =
      """
      update queue.restraints
         set share = $2::float8, handled = 0, late = 0, window_from = now(),
             rates = case when share < 1 or $2::float8 = 1 then rates else (
               select coalesce(jsonb_object_agg(p.campaign_id, p.calls / $4::float8), '{}')
                 from (select campaign_id, count(*) as calls from queue.calls
                        where organization_id = $1 and id >= $3 and created_at > now() - make_interval(secs => $4)
                        group by campaign_id) p) end
       where organization_id = $1""";

  private final LateAnswers config;

  Restraints(QueueConfig config) {
    this.config = config.pacing().lateAnswers();
  }

  /** What a campaign may dial; empty where nothing is held back. */
  Uni<Optional<Restrained>> of(Work work, PacedCampaign campaign) {
    Tuple values =
        Tuple.of(
            campaign.tenancy().organizationId(),
            campaign.id(),
            firstId(campaign.now(), Duration.ofSeconds(Restrained.SECONDS)),
            (double) Restrained.SECONDS);
    return work.sql()
        .preparedQuery(OF)
        .execute(values)
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(this::restrained).findFirst());
  }

  private Restrained restrained(Row row) {
    double share = row.getDouble("share");
    double rate = Math.max(config.leastCallsPerSecond(), share * row.getDouble("rate"));
    return new Restrained(share, rate, row.getInteger("planned"));
  }

  /** Adds answers to the windows that are open. */
  Uni<Void> hear(Work work, List<Taken> answers) {
    JsonArray rows = new JsonArray();
    answers.forEach(one -> rows.add(row(one)));
    return answers.isEmpty()
        ? Uni.createFrom().voidItem()
        : work.sql().preparedQuery(HEAR).execute(Tuple.of(rows)).replaceWithVoid();
  }

  private static JsonObject row(Taken one) {
    return new JsonObject()
        .put("organization_id", one.organizationId().toString())
        .put("branch_id", one.branchId().toString())
        .put("handled", one.handled())
        .put("late", one.late());
  }

  /** The windows that may be over, held. */
  Uni<List<Window>> open(Work work) {
    return work.sql()
        .preparedQuery(OPEN)
        .execute(Tuple.of(seconds(config.window())))
        .map(Restraints::windows);
  }

  private static List<Window> windows(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(Restraints::window).toList();
  }

  private static Window window(Row row) {
    Instant now = row.getOffsetDateTime("now").toInstant();
    return new Window(
        row.getUUID("organization_id"),
        new Restraint(row.getDouble("share")),
        new Answers(row.getInteger("handled"), row.getInteger("late")),
        row.getOffsetDateTime("window_from").toInstant(),
        now);
  }

  /** The next window of an organization begins. */
  Uni<Void> close(Work work, Window window, Restraint next) {
    Tuple values =
        Tuple.of(
            window.organizationId(),
            next.share(),
            firstId(window.now(), config.window()),
            seconds(config.window()));
    return work.sql().preparedQuery(CLOSE).execute(values).replaceWithVoid();
  }

  /** Calls' ids are in the order of time, as far as the clocks of the replicas are. */
  private static UUID firstId(Instant now, Duration ago) {
    return new UUID(now.minus(ago).minus(CLOCKS).toEpochMilli() << MILLIS_IN_ID, 0);
  }

  private static double seconds(Duration some) {
    return some.toMillis() / MILLIS;
  }

  /**
   * What was heard of an organization's answers.
   *
   * @param from since when
   * @param now the database's time
   */
  record Window(
      UUID organizationId, Restraint restraint, Answers heard, Instant from, Instant now) {
    Optional<Restraint> judged(Restraint.Rules rules) {
      return restraint.after(heard, Duration.between(from, now), rules);
    }
  }
}
