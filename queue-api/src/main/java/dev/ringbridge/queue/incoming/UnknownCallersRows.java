package dev.ringbridge.queue.incoming;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.campaign.CampaignState;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.compliance.Grounds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Which campaign takes each organization's unknown callers, as rows. */
@ApplicationScoped
class UnknownCallersRows {
  private static final String FIND =
      """
      select c.id, c.name, c.state from queue.unknown_callers u join queue.campaigns c on c.id = u.campaign_id
       where u.organization_id = $1""";

  private static final String TAKING =
      """
      select c.*, %s, c.state in ('RUNNING', 'PAUSED') and c.mode <> 'BROADCAST' as takes_calls,
             queue.is_suppressed($1, c.id, $2) as must_not_be_called
        from queue.unknown_callers u
        join queue.campaigns c on c.id = u.campaign_id and c.organization_id = u.organization_id
       where u.organization_id = $1"""
          .formatted(Grounds.REGISTRIES);

  /** Whether it may be named is asked of the row itself. */
  private static final String CANDIDATE =
      "select id, name, state, mode from queue.campaigns where id = $1 for share";

  private static final String NAME =
      """
      insert into queue.unknown_callers (organization_id, branch_id, campaign_id, changed_by)
      values ($1, $2, $3, $4)
      on conflict (organization_id) do update
         set campaign_id = excluded.campaign_id, changed_by = excluded.changed_by, changed_at = now()""";

  private static final String CLEAR =
      "delete from queue.unknown_callers where organization_id = $1";

  /** Who takes them now. */
  Uni<UnknownCallers> of(Work work, UUID organizationId) {
    return work.sql()
        .preparedQuery(FIND)
        .execute(Tuple.of(organizationId))
        .map(rows -> first(rows, UnknownCallersRows::view))
        .map(found -> found.orElse(UnknownCallers.TAKEN_BY_NOBODY));
  }

  /** The campaign that takes this caller; empty where none does. */
  Uni<Optional<TakingCampaign>> taking(Work work, UUID organizationId, PhoneNumber from) {
    return work.sql()
        .preparedQuery(TAKING)
        .execute(Tuple.of(organizationId, from.e164()))
        .map(rows -> first(rows, UnknownCallersRows::campaign));
  }

  /** A campaign that somebody names. */
  Uni<Optional<Candidate>> candidate(Work work, UUID campaignId) {
    return work.sql()
        .preparedQuery(CANDIDATE)
        .execute(Tuple.of(campaignId))
        .map(rows -> first(rows, UnknownCallersRows::candidate));
  }

  Uni<Void> name(Work work, Caller who, UUID campaignId) {
    return work.sql()
        .preparedQuery(NAME)
        .execute(Tuple.of(who.organizationId(), who.tenancy().branchId(), campaignId, who.userId()))
        .replaceWithVoid();
  }

  Uni<Void> clear(Work work, Caller who) {
    return work.sql()
        .preparedQuery(CLEAR)
        .execute(Tuple.of(who.organizationId()))
        .replaceWithVoid();
  }

  private static UnknownCallers view(Row row) {
    return new UnknownCallers(
        row.getUUID("id"), row.getString("name"), CampaignState.valueOf(row.getString("state")));
  }

  private static TakingCampaign campaign(Row row) {
    return new TakingCampaign(
        row.getUUID("id"),
        row.getBoolean("takes_calls"),
        Grounds.of(row),
        row.getBoolean("must_not_be_called"));
  }

  private static Candidate candidate(Row row) {
    return new Candidate(view(row), row.getString("mode").equals("BROADCAST"));
  }

  private static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> read) {
    return StreamSupport.stream(rows.spliterator(), false).map(read).findFirst();
  }

  /**
   * A campaign that is to take unknown callers.
   *
   * @param asNamed what is shown once it is named
   * @param broadcasts whether it says a message to those whom it calls
   */
  record Candidate(UnknownCallers asNamed, boolean broadcasts) {}
}
