package dev.ringbridge.queue.campaign;

import dev.ringbridge.core.call.CallState;
import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.campaign.CampaignSnapshot;
import dev.ringbridge.core.campaign.CampaignState;
import dev.ringbridge.core.campaign.DialingMode;
import dev.ringbridge.core.campaign.SpeedToLead;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.core.lead.DialState;
import dev.ringbridge.core.lead.Priority;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.campaign.CampaignViews.Counts;
import dev.ringbridge.queue.recording.RecordingRules;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * The counts of campaigns: folded from the differences that statements leave, and read with the
 * campaign. Leads that were never dialed are counted by the minute in which they came in, under
 * {@code fresh}; how many of them have waited for two hours follows from the time they are read at.
 * Calls that were placed are counted by the minute as well, for {@link DialedMinutes}.
 */
@ApplicationScoped
class Tallies {
  /**
   * Adds up at most so many differences a round; a campaign whose counts moved is newer afterwards.
   */
  private static final String FOLD =
      """
      with taken as (
        delete from queue.tally_changes
         where id in (select id from queue.tally_changes order by id limit 20000 for update skip locked)
        returning organization_id, branch_id, campaign_id, kind, key, delta),
      summed as (
        select organization_id, branch_id, campaign_id, kind, key, sum(delta) as delta
          from taken group by 1, 2, 3, 4, 5 having sum(delta) <> 0),
      minutes as (
        insert into queue.dialed_minutes as m (organization_id, branch_id, campaign_id, minute, placed, connected)
        select organization_id, branch_id, campaign_id, to_timestamp(key::bigint * 60),
               coalesce(sum(delta) filter (where kind = 'dialed'), 0), coalesce(sum(delta) filter (where kind = 'connected'), 0)
          from summed where kind in ('dialed', 'connected') group by 1, 2, 3, 4 order by 3, 4
            on conflict (campaign_id, minute)
            do update set placed = m.placed + excluded.placed, connected = m.connected + excluded.connected),
      added as (
        insert into queue.tallies as t (organization_id, branch_id, campaign_id, kind, key, n)
        select * from summed where kind not in ('dialed', 'connected') order by campaign_id, kind, key
            on conflict (campaign_id, kind, key) do update set n = t.n + excluded.n
        returning t.campaign_id)
      select distinct campaign_id from added""";

  /**
   * A minute of which no lead waits any more is not kept, nor one that no day so far begins with.
   */
  private static final String RENEW =
      """
      with gone as (
        delete from queue.tallies where campaign_id = any($1::uuid[]) and kind = 'fresh' and n = 0),
      old as (
        delete from queue.dialed_minutes where campaign_id = any($1::uuid[]) and minute < now() - interval '2 days')
      update queue.campaigns set version = version + 1 where id = any($1::uuid[])""";

  /** Nobody waits to be dialed in a campaign that was ended. */
  private static final String COUNTED =
      """
      (select coalesce(jsonb_agg(jsonb_build_array(t.kind, t.key, t.n)) filter (where t.kind <> 'fresh'), '[]')
           || jsonb_build_array(
                jsonb_build_array('waiting', 'late',
                  greatest(0, sum(t.n) filter (where t.kind = 'fresh' and t.key <= queue.late_minute()))),
                jsonb_build_array('waiting', 'since',
                  coalesce(min(t.key) filter (where t.kind = 'fresh' and t.n > 0), '0')::bigint * 60))
         from queue.tallies t
        where t.campaign_id = c.id and (t.kind <> 'fresh' or c.state <> 'STOPPED'))""";

  /** What changes by the clock alone is news as well: leads that have waited for two hours now. */
  private static final String NEWS =
      """
      update queue.campaigns c
         set version = greatest(c.version, c.published_version + 1),
             published_version = greatest(c.version, c.published_version + 1),
             turns_late_at = (select to_timestamp((min(t.key)::bigint + 121) * 60) from queue.tallies t
                               where t.campaign_id = c.id and t.kind = 'fresh' and t.n > 0
                                 and t.key > queue.late_minute() and c.state <> 'STOPPED')
       where id in (select id from queue.campaigns where version > published_version or turns_late_at <= now()
                     limit 200 for update skip locked)
      returning c.id, c.organization_id, c.branch_id, c.name, c.state, c.mode, c.wrap_up_seconds,
                c.unsaid is null as must_dispose, c.recording, c.version,
                clock_timestamp() as at,"""
          + COUNTED
          + " as tallies";

  private static final String OF =
      """
      select c.id, clock_timestamp() as at,"""
          + COUNTED
          + """
           || jsonb_build_array(jsonb_build_array('undisposed', 'all',
               (select count(*) from queue.calls k
                 where k.campaign_id = c.id and k.outcome = 'COMPLETED' and k.disposition is null))) as tallies
        from queue.campaigns c where c.id = any($1::uuid[])""";

  /** Adds up what changed, and says how many campaigns it concerned. */
  Uni<Integer> fold(Work work) {
    return work.sql().query(FOLD).execute().call(rows -> renew(work, rows)).map(RowSet::size);
  }

  private static Uni<?> renew(Work work, RowSet<Row> changed) {
    UUID[] ids =
        StreamSupport.stream(changed.spliterator(), false)
            .map(row -> row.getUUID(0))
            .toArray(UUID[]::new);
    return ids.length == 0
        ? Uni.createFrom().voidItem()
        : work.sql().preparedQuery(RENEW).execute(Tuple.of(ids));
  }

  /** The campaigns that are newer than what was published, and that they are published now. */
  Uni<List<CampaignSnapshot>> news(Work work) {
    return work.sql()
        .query(NEWS)
        .execute()
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(Tallies::snapshot).toList());
  }

  /** The counts of these campaigns. */
  Uni<Map<UUID, Counts>> of(Work work, List<UUID> campaigns) {
    return work.sql()
        .preparedQuery(OF)
        .execute(Tuple.of(campaigns.toArray(UUID[]::new)))
        .map(Tallies::byCampaign);
  }

  private static Map<UUID, Counts> byCampaign(RowSet<Row> rows) {
    Map<UUID, Counts> counts = new HashMap<>();
    rows.forEach(row -> counts.put(row.getUUID("id"), counts(tallies(row), at(row))));
    return counts;
  }

  private static CampaignSnapshot snapshot(Row row) {
    Counts counts = counts(tallies(row), at(row));
    return new CampaignSnapshot(
        row.getUUID("id"),
        new Tenancy(row.getUUID("organization_id"), row.getUUID("branch_id")),
        row.getString("name"),
        CampaignState.valueOf(row.getString("state")),
        DialingMode.valueOf(row.getString("mode")),
        row.getInteger("wrap_up_seconds"),
        row.getBoolean("must_dispose"),
        RecordingRules.of(row).announcementSeconds(),
        counts.queue(),
        counts.leads(),
        counts.calls(),
        counts.outcomes(),
        counts.placed(),
        speed(tallies(row)),
        row.getLong("version"),
        at(row));
  }

  private static JsonArray tallies(Row row) {
    return (JsonArray) row.getJson("tallies");
  }

  private static Instant at(Row row) {
    return row.getOffsetDateTime("at").toInstant();
  }

  private static Counts counts(JsonArray tallies, Instant now) {
    return new Counts(
        kind(tallies, "queue", key -> Priority.ofRank(Integer.parseInt(key))),
        kind(tallies, "lead", DialState::valueOf),
        kind(tallies, "call", CallState::valueOf),
        kind(tallies, "outcome", Outcome::valueOf),
        kind(tallies, "placed", key -> key).getOrDefault("all", 0L),
        kind(tallies, "undisposed", key -> key).getOrDefault("all", 0L),
        SpeedView.of(speed(tallies), now));
  }

  private static SpeedToLead speed(JsonArray tallies) {
    Map<String, Long> dialed = kind(tallies, "speed", key -> key);
    Map<String, Long> waiting = kind(tallies, "waiting", key -> key);
    Long since = waiting.get("since");
    return new SpeedToLead(
        since == null ? null : Instant.ofEpochSecond(since),
        dialed.getOrDefault("soon", 0L),
        dialed.getOrDefault("late", 0L),
        waiting.getOrDefault("late", 0L));
  }

  private static <K> Map<K, Long> kind(JsonArray tallies, String kind, Function<String, K> key) {
    Map<K, Long> counts = new HashMap<>();
    for (int i = 0; i < tallies.size(); i++) {
      JsonArray one = tallies.getJsonArray(i);
      if (one.getString(0).equals(kind) && one.getLong(2) != 0) {
        counts.put(key.apply(one.getString(1)), one.getLong(2));
      }
    }
    return counts;
  }

  /** A campaign that nothing was counted of yet. */
  static Counts none() {
    return counts(new JsonArray(), Instant.EPOCH);
  }
}
