package dev.ringbridge.queue.rule;

import dev.ringbridge.core.campaign.DialingMode;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.foundation.database.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Campaigns whose rules were changed, and how far the change was applied. */
@ApplicationScoped
class RuleChanges {
  private static final String CHANGED =
      "select campaign_id from queue.rule_changes order by campaign_id";

  /**
   * The campaign before its change, as whoever changes it holds them; a tick ends first, and none
   * plans while this judges.
   */
  private static final String HOLD = "select 1 from queue.campaigns where id = $1 for update";

  /** Of several replicas each goes on with what no other is at. */
  private static final String HOLD_IF_FREE = HOLD + " skip locked";

  private static final String FIND =
      """
      select r.*, c.mode from queue.rule_changes r join queue.campaigns c on c.id = r.campaign_id
       where r.campaign_id = $1 for update of r""";

  private static final String JUDGED =
      """
      update queue.rule_changes r
         set judged = true, taken_back = array(select distinct unnest(r.taken_back || $2::uuid[]))
       where campaign_id = $1""";

  /** Who was never called, or is not in the queue, keeps whatever the caps are. */
  private static final String PAGE =
      """
      with page as (
        select id, attempts > 0 and dial_state in ('PENDING', 'SCHEDULED') as waits
          from queue.leads where campaign_id = $1 and id > $2 order by id limit 5000)
      select (select id from page order by id desc limit 1) as last, array(select id from page where waits) as leads""";

  private static final String GO_ON =
      "update queue.rule_changes set after = $2 where campaign_id = $1";

  /** Who is called still is judged once that call is over, unless somebody placed it meanwhile. */
  private static final String CALLED_STILL =
      """
      select exists (select 1 from queue.calls
                      where lead_id = any($1::uuid[]) and state in ('PLANNED', 'PLACING') and not revived)""";

  private static final String DONE = "delete from queue.rule_changes where campaign_id = $1";

  /** The campaigns whose changes are not applied yet. */
  Uni<List<UUID>> campaigns(Work work) {
    return work.sql().query(CHANGED).execute().map(RuleChanges::ids);
  }

  private static List<UUID> ids(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.getUUID("campaign_id"))
        .toList();
  }

  /** The change of a campaign, both of them held; empty where there is nothing to apply. */
  Uni<Optional<Change>> hold(Work work, UUID campaign) {
    return hold(work, campaign, HOLD);
  }

  /** The same, empty also where somebody holds the campaign. */
  Uni<Optional<Change>> holdIfFree(Work work, UUID campaign) {
    return hold(work, campaign, HOLD_IF_FREE);
  }

  private static Uni<Optional<Change>> hold(Work work, UUID campaign, String how) {
    return work.sql()
        .preparedQuery(how)
        .execute(Tuple.of(campaign))
        .chain(
            held ->
                held.size() == 0
                    ? Uni.createFrom().item(Optional.empty())
                    : work.sql()
                        .preparedQuery(FIND)
                        .execute(Tuple.of(campaign))
                        .map(RuleChanges::first));
  }

  private static Optional<Change> first(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(Change::of).findFirst();
  }

  /** The planned calls are judged; these leads lost theirs. */
  Uni<Void> judged(Work work, UUID campaign, Collection<UUID> takenBack) {
    Tuple values = Tuple.of(campaign, takenBack.toArray(UUID[]::new));
    return work.sql().preparedQuery(JUDGED).execute(values).replaceWithVoid();
  }

  /** The next leads that wait and were called before. */
  Uni<Page> page(Work work, Change change) {
    return work.sql()
        .preparedQuery(PAGE)
        .execute(Tuple.of(change.campaignId(), change.after()))
        .map(rows -> rows.iterator().next())
        .map(row -> new Page(row.getUUID("last"), List.of(row.getArrayOfUUIDs("leads"))));
  }

  Uni<Void> goOn(Work work, UUID campaign, UUID after) {
    return work.sql().preparedQuery(GO_ON).execute(Tuple.of(campaign, after)).replaceWithVoid();
  }

  /** Whether a call to one of these leads may still be planned. */
  Uni<Boolean> areCalled(Work work, List<UUID> leads) {
    return work.sql()
        .preparedQuery(CALLED_STILL)
        .execute(Tuple.tuple().addArrayOfUUID(leads.toArray(UUID[]::new)))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  Uni<Void> done(Work work, UUID campaign) {
    return work.sql().preparedQuery(DONE).execute(Tuple.of(campaign)).replaceWithVoid();
  }

  /**
   * A change that is being applied.
   *
   * @param before how the campaign dialed before
   * @param mode how it dials now
   * @param caps whether leads may be called less often than before
   * @param fewerAttempts whether fewer attempts are allowed than before
   * @param judged whether the planned calls were judged
   * @param after the last lead that was judged
   * @param takenBack leads whose planned calls were taken back
   */
  record Change(
      UUID campaignId,
      Tenancy tenancy,
      DialingMode before,
      DialingMode mode,
      boolean caps,
      boolean fewerAttempts,
      boolean judged,
      UUID after,
      List<UUID> takenBack) {
    private static Change of(Row row) {
      return new Change(
          row.getUUID("campaign_id"),
          new Tenancy(row.getUUID("organization_id"), row.getUUID("branch_id")),
          DialingMode.valueOf(row.getString("mode_before")),
          DialingMode.valueOf(row.getString("mode")),
          row.getBoolean("caps"),
          row.getBoolean("fewer_attempts"),
          row.getBoolean("judged"),
          row.getUUID("after"),
          List.of(row.getArrayOfUUIDs("taken_back")));
    }

    /** Whether what was planned in the old mode is not as the new one would plan it. */
    boolean changesMode() {
      boolean looser = before == DialingMode.PROGRESSIVE && mode == DialingMode.RATIO;
      return before != mode && !looser;
    }
  }

  /**
   * Leads of a campaign, in the order of their ids.
   *
   * @param last the last of them; null where none was left
   * @param leads those that are to be judged
   */
  record Page(@Nullable UUID last, List<UUID> leads) {}
}
