package dev.ringbridge.queue.check;

import dev.ringbridge.core.campaign.CampaignState;
import dev.ringbridge.core.carrier.Routing;
import dev.ringbridge.core.check.CampaignFacts;
import dev.ringbridge.core.check.CampaignFacts.CampaignSettings;
import dev.ringbridge.core.check.CampaignFacts.LeadCounts;
import dev.ringbridge.core.check.CampaignFacts.QueuedPlace;
import dev.ringbridge.core.compliance.CallingGrounds;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.account.CallingCodes;
import dev.ringbridge.queue.account.OpenAccounts;
import dev.ringbridge.queue.broadcast.BroadcastRules;
import dev.ringbridge.queue.compliance.Grounds;
import dev.ringbridge.queue.compliance.Patterns;
import dev.ringbridge.queue.compliance.Patterns.Place;
import dev.ringbridge.queue.lead.RetryRow;
import dev.ringbridge.queue.recording.RecordingRules;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What is known of a campaign that is about to be started. */
@ApplicationScoped
class CheckedCampaigns {
  private static final String CAMPAIGN =
      """
      select c.*, now() as now, %s,
             (select count(*) from queue.campaign_agents a where a.campaign_id = c.id) as agents,
             (select coalesce(sum(n), 0)::bigint from queue.tallies t where t.campaign_id = c.id and t.kind = 'lead') as leads,
             (select coalesce(sum(n), 0)::bigint from queue.tallies t
               where t.campaign_id = c.id and t.kind = 'lead' and t.key = 'SUPPRESSED') as suppressed,
             (select count(*) from queue.lead_queue q where q.campaign_id = c.id and not q.fits) as outside_filter
        from queue.campaigns c where c.id = $1"""
          .formatted(Grounds.REGISTRIES);
  private static final String QUEUED =
      "select pattern_id, count(*) as leads from queue.lead_queue where campaign_id = $1 and fits group by 1";

  private final Patterns patterns;
  private final OpenAccounts accounts;

  CheckedCampaigns(Patterns patterns, OpenAccounts accounts) {
    this.patterns = patterns;
    this.accounts = accounts;
  }

  Uni<Optional<CheckedCampaign>> find(Work work, UUID id) {
    return work.sql()
        .preparedQuery(CAMPAIGN)
        .execute(Tuple.of(id))
        .chain(
            rows ->
                rows.size() == 0
                    ? Uni.createFrom().item(Optional.empty())
                    : complete(work, rows.iterator().next()).map(Optional::of));
  }

  private Uni<CheckedCampaign> complete(Work work, Row campaign) {
    UUID id = campaign.getUUID("id");
    return patterns
        .of(work, List.of(id))
        .chain(
            places ->
                work.sql()
                    .preparedQuery(QUEUED)
                    .execute(Tuple.of(id))
                    .map(queue -> checked(campaign, places, queue)));
  }

  private CheckedCampaign checked(Row campaign, Map<UUID, Place> places, RowSet<Row> queue) {
    CallingGrounds grounds = Grounds.of(campaign);
    Instant now = campaign.getOffsetDateTime("now").toInstant();
    boolean practice = grounds.practice();
    Routing routing = accounts.routing(campaign.getUUID("organization_id"), grounds);
    List<QueuedPlace> queued =
        StreamSupport.stream(queue.spliterator(), false)
            .map(row -> queued(row, place(row, places), routing, grounds, now))
            .toList();
    CampaignFacts facts =
        new CampaignFacts(
            practice,
            campaign.getLong("agents").intValue(),
            routing.isOpen(),
            routing.isBarredByDeafPhones(),
            counts(campaign),
            settings(campaign),
            queued,
            now);
    return new CheckedCampaign(CampaignState.valueOf(campaign.getString("state")), facts);
  }

  private static LeadCounts counts(Row campaign) {
    return new LeadCounts(
        campaign.getLong("leads"),
        campaign.getLong("suppressed"),
        campaign.getLong("outside_filter"));
  }

  private Place place(Row row, Map<UUID, Place> places) {
    return places.getOrDefault(row.getUUID("pattern_id"), patterns.nowhere());
  }

  private static QueuedPlace queued(
      Row row, Place place, Routing routing, CallingGrounds grounds, Instant now) {
    Set<String> countries = place.countries();
    return new QueuedPlace(
        row.getLong("leads"),
        place.isKnown(),
        routing.reaches(countries, CallingCodes.of(countries)),
        place.hours(),
        place.packs(),
        place.clearance(grounds, now),
        place.allMustAgreeToRecording());
  }

  private static CampaignSettings settings(Row row) {
    return new CampaignSettings(
        RetryRow.read(row),
        row.getInteger("calls_per_day"),
        row.getBoolean("detect_machines"),
        row.getString("safe_harbor_text"),
        row.getInteger("wrap_up_seconds"),
        row.getInteger("ring_limit_seconds"),
        BroadcastRules.said(row),
        RecordingRules.of(row).terms());
  }
}
