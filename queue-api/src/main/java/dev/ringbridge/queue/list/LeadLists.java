package dev.ringbridge.queue.list;

import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.list.CampaignLists.LeadListChange;
import dev.ringbridge.queue.list.CampaignLists.LeadListView;
import dev.ringbridge.queue.list.CampaignLists.NewLeadList;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The lists of campaigns as rows, and the order of their queues. */
@ApplicationScoped
class LeadLists {
  private static final String ORDER =
      """
      select c.lead_order, exists (select 1 from queue.reorderings r where r.campaign_id = c.id) as reordering
        from queue.campaigns c where c.id = $1""";

  private static final String ALL =
      """
      select l.id, l.name, l.weight, l.active, l.created_at, coalesce(t.n, 0) as waiting
        from queue.lead_lists l
        left join queue.tallies t on t.campaign_id = l.campaign_id and t.kind = 'list' and t.key = l.n::text
       where l.campaign_id = $1 order by l.n""";

  private static final String TAKEN =
      """
      select 1 from queue.lead_lists where campaign_id = $1 and name = $2 and id <> $3""";

  /** Whoever adds a list to a campaign waits for whoever adds another. */
  private static final String LOCK =
      "select id from queue.campaigns where id = $1 for no key update";

  private static final String ADD =
      """
      insert into queue.lead_lists (id, organization_id, branch_id, campaign_id, n, name, weight, pass)
      select $2, c.organization_id, c.branch_id, c.id, known.n, $3, $4, known.pass
        from queue.campaigns c,
             (select max(n) + 1 as n, max(pass) as pass from queue.lead_lists where campaign_id = $1) as known
       where c.id = $1""";

  private static final String CHANGE =
      """
      update queue.lead_lists
         set name = coalesce($3, name), weight = coalesce($4, weight), active = coalesce($5, active)
       where campaign_id = $1 and id = $2""";

  private static final String PUT_IN_ORDER =
      """
      with changed as (
        update queue.campaigns set lead_order = $2 where id = $1 and lead_order <> $2
        returning id, organization_id, branch_id)
      insert into queue.reorderings (campaign_id, organization_id, branch_id, after, moved)
      select id, organization_id, branch_id, '00000000-0000-0000-0000-000000000000', true from changed
          on conflict (campaign_id) do update set after = excluded.after, moved = true""";

  private final Ids ids;

  LeadLists(Ids ids) {
    this.ids = ids;
  }

  /** The lists of a campaign; none where there is no such campaign. */
  Uni<Optional<CampaignLists>> of(Work work, UUID campaignId) {
    return work.sql()
        .preparedQuery(ORDER)
        .execute(Tuple.of(campaignId))
        .chain(
            order ->
                work.sql()
                    .preparedQuery(ALL)
                    .execute(Tuple.of(campaignId))
                    .map(lists -> stream(order).findFirst().map(row -> lists(row, lists))));
  }

  private static CampaignLists lists(Row order, RowSet<Row> lists) {
    return new CampaignLists(
        LeadOrder.valueOf(order.getString("lead_order")),
        order.getBoolean("reordering"),
        stream(lists).map(LeadLists::list).toList());
  }

  private static LeadListView list(Row row) {
    return new LeadListView(
        row.getUUID("id"),
        row.getString("name"),
        row.getInteger("weight"),
        row.getBoolean("active"),
        row.getLong("waiting"),
        row.getOffsetDateTime("created_at").toInstant());
  }

  /** Whether another list of the campaign has this name. */
  Uni<Boolean> isNameTaken(Work work, UUID campaignId, String name, UUID except) {
    return work.sql()
        .preparedQuery(TAKEN)
        .execute(Tuple.of(campaignId, name, except))
        .map(rows -> rows.size() > 0);
  }

  /** Lets nobody else change the lists of a campaign before this transaction ends. */
  Uni<Void> lock(Work work, UUID campaignId) {
    return work.sql().preparedQuery(LOCK).execute(Tuple.of(campaignId)).replaceWithVoid();
  }

  Uni<Boolean> add(Work work, UUID campaignId, NewLeadList wanted) {
    int weight = wanted.weight() == null ? 1 : wanted.weight();
    Tuple values = Tuple.of(campaignId, ids.next(), wanted.name().strip(), weight);
    return work.sql().preparedQuery(ADD).execute(values).map(rows -> rows.rowCount() == 1);
  }

  Uni<Boolean> change(Work work, UUID campaignId, UUID id, LeadListChange change) {
    Tuple values =
        Tuple.tuple()
            .addUUID(campaignId)
            .addUUID(id)
            .addString(change.name())
            .addInteger(change.weight())
            .addBoolean(change.active());
    return work.sql().preparedQuery(CHANGE).execute(values).map(rows -> rows.rowCount() == 1);
  }

  /** From now on leads join the queue in this order; those in it follow, page by page. */
  Uni<Void> putInOrder(Work work, UUID campaignId, LeadOrder order) {
    return work.sql()
        .preparedQuery(PUT_IN_ORDER)
        .execute(Tuple.of(campaignId, order.name()))
        .replaceWithVoid();
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }
}
