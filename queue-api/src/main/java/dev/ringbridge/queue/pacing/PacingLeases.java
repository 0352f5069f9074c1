package dev.ringbridge.queue.pacing;

import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.QueueConfig;
import dev.ringbridge.queue.compliance.Grounds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * One replica paces a campaign: it holds a lease with a token that grows with each change of hands.
 * A tick asks for its token under the campaign's lock, in the transaction in which it claims, so
 * that a replica that slept over the end of its lease places nothing.
 */
@ApplicationScoped
class PacingLeases {
  private static final double MILLIS = 1000.0;

  /** Renewed once half of it is over: a row is written twice a lease and not every tick. */
  private static final String TAKE =
      """
      insert into queue.pacing_leases as l (campaign_id, organization_id, branch_id, holder, token, leased_until)
      select id, organization_id, branch_id, $1, 1, now() + make_interval(secs => $2)
        from queue.campaigns where state = 'RUNNING' order by id
          on conflict (campaign_id) do update
         set holder = $1, leased_until = excluded.leased_until,
             token = l.token + case when l.holder = $1 then 0 else 1 end
       where l.leased_until <= now() or (l.holder = $1 and l.leased_until < now() + make_interval(secs => $2 / 2))""";

  private static final String HELD =
      """
      select c.id, l.token
        from queue.campaigns c join queue.pacing_leases l on l.campaign_id = c.id
       where c.state = 'RUNNING' and l.holder = $1 order by c.id""";

  /**
   * Whoever finds the campaign locked passes over it. One whose leads are judged anew, because they
   * may be called less often than before, plans nothing meanwhile.
   */
  private static final String LOCK =
      """
      select c.*, now() as now, %s
        from queue.campaigns c
       where c.id = $1 and c.state = 'RUNNING'
         and exists (select 1 from queue.pacing_leases l
                      where l.campaign_id = c.id and l.holder = $2 and l.token = $3)
         and not exists (select 1 from queue.rule_changes r where r.campaign_id = c.id and r.caps)
         for update skip locked"""
          .formatted(Grounds.REGISTRIES);

  private static final String GIVE_UP =
      "update queue.pacing_leases set leased_until = now() where holder = $1 and leased_until > now()";

  private final UUID holder;
  private final double seconds;

  @Inject
  PacingLeases(Ids ids, QueueConfig config) {
    this(ids.next(), config.pacing().lease());
  }

  PacingLeases(UUID holder, Duration lease) {
    this.holder = holder;
    this.seconds = lease.toMillis() / MILLIS;
  }

  /** Takes what nobody holds, renews what is held here, and says what that is. */
  Uni<List<Lease>> take(Work work) {
    return work.sql()
        .preparedQuery(TAKE)
        .execute(Tuple.of(holder, seconds))
        .chain(() -> work.sql().preparedQuery(HELD).execute(Tuple.of(holder)))
        .map(PacingLeases::leases);
  }

  private static List<Lease> leases(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> new Lease(row.getUUID("id"), row.getLong("token")))
        .toList();
  }

  /** The campaign, locked for a tick; empty where another holds it, or it does not dial. */
  Uni<Optional<PacedCampaign>> lock(Work work, Lease lease) {
    return work.sql()
        .preparedQuery(LOCK)
        .execute(Tuple.of(lease.campaignId(), holder, lease.token()))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(PacedCampaign::of).findFirst());
  }

  /** Lets others go on at once. */
  Uni<Void> giveUp(Work work) {
    return work.sql().preparedQuery(GIVE_UP).execute(Tuple.of(holder)).replaceWithVoid();
  }

  /**
   * The right to pace a campaign.
   *
   * @param token the change of hands by which it came here
   */
  record Lease(UUID campaignId, long token) {}
}
