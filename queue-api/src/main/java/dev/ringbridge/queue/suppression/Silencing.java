package dev.ringbridge.queue.suppression;

import dev.ringbridge.core.call.CallCommand.CancelCall;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.RevocationReason;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.core.lead.LeadEvent;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.lead.LeadNews;
import dev.ringbridge.queue.lead.LeadNews.Cause;
import dev.ringbridge.queue.lead.MovingLeads;
import dev.ringbridge.queue.suppression.Suppression.Source;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Has people left alone: marks the leads that an entry of the do-not-call list meets, and takes
 * back the calls to them, in the transaction of the entry.
 */
@ApplicationScoped
public class Silencing {
  private final Suppressions suppressions;
  private final MovingLeads leads;
  private final Clock clock;

  Silencing(Suppressions suppressions, MovingLeads leads, Clock clock) {
    this.suppressions = suppressions;
    this.leads = leads;
    this.clock = clock;
  }

  /** Enters the numbers of leads who asked for it, whatever was planned for these numbers. */
  public Uni<Void> silence(Work work, Collection<UUID> asked, Source source) {
    if (asked.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    String reason = reason(source);
    Cause cause = new Cause("its number is on the do-not-call list (" + reason + ")", null);
    return suppressions
        .learn(work, asked, source, reason)
        .chain(met -> met.isEmpty() ? Uni.createFrom().voidItem() : mark(work, met, cause));
  }

  private static String reason(Source source) {
    return switch (source) {
      case DISPOSITION -> "Asked not to be called again";
      case KEY -> "Opted out of a message by a key";
      case ENTERED -> throw new IllegalArgumentException("somebody enters it with a reason");
    };
  }

  /** Marks leads and takes their calls back. */
  Uni<Void> mark(Work work, List<UUID> met, Cause cause) {
    List<LeadNews> news =
        met.stream().map(id -> new LeadNews(id, new LeadEvent.Suppressed(), cause)).toList();
    return leads
        .tell(work, news)
        .chain(() -> suppressions.unanswered(work, met))
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
