package dev.ringbridge.queue.filter;

import dev.ringbridge.core.filter.LeadFilter;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.filter.CampaignFilter.FilterPreview;
import dev.ringbridge.queue.filter.CampaignFilter.LeadCondition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The filters of campaigns as rows. */
@ApplicationScoped
class CampaignFilters {
  /** More would keep whoever asks waiting for seconds. */
  private static final int MOST_JUDGED = 100_000;

  /** The columns of so many leads are told: a file's rows have the same ones. */
  private static final String OF =
      """
      select c.lead_filter, exists (select 1 from queue.refilterings r where r.campaign_id = c.id) as judging,
             counted.waiting, counted.fitting,
             array(select distinct k
                     from (select attributes from queue.leads where campaign_id = $1 order by id desc limit 200) l,
                          jsonb_object_keys(l.attributes) k
                    order by k limit 100) as columns
        from queue.campaigns c,
             (select count(*) as waiting, count(*) filter (where fits) as fitting
                from queue.lead_queue where campaign_id = $1) as counted
       where c.id = $1""";

  /**
   * A claim locks the campaign too: who does not fit is not taken any more once this is committed.
   */
  private static final String STORE =
      """
      with changed as (
        update queue.campaigns set lead_filter = queue.filter_of($2::jsonb)
         where id = $1 and lead_filter is distinct from queue.filter_of($2::jsonb)
        returning id, organization_id, branch_id)
      insert into queue.refilterings (campaign_id, organization_id, branch_id)
      select id, organization_id, branch_id from changed
          on conflict (campaign_id) do update
         set after = '00000000-0000-0000-0000-000000000000', waits_for = null""";

  private static final String PREVIEW =
      """
      with filter as materialized (select queue.filter_of($2::jsonb) as said),
      judged as (
        select queue.fits(l, (select said from filter), p.jurisdictions) as fits
          from (select lead_id from queue.lead_queue where campaign_id = $1 limit $3) q
          join queue.leads l on l.id = q.lead_id
          left join queue.campaign_patterns p on p.campaign_id = l.campaign_id and p.pattern_id = l.pattern_id)
      select count(*) as judged, count(*) filter (where fits) as fitting,
             (select count(*) from queue.lead_queue where campaign_id = $1) as waiting
        from judged having exists (select 1 from queue.campaigns where id = $1)""";

  /** The filter of a campaign; none where there is no such campaign. */
  Uni<Optional<CampaignFilter>> of(Work work, UUID campaignId) {
    return work.sql()
        .preparedQuery(OF)
        .execute(Tuple.of(campaignId))
        .map(rows -> first(rows).map(CampaignFilters::filter));
  }

  private static CampaignFilter filter(Row row) {
    return new CampaignFilter(
        FilterRows.read(row).conditions().stream().map(LeadCondition::of).toList(),
        row.getBoolean("judging"),
        row.getLong("waiting"),
        row.getLong("fitting"),
        List.of(row.getArrayOfStrings("columns")));
  }

  /** From now on leads are judged by this filter; those that wait are, page by page. */
  Uni<Void> store(Work work, UUID campaignId, LeadFilter filter) {
    return work.sql()
        .preparedQuery(STORE)
        .execute(Tuple.of(campaignId, FilterRows.json(filter)))
        .replaceWithVoid();
  }

  /** Whom a filter would let in; nothing where there is no such campaign. */
  Uni<Optional<FilterPreview>> preview(Work work, UUID campaignId, LeadFilter filter) {
    return work.sql()
        .preparedQuery(PREVIEW)
        .execute(Tuple.of(campaignId, FilterRows.json(filter), MOST_JUDGED))
        .map(rows -> first(rows).map(CampaignFilters::preview));
  }

  private static FilterPreview preview(Row row) {
    return new FilterPreview(row.getLong("waiting"), row.getLong("judged"), row.getLong("fitting"));
  }

  private static Optional<Row> first(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).findFirst();
  }
}
