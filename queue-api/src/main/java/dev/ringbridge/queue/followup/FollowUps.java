package dev.ringbridge.queue.followup;

import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.database.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The follow-ups as rows. */
@ApplicationScoped
class FollowUps {
  private static final String ADD =
      """
      insert into queue.follow_ups (id, organization_id, branch_id, lead_id, agent_id, scheduled_at, description, created_by)
      select $1, l.organization_id, l.branch_id, l.id, $3, $4, $5, $6 from queue.leads l where l.id = $2
      returning id""";

  private static final String WORKS_HERE =
      "select 1 from queue.users where id = $1 and active and role <> 'VIEWER'";

  /** What is done stays done since it was, however often somebody says so. */
  private static final String CHANGE =
      """
      update queue.follow_ups
         set scheduled_at = coalesce($2, scheduled_at), description = coalesce($3, description), agent_id = coalesce($4, agent_id),
             completed_at = case when $5 then coalesce(completed_at, $6) when not $5 then null else completed_at end,
             completed_by = case when $5 then coalesce(completed_by, $7) when not $5 then null else completed_by end
       where id = $1 and ($8::uuid is null or agent_id = $8)
      returning id""";

  private static final String SELECT =
      """
      select f.*, l.name as lead_name, u.name as agent_name
        from queue.follow_ups f
        left join queue.leads l on l.id = f.lead_id
        left join queue.users u on u.id = f.agent_id
      """;
  private static final String GET =
      SELECT + " where f.id = $1 and ($2::uuid is null or f.agent_id = $2)";

  private static final String CHOSEN =
      SELECT
          + """
             where ($2::uuid is null or f.agent_id = $2) and ($3::uuid is null or f.lead_id = $3)
               and case $4 when 'OPEN' then f.completed_at is null
                           when 'DUE' then f.completed_at is null and f.scheduled_at <= $5
                           when 'COMPLETED' then f.completed_at is not null else true end
            """;

  /** What is to be done: the soonest first. */
  private static final String NEXT =
      CHOSEN
          + """
             and ($1::uuid is null or (f.scheduled_at, f.id) > (select c.scheduled_at, c.id from queue.follow_ups c where c.id = $1))
           order by f.scheduled_at, f.id limit $6""";

  /** What there was: the latest first. */
  private static final String LAST =
      CHOSEN
          + """
             and ($1::uuid is null or (f.scheduled_at, f.id) < (select c.scheduled_at, c.id from queue.follow_ups c where c.id = $1))
           order by f.scheduled_at desc, f.id desc limit $6""";

  private final Ids ids;

  FollowUps(Ids ids) {
    this.ids = ids;
  }

  /** Writes one down; empty where there is no such lead. */
  Uni<Optional<UUID>> add(Work work, Wanted wanted, UUID by) {
    Tuple values =
        Tuple.tuple()
            .addUUID(ids.next())
            .addUUID(wanted.leadId())
            .addUUID(wanted.agentId())
            .addOffsetDateTime(wanted.scheduledAt().atOffset(ZoneOffset.UTC))
            .addString(wanted.description())
            .addUUID(by);
    return work.sql().preparedQuery(ADD).execute(values).map(FollowUps::id);
  }

  /** Whether somebody can be given something to do. */
  Uni<Boolean> worksHere(Work work, UUID userId) {
    return work.sql()
        .preparedQuery(WORKS_HERE)
        .execute(Tuple.of(userId))
        .map(rows -> rows.size() == 1);
  }

  /**
   * Changes one; empty where there is no such one.
   *
   * @param owner whose it must be; null where it may be anybody's
   */
  Uni<Optional<UUID>> change(
      Work work, UUID id, Change change, UUID by, Instant now, @Nullable UUID owner) {
    Instant at = change.scheduledAt();
    Tuple values =
        Tuple.tuple()
            .addUUID(id)
            .addOffsetDateTime(at == null ? null : at.atOffset(ZoneOffset.UTC))
            .addString(change.description())
            .addUUID(change.agentId())
            .addBoolean(change.completed())
            .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
            .addUUID(by)
            .addUUID(owner);
    return work.sql().preparedQuery(CHANGE).execute(values).map(FollowUps::id);
  }

  private static Optional<UUID> id(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(row -> row.getUUID(0)).findFirst();
  }

  Uni<Optional<FollowUp>> get(Work work, UUID id, @Nullable UUID owner) {
    return work.sql()
        .preparedQuery(GET)
        .execute(Tuple.of(id, owner))
        .map(rows -> all(rows).stream().findFirst());
  }

  Uni<List<FollowUp>> page(Work work, Filter filter, Instant now, @Nullable UUID cursor, int size) {
    FollowUpState state = filter.state();
    boolean toDo = state == FollowUpState.OPEN || state == FollowUpState.DUE;
    Tuple values =
        Tuple.tuple()
            .addUUID(cursor)
            .addUUID(filter.agentId())
            .addUUID(filter.leadId())
            .addString(state == null ? null : state.name())
            .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
            .addInteger(size);
    return work.sql().preparedQuery(toDo ? NEXT : LAST).execute(values).map(FollowUps::all);
  }

  private static List<FollowUp> all(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(FollowUp::of).toList();
  }

  /** What is to be written down. */
  record Wanted(UUID leadId, UUID agentId, Instant scheduledAt, String description) {}

  /** What becomes of one; null leaves it as it is. */
  record Change(
      @Nullable Instant scheduledAt,
      @Nullable String description,
      @Nullable UUID agentId,
      @Nullable Boolean completed) {}

  /** Which ones one looks for; null asks for all. */
  record Filter(@Nullable UUID agentId, @Nullable UUID leadId, @Nullable FollowUpState state) {}
}
