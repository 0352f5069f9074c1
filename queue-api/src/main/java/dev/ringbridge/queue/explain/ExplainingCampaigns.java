package dev.ringbridge.queue.explain;

import dev.ringbridge.core.campaign.CampaignState;
import dev.ringbridge.core.campaign.DialingMode;
import dev.ringbridge.core.carrier.Routing;
import dev.ringbridge.core.compliance.CallingGrounds;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.account.OpenAccounts;
import dev.ringbridge.queue.compliance.Grounds;
import dev.ringbridge.queue.compliance.Patterns;
import dev.ringbridge.queue.compliance.Patterns.Place;
import dev.ringbridge.queue.explain.CampaignExplanation.QueueReason;
import dev.ringbridge.queue.explain.CampaignExplanation.QueuedLeads;
import dev.ringbridge.queue.explain.QueueCount.Waiting;
import dev.ringbridge.queue.pacing.FreeAgents;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says of a campaign why it dials, or dials nothing. */
@ApplicationScoped
class ExplainingCampaigns {
  private static final String CAMPAIGN =
      """
      select c.*, now() as now, %s,
             exists (select 1 from queue.rule_changes r where r.campaign_id = c.id and r.caps) as judging,
             (select coalesce(sum(t.n), 0)::bigint from queue.lead_lists l
                join queue.tallies t on t.campaign_id = l.campaign_id and t.kind = 'list' and t.key = l.n::text
               where l.campaign_id = $1 and not l.active) as paused
        from queue.campaigns c where id = $1"""
          .formatted(Grounds.REGISTRIES);

  /**
   * So many of one kind are counted and no more, so that a queue of millions costs what one of
   * thousands does.
   */
  private static final int MOST_COUNTED = 5_000;

  /**
   * Every part reads an index of its own, from its beginning, and stops: those whose time has come
   * by their place, those who wait in the order in which they are due, those who need a language,
   * and those outside the filter. Of lists that are paused no more is passed over than twenty times
   * that.
   */
  static final String QUEUE =
      """
      with lists as materialized (
        select n from queue.lead_lists where campaign_id = $1 and active),
      places as materialized (
        select pattern_id from queue.campaign_patterns where campaign_id = $1
         union
        select '00000000-0000-0000-0000-000000000000'),
      waiting as (
        select p.pattern_id, true as due, null as language, true as fits, sum(counted.leads)::bigint as leads,
               now() as first_due, bool_or(counted.leads = $2) as more
          from places p cross join lists l
         cross join lateral (
           select count(*) as leads
             from (select 1 from queue.lead_queue q
                    where q.campaign_id = $1 and q.pattern_id = p.pattern_id and q.list = l.n and q.ready limit $2) found) counted
         where counted.leads > 0 group by 1
         union all
        select pattern_id, due_at <= now(), null, true, count(*), min(due_at), sum(count(*)) over () >= $2
          from (select * from (select pattern_id, due_at, list from queue.lead_queue
                                where campaign_id = $1 and not ready and language is null and fits
                                order by due_at limit 20 * $2) seen
                 where list = any(array(select n from lists)) limit $2) found group by 1, 2
         union all
        select pattern_id, due_at <= now(), language, fits, count(*), min(due_at), sum(count(*)) over () >= $2
          from (select * from (select pattern_id, due_at, language, fits, list from queue.lead_queue
                                where campaign_id = $1 and language is not null limit 20 * $2) seen
                 where list = any(array(select n from lists)) limit $2) found group by 1, 2, 3, 4
         union all
        select pattern_id, due_at <= now(), null, false, count(*), min(due_at), sum(count(*)) over () >= $2
          from (select * from (select pattern_id, due_at, list from queue.lead_queue
                                where campaign_id = $1 and not fits and language is null limit 20 * $2) seen
                 where list = any(array(select n from lists)) limit $2) found group by 1, 2)
      select *, language is null or exists (
                  select 1 from queue.campaign_agents a join queue.users u on u.id = a.user_id
                   where a.campaign_id = $1 and u.active and u.role = 'AGENT'
                     and language = any(string_to_array(u.languages, ','))) as spoken
        from waiting""";

  private final Database database;
  private final Patterns patterns;
  private final OpenAccounts accounts;
  private final FreeAgents agents;

  ExplainingCampaigns(
      @InQueue Database database, Patterns patterns, OpenAccounts accounts, FreeAgents agents) {
    this.database = database;
    this.patterns = patterns;
    this.accounts = accounts;
    this.agents = agents;
  }

  Uni<CampaignExplanation> explain(Caller caller, UUID campaignId) {
    return database.inOrganization(
        caller.organizationId(),
        work ->
            work.sql()
                .preparedQuery(CAMPAIGN)
                .execute(Tuple.of(campaignId))
                .map(ExplainingCampaigns::only)
                .chain(campaign -> explain(work, campaign)));
  }

  private static Row only(RowSet<Row> rows) {
    if (rows.size() == 0) {
      throw Refusal.notFound("campaign");
    }
    return rows.iterator().next();
  }

  private Uni<CampaignExplanation> explain(Work work, Row campaign) {
    UUID id = campaign.getUUID("id");
    return patterns
        .of(work, List.of(id))
        .chain(
            places ->
                work.sql()
                    .preparedQuery(QUEUE)
                    .execute(Tuple.of(id, MOST_COUNTED))
                    .map(queue -> explanation(campaign, places, queue)));
  }

  private CampaignExplanation explanation(
      Row campaign, Map<UUID, Place> places, RowSet<Row> queue) {
    UUID id = campaign.getUUID("id");
    CallingGrounds grounds = Grounds.of(campaign);
    Instant now = campaign.getOffsetDateTime("now").toInstant();
    Routing routing = accounts.routing(campaign.getUUID("organization_id"), grounds);
    QueueCount count = new QueueCount(grounds, routing, now);
    for (Row row : queue) {
      count.take(
          places.getOrDefault(row.getUUID("pattern_id"), patterns.nowhere()),
          new Waiting(row.getBoolean("due"), row.getBoolean("spoken"), row.getBoolean("fits")),
          row.getLong("leads"),
          row.getBoolean("more"),
          row.getOffsetDateTime("first_due").toInstant());
    }
    count.takePaused(campaign.getLong("paused"));
    int free = agents.of(id).size();
    List<QueuedLeads> counts = count.counts();
    boolean staffed = free > 0 || !mode(campaign).needsAgents();
    Optional<String> stopped =
        switchedOff(campaign, grounds, routing).or(() -> stopped(staffed, counts));
    return new CampaignExplanation(
        id,
        stopped.isEmpty(),
        stopped.orElse(
            "It dials as fast as its %s and the carrier allow."
                .formatted(mode(campaign).needsAgents() ? "agents" : "lines")),
        counts,
        opensAt(counts),
        free,
        AccountWords.answers(routing));
  }

  /** What keeps the whole campaign from dialing, in a sentence. */
  private static Optional<String> switchedOff(
      Row campaign, CallingGrounds grounds, Routing routing) {
    CampaignState state = CampaignState.valueOf(campaign.getString("state"));
    if (state != CampaignState.RUNNING) {
      return Optional.of("It is " + state.name().toLowerCase(Locale.ROOT) + ".");
    }
    if (!routing.isOpen()) {
      return routing
          .hold()
          .map(HoldWords::of)
          .or(() -> Optional.of(AccountWords.closed("It", routing, grounds)));
    }
    if (campaign.getBoolean("judging")) {
      return Optional.of("Its rules were changed, and its leads are judged by the new ones first.");
    }
    return mode(campaign) == DialingMode.MANUAL
        ? Optional.of("Its agents dial by hand.")
        : Optional.empty();
  }

  private static DialingMode mode(Row campaign) {
    return DialingMode.valueOf(campaign.getString("mode"));
  }

  /** What keeps it from dialing its queue now, in a sentence. */
  private static Optional<String> stopped(boolean staffed, List<QueuedLeads> counts) {
    if (of(counts, QueueReason.READY) == 0) {
      return Optional.of(noLead(counts));
    }
    return staffed ? Optional.empty() : Optional.of("None of its agents is available.");
  }

  private static String noLead(List<QueuedLeads> counts) {
    if (counts.isEmpty()) {
      return "No lead is left in its queue.";
    }
    QueuedLeads most =
        counts.stream().max(Comparator.comparingLong(QueuedLeads::leads)).orElseThrow();
    String leads = most.leads() == 1 ? "One lead waits" : many(most) + " leads wait";
    return switch (most.reason()) {
      case CALLING_HOURS -> leads + " for calling hours.";
      case DUE -> leads + " for the time of the next try or callback.";
      case COUNTRY_ALLOWED ->
          leads + ", but no carrier account that takes calls may call their country.";
      case ACCOUNT_OPEN -> leads + " for the carrier account that they go through.";
      case PLACE_KNOWN -> leads + ", but their numbers do not say where they are.";
      case LIST_ACTIVE -> leads + " in lists that are paused.";
      case FITS_FILTER -> leads + ", but the campaign's filter does not let them in.";
      case LANGUAGE_SPOKEN -> leads + " for agents who speak their language; it has none.";
      case CONSENT_GIVEN -> leads + ", but consent to call them is missing or was taken back.";
      case OPT_OUT_OFFERED ->
          leads + ", but the law asks for a key to opt out of the message, and there is none.";
      case NOT_LISTED -> leads + ", but official lists say that they must not be called.";
      case REGISTRY_CURRENT ->
          leads + ", but the official do-not-call list of their country is missing or too old.";
      case READY -> leads + " to be dialed.";
    };
  }

  private static String many(QueuedLeads count) {
    return count.atLeast() ? "At least " + count.leads() : String.valueOf(count.leads());
  }

  private static long of(List<QueuedLeads> counts, QueueReason reason) {
    return counts.stream()
        .filter(count -> count.reason() == reason)
        .mapToLong(QueuedLeads::leads)
        .sum();
  }

  private static @Nullable Instant opensAt(List<QueuedLeads> counts) {
    return counts.stream()
        .map(QueuedLeads::opensAt)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
