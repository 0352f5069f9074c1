package dev.ringbridge.queue.suppression;

import dev.ringbridge.core.call.CallCommand.CancelCall;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.call.RevocationReason;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.core.lead.LeadEvent;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.Page;
import dev.ringbridge.queue.batch.PhoneReader;
import dev.ringbridge.queue.lead.LeadNews;
import dev.ringbridge.queue.lead.LeadNews.Cause;
import dev.ringbridge.queue.lead.MovingLeads;
import dev.ringbridge.queue.suppression.Suppressions.Entry;
import dev.ringbridge.queue.suppression.Suppressions.LeadPhone;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
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

/**
 * Entering who must not be called, and taking it back. The entry, the leads it meets and the
 * revocation of calls to them are committed together, so that no job of theirs outlives it.
 */
@ApplicationScoped
class ManagingSuppressions {
  private static final UUID FIRST = new UUID(0, 0);
  private static final String COUNTRY = "select country from queue.organizations where id = $1";

  private final Database database;
  private final Suppressions suppressions;
  private final MovingLeads leads;
  private final Clock clock;

  ManagingSuppressions(
      @InQueue Database database, Suppressions suppressions, MovingLeads leads, Clock clock) {
    this.database = database;
    this.suppressions = suppressions;
    this.leads = leads;
    this.clock = clock;
  }

  Uni<Page<Suppression>> list(
      Caller caller,
      @Nullable UUID cursor,
      @Nullable UUID campaignId,
      @Nullable String text,
      int limit) {
    return database
        .inOrganization(
            caller.organizationId(),
            work -> suppressions.page(work, cursor, campaignId, text, limit + 1))
        .map(read -> Page.of(read, limit, Suppression::id));
  }

  Uni<Suppression> add(
      Caller caller, String number, boolean prefix, @Nullable UUID campaignId, String reason) {
    return database.inOrganization(
        caller.organizationId(),
        work ->
            normal(work, caller, number, prefix)
                .map(normal -> entry(caller, normal, prefix, campaignId, reason))
                .call(() -> suppressions.holdImports(work, caller.organizationId()))
                .chain(entry -> suppressions.add(work, entry))
                .map(added -> added.orElseThrow(() -> Refusal.notFound("campaign")))
                .call(entry -> suppress(work, entry, FIRST)));
  }

  private static Entry entry(
      Caller caller, String number, boolean prefix, @Nullable UUID campaignId, String reason) {
    return new Entry(
        caller.organizationId(),
        caller.tenancy().branchId(),
        campaignId,
        number,
        prefix,
        reason,
        caller.userId());
  }

  /** A prefix is taken as it is said; a number is read as people write it. */
  private static Uni<String> normal(Work work, Caller caller, String number, boolean prefix) {
    return prefix
        ? Uni.createFrom().item(number)
        : work.sql()
            .preparedQuery(COUNTRY)
            .execute(Tuple.of(caller.organizationId()))
            .map(rows -> read(number, country(rows)));
  }

  /** A caller of an organization that is not here has no country to read numbers by. */
  private static String country(RowSet<Row> rows) {
    return rows.rowCount() == 0 ? PhoneReader.NOWHERE : rows.iterator().next().getString("country");
  }

  private static String read(String number, String country) {
    return new PhoneReader(country)
        .read(number)
        .map(PhoneNumber::e164)
        .orElseThrow(
            () ->
                Refusal.invalid(
                    "number",
                    "PhoneNumber",
                    "There is no such number; begin it with + and its country code."));
  }

  private Uni<Void> suppress(Work work, Suppression entry, UUID after) {
    return suppressions
        .met(work, entry, after)
        .chain(met -> met.isEmpty() ? nothing() : suppress(work, entry, met));
  }

  private Uni<Void> suppress(Work work, Suppression entry, List<LeadPhone> met) {
    return leads
        .tell(work, news(met, LeadEvent.Suppressed::new, entry, entry.createdBy()))
        .chain(() -> suppressions.unanswered(work, met))
        .invoke(calls -> work.publishAll(revocations(calls)))
        .chain(() -> suppress(work, entry, last(met)));
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

  Uni<Void> remove(Caller caller, UUID id) {
    return database.inOrganization(
        caller.organizationId(),
        work ->
            suppressions
                .find(work, id)
                .map(found -> found.orElseThrow(() -> Refusal.notFound("suppression")))
                .call(() -> suppressions.holdImports(work, caller.organizationId()))
                .call(entry -> suppressions.delete(work, entry.id()))
                .chain(entry -> release(work, new Gone(entry, caller.userId()), FIRST)));
  }

  private Uni<Void> release(Work work, Gone gone, UUID after) {
    return suppressions
        .released(work, gone.entry(), after)
        .chain(free -> free.isEmpty() ? nothing() : release(work, gone, free));
  }

  private Uni<Void> release(Work work, Gone gone, List<LeadPhone> free) {
    return leads
        .tell(work, news(free, LeadEvent.Released::new, gone.entry(), gone.by()))
        .chain(() -> release(work, gone, last(free)));
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

  private static UUID last(List<LeadPhone> page) {
    return page.get(page.size() - 1).leadId();
  }

  /** An entry that was taken back, and by whom. */
  private record Gone(Suppression entry, UUID by) {}

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
