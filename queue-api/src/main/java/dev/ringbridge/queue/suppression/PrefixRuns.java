package dev.ringbridge.queue.suppression;

import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.suppression.Suppressions.LeadPhone;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Prefixes that are being applied to leads, or taken back from them, and how far that is. */
@ApplicationScoped
class PrefixRuns {
  /** How many numbers are looked at in one transaction. */
  static final int PAGE = 1_000;

  private static final String BEGIN =
      """
      insert into queue.prefix_runs (id, organization_id, branch_id, campaign_id, number, source, reason, lead_id, created_by,
                                     created_at, lifting, started_by)
      select s.id, s.organization_id, s.branch_id, s.campaign_id, s.number, s.source, s.reason, s.lead_id, s.created_by,
             s.created_at, $2, $3
        from queue.suppressions s where s.id = $1
          on conflict (id) do update
         set lifting = excluded.lifting, started_by = excluded.started_by, after = '', leads = 0""";

  private static final String OPEN =
      "select id, organization_id from queue.prefix_runs order by id";

  /** A tick that claimed without knowing of the prefix ends first; none claims meanwhile. */
  private static final String HOLD_CAMPAIGNS =
      """
      select id from queue.campaigns where organization_id = $1 and ($2::uuid is null or id = $2)
       order by id for no key update""";

  private static final String HOLD =
      "select * from queue.prefix_runs where id = $1 for update skip locked";

  /** In the order of the numbers' index, so that a page reads no more than it gives. */
  private static final String IN_RANGE =
      """
      %1$s.organization_id = $1 and %1$s.phone ~>=~ $2 and %1$s.phone ~<~ ($2 || '~') and %1$s.phone ~>~ $4
         and ($3::uuid is null or l.campaign_id = $3)""";

  private static final String PAGE_OF =
      """
      select * from (
        (select l.id, l.phone, l.numbers from queue.leads l
          where %s and %s and l.numbers = 1
          order by l.phone using ~<~ limit $5)
         union all
        (select l.id, n.phone, l.numbers from queue.lead_numbers n join queue.leads l on l.id = n.lead_id
          where %s and %s
          order by n.phone using ~<~ limit $5)) found
       order by phone using ~<~ limit $5""";

  private static final String MET = page("not %s.suppressed");

  private static final String RELEASED =
      page(
          "%1$s.suppressed and not queue.is_suppressed(l.organization_id, l.campaign_id, %1$s.phone)");

  private static final String GO_ON =
      "update queue.prefix_runs set after = $2, leads = leads + $3 where id = $1";

  private static final String DONE = "delete from queue.prefix_runs where id = $1";

  /** Those that may still be kept from ringing, or ended before an answer. */
  private static final String CALLS =
      """
      select id, campaign_id, lead_id, organization_id, branch_id from queue.calls
       where organization_id = $1 and starts_with(phone, $2) and ($3::uuid is null or campaign_id = $3)
         and state in ('PLANNED', 'PLACING', 'PLACED', 'RINGING', 'UNKNOWN')""";

  private static String page(String which) {
    return PAGE_OF.formatted(
        IN_RANGE.formatted("l"),
        which.formatted("l"),
        IN_RANGE.formatted("n"),
        which.formatted("n"));
  }

  /**
   * Has an entry applied to all leads it meets, or taken back from them; before it is deleted.
   *
   * @param by who wants it
   */
  Uni<Void> begin(Work work, UUID entry, boolean lifting, @Nullable UUID by) {
    return work.sql().preparedQuery(BEGIN).execute(Tuple.of(entry, lifting, by)).replaceWithVoid();
  }

  /** Holds the campaigns that an entry concerns until it is committed. */
  Uni<Void> holdCampaigns(Work work, UUID organizationId, @Nullable UUID campaignId) {
    return work.sql()
        .preparedQuery(HOLD_CAMPAIGNS)
        .execute(Tuple.of(organizationId, campaignId))
        .replaceWithVoid();
  }

  /** Those that are not done. */
  Uni<List<Open>> open(Work work) {
    return work.sql()
        .query(OPEN)
        .execute()
        .map(
            rows ->
                stream(rows)
                    .map(row -> new Open(row.getUUID("id"), row.getUUID("organization_id")))
                    .toList());
  }

  /** One of them, held; empty where it is done, or another replica has it. */
  Uni<Optional<Run>> hold(Work work, UUID id) {
    return work.sql()
        .preparedQuery(HOLD)
        .execute(Tuple.of(id))
        .map(rows -> stream(rows).map(Run::of).findFirst());
  }

  /** The next numbers that it concerns. */
  Uni<List<LeadPhone>> page(Work work, Run run) {
    Tuple values =
        Tuple.of(
            run.organizationId(),
            run.entry().number(),
            run.entry().campaignId(),
            run.after(),
            PAGE);
    return work.sql()
        .preparedQuery(run.lifting() ? RELEASED : MET)
        .execute(values)
        .map(rows -> stream(rows).map(LeadPhone::of).toList());
  }

  /** The calls to numbers with this prefix that nobody answered. */
  Uni<RowSet<Row>> unanswered(Work work, UUID organizationId, Suppression entry) {
    return work.sql()
        .preparedQuery(CALLS)
        .execute(Tuple.of(organizationId, entry.number(), entry.campaignId()));
  }

  /** Writes down how far it came. */
  Uni<Void> goOn(Work work, Run run, List<LeadPhone> page) {
    String last = page.get(page.size() - 1).phone().e164();
    long leads = page.stream().map(LeadPhone::leadId).distinct().count();
    return work.sql()
        .preparedQuery(GO_ON)
        .execute(Tuple.of(run.entry().id(), last, leads))
        .replaceWithVoid();
  }

  Uni<Void> done(Work work, Run run) {
    return work.sql().preparedQuery(DONE).execute(Tuple.of(run.entry().id())).replaceWithVoid();
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  /** One that is not done. */
  record Open(UUID id, UUID organizationId) {}

  /**
   * An entry that is being applied, or taken back.
   *
   * @param lifting whether it is taken back
   * @param by who wants it
   * @param after the last number that was looked at
   */
  record Run(
      UUID organizationId, Suppression entry, boolean lifting, @Nullable UUID by, String after) {
    private static Run of(Row row) {
      return new Run(
          row.getUUID("organization_id"),
          Suppression.of(row),
          row.getBoolean("lifting"),
          row.getUUID("started_by"),
          row.getString("after"));
    }
  }
}
