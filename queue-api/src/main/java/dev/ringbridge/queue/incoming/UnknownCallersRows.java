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
import org.jspecify.annotations.Nullable;

/** Which campaign takes each organization's unknown callers, as rows. */
@ApplicationScoped
class UnknownCallersRows {
  private static final String LIMIT =
      "coalesce(u.leads_per_day, %d)".formatted(UnknownCallers.USUAL_LEADS_PER_DAY);

  private static final String LATELY =
      """
      (select count(distinct i.lead_id)::int from queue.incoming_calls i
        where i.organization_id = $1 and i.category = 'UNKNOWN_CALLER' and i.lead_id is not null
          and i.received_at > now() - interval '24 hours')""";

  private static final String FIND =
      """
      select c.id, c.name, c.state, %s as leads_per_day, %s as leads_of_last_day
        from (select $1::uuid as organization_id) o
        left join queue.unknown_callers u on u.organization_id = o.organization_id
        left join queue.campaigns c on c.id = u.campaign_id"""
          .formatted(LIMIT, LATELY);

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
      "select state, mode from queue.campaigns where id = $1 for share";

  private static final String SET =
      """
      insert into queue.unknown_callers as u (organization_id, branch_id, campaign_id, leads_per_day, changed_by)
      values ($1, $2, $3, $4, $5)
      on conflict (organization_id) do update
         set campaign_id = excluded.campaign_id, leads_per_day = coalesce(excluded.leads_per_day, u.leads_per_day),
             changed_by = excluded.changed_by, changed_at = now()""";

  /** Until the transaction ends: what one of them becomes is counted before the next is judged. */
  private static final String ONE_BY_ONE =
      "select pg_advisory_xact_lock(hashtextextended('ringbridge.queue.strangers ' || $1, 0))";

  /** Who became a lead in that very moment by another call needs no room. */
  private static final String ROOM =
      """
      select %s < %s or exists (select 1 from queue.leads l where l.organization_id = $1 and l.phone = $2) as room
        from queue.unknown_callers u where u.organization_id = $1"""
          .formatted(LATELY, LIMIT);

  /** Who takes them now. */
  Uni<UnknownCallers> of(Work work, UUID organizationId) {
    return work.sql()
        .preparedQuery(FIND)
        .execute(Tuple.of(organizationId))
        .map(rows -> view(rows.iterator().next()));
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

  /**
   * Whether one more may become a lead, as far as the limit of 24 hours goes; the organization's
   * other strangers wait until the transaction ends.
   */
  Uni<Boolean> hasRoom(Work work, UUID organizationId, PhoneNumber from) {
    return work.sql()
        .preparedQuery(ONE_BY_ONE)
        .execute(Tuple.of(organizationId.toString()))
        .chain(() -> work.sql().preparedQuery(ROOM).execute(Tuple.of(organizationId, from.e164())))
        .map(rows -> first(rows, row -> row.getBoolean("room")).orElse(false));
  }

  /**
   * Says who takes them.
   *
   * @param campaignId null where nobody is to
   * @param leadsPerDay null where the limit stays as it is
   */
  Uni<Void> set(Work work, Caller who, @Nullable UUID campaignId, @Nullable Integer leadsPerDay) {
    return work.sql()
        .preparedQuery(SET)
        .execute(
            Tuple.of(
                who.organizationId(),
                who.tenancy().branchId(),
                campaignId,
                leadsPerDay,
                who.userId()))
        .replaceWithVoid();
  }

  private static UnknownCallers view(Row row) {
    String state = row.getString("state");
    return new UnknownCallers(
        row.getUUID("id"),
        row.getString("name"),
        state == null ? null : CampaignState.valueOf(state),
        row.getInteger("leads_per_day"),
        row.getInteger("leads_of_last_day"));
  }

  private static TakingCampaign campaign(Row row) {
    return new TakingCampaign(
        row.getUUID("id"),
        row.getBoolean("takes_calls"),
        Grounds.of(row),
        row.getBoolean("must_not_be_called"));
  }

  private static Candidate candidate(Row row) {
    return new Candidate(
        CampaignState.valueOf(row.getString("state")), row.getString("mode").equals("BROADCAST"));
  }

  private static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> read) {
    return StreamSupport.stream(rows.spliterator(), false).map(read).findFirst();
  }

  /**
   * A campaign that is to take unknown callers.
   *
   * @param state where it stands
   * @param broadcasts whether it says a message to those whom it calls
   */
  record Candidate(CampaignState state, boolean broadcasts) {}
}
