package dev.ringbridge.queue.compliance;

import dev.ringbridge.core.call.CallCommand.CancelCall;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.RevocationReason;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.foundation.database.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Puts leads under the pattern that consents and official lists have for them, so that a claim
 * finds them, or not, without a look at either; and takes back the calls to those who must not be
 * called any more, in the same transaction.
 */
@ApplicationScoped
public class LegalStandings {
  private static final String SETTLE = "select id from queue.settle_leads($1, $2)";

  /**
   * The same rules as the claim's, stricter where some law asks nothing of a message, for the few
   * seconds in which a planned call can be taken back.
   */
  private static final String FORBIDDEN =
      """
      select k.id, k.campaign_id, k.lead_id, k.organization_id, k.branch_id
        from queue.calls k
        join queue.leads l on l.id = k.lead_id
        join queue.campaigns c on c.id = k.campaign_id
        join queue.campaign_patterns p on p.campaign_id = l.campaign_id and p.pattern_id = l.pattern_id
       where k.lead_id = any($1::uuid[]) and k.state in ('PLANNED', 'PLACING', 'PLACED', 'RINGING', 'UNKNOWN')
         and (queue.forbids(c, p.legal)
              or c.mode = 'BROADCAST' and not c.practice and k.reserved_agent_id is null and p.legal & 4 = 0)""";

  private final Clock clock;

  LegalStandings(Clock clock) {
    this.clock = clock;
  }

  /**
   * Judges leads anew.
   *
   * @param why for their history, where an official list comes or goes
   */
  public Uni<Void> settle(Work work, Collection<UUID> leads, String why) {
    return work.sql()
        .preparedQuery(SETTLE)
        .execute(Tuple.of(leads.toArray(UUID[]::new), why))
        .map(LegalStandings::ids)
        .chain(changed -> takeBack(work, changed));
  }

  private static UUID[] ids(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.getUUID("id"))
        .toArray(UUID[]::new);
  }

  private Uni<Void> takeBack(Work work, UUID[] changed) {
    return changed.length == 0
        ? Uni.createFrom().voidItem()
        : work.sql()
            .preparedQuery(FORBIDDEN)
            .execute(Tuple.tuple().addArrayOfUUID(changed))
            .invoke(calls -> work.publishAll(revocations(calls)))
            .replaceWithVoid();
  }

  private List<CancelCall> revocations(RowSet<Row> calls) {
    Instant now = clock.instant();
    return StreamSupport.stream(calls.spliterator(), false)
        .map(row -> new CancelCall(ref(row), RevocationReason.SUPPRESSED, true, now))
        .toList();
  }

  private static CallRef ref(Row row) {
    Tenancy tenancy = new Tenancy(row.getUUID("organization_id"), row.getUUID("branch_id"));
    return new CallRef(
        row.getUUID("id"), row.getUUID("campaign_id"), row.getUUID("lead_id"), tenancy);
  }
}
