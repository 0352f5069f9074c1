package dev.ringbridge.queue.suppression;

import dev.ringbridge.core.call.CallCommand.CancelCall;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.call.RevocationReason;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.core.lead.LeadEvent;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.lead.LeadNews;
import dev.ringbridge.queue.lead.LeadNews.Cause;
import dev.ringbridge.queue.lead.MovingLeads;
import dev.ringbridge.queue.suppression.Suppressions.LeadPhone;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Tells leads that an entry of the do-not-call list meets them, and takes back calls to them. */
@ApplicationScoped
class MarkingLeads {
  private final Suppressions suppressions;
  private final MovingLeads leads;
  private final Clock clock;

  MarkingLeads(Suppressions suppressions, MovingLeads leads, Clock clock) {
    this.suppressions = suppressions;
    this.leads = leads;
    this.clock = clock;
  }

  /** These leave the queue, and what nobody answered of calls to them ends. */
  Uni<Void> suppress(Work work, Suppression entry, List<LeadPhone> met) {
    return met.isEmpty()
        ? Uni.createFrom().voidItem()
        : leads
            .tell(work, news(met, LeadEvent.Suppressed::new, entry, entry.createdBy()))
            .chain(() -> suppressions.unanswered(work, met))
            .invoke(calls -> takeBack(work, calls))
            .replaceWithVoid();
  }

  /** Takes back calls that nobody answered. */
  void takeBack(Work work, RowSet<Row> calls) {
    Instant now = clock.instant();
    StreamSupport.stream(calls.spliterator(), false)
        .map(row -> new CancelCall(ref(row), RevocationReason.SUPPRESSED, true, now))
        .forEach(work::publish);
  }

  private static CallRef ref(Row row) {
    Tenancy tenancy = new Tenancy(row.getUUID("organization_id"), row.getUUID("branch_id"));
    return new CallRef(
        row.getUUID("id"), row.getUUID("campaign_id"), row.getUUID("lead_id"), tenancy);
  }

  /**
   * These are where they were: nothing suppresses them any more.
   *
   * @param by who took the entry back
   */
  Uni<Void> release(Work work, Suppression entry, List<LeadPhone> free, @Nullable UUID by) {
    return leads.tell(work, news(free, LeadEvent.Released::new, entry, by)).replaceWithVoid();
  }

  /** What each lead hears: all of its numbers that it is about at once. */
  private static List<LeadNews> news(
      List<LeadPhone> numbers,
      Function<List<PhoneNumber>, LeadEvent> event,
      Suppression entry,
      @Nullable UUID by) {
    Map<UUID, List<LeadPhone>> byLead =
        numbers.stream()
            .collect(
                Collectors.groupingBy(LeadPhone::leadId, LinkedHashMap::new, Collectors.toList()));
    List<LeadNews> news = new ArrayList<>();
    byLead.forEach(
        (lead, theirs) ->
            news.add(
                new LeadNews(
                    lead,
                    event.apply(theirs.stream().map(LeadPhone::phone).toList()),
                    new Cause(entry.why(theirs), by))));
    return news;
  }
}
