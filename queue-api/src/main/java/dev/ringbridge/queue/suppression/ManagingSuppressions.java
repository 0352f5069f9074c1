package dev.ringbridge.queue.suppression;

import dev.ringbridge.core.audit.AuditAction;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.Page;
import dev.ringbridge.queue.audit.AuditTrail;
import dev.ringbridge.queue.audit.AuditTrail.Thing;
import dev.ringbridge.queue.batch.PhoneReader;
import dev.ringbridge.queue.suppression.Suppressions.Entry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Entering who must not be called, and taking it back. The entry, the leads it meets and the
 * revocation of calls to them are committed together, so that no job of theirs outlives it; leads
 * that a prefix meets follow in pages ({@link ApplyingPrefixes}).
 */
@ApplicationScoped
class ManagingSuppressions {
  private static final String COUNTRY = "select country from queue.organizations where id = $1";

  private final Database database;
  private final Suppressions suppressions;
  private final MarkingLeads marking;
  private final PrefixRuns runs;
  private final ApplyingPrefixes applying;
  private final AuditTrail trail;

  ManagingSuppressions(
      @InQueue Database database,
      Suppressions suppressions,
      MarkingLeads marking,
      PrefixRuns runs,
      ApplyingPrefixes applying,
      AuditTrail trail) {
    this.database = database;
    this.suppressions = suppressions;
    this.marking = marking;
    this.runs = runs;
    this.applying = applying;
    this.trail = trail;
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
    return database
        .inOrganization(
            caller.organizationId(),
            work ->
                normal(work, caller, number, prefix)
                    .map(normal -> entry(caller, normal, prefix, campaignId, reason))
                    .chain(entry -> add(work, entry))
                    .call(entry -> audit(work, caller, AuditAction.SUPPRESSION_ADDED, entry)))
        .chain(entry -> entry.prefix() ? begun(caller, entry) : Uni.createFrom().item(entry));
  }

  private Uni<Suppression> add(Work work, Entry wanted) {
    return holdCampaigns(work, wanted)
        .chain(() -> suppressions.holdImports(work, wanted.organizationId()))
        .chain(() -> suppressions.add(work, wanted))
        .map(added -> added.orElseThrow(() -> Refusal.notFound("campaign")))
        .call(entry -> suppress(work, entry, wanted.organizationId()));
  }

  private Uni<Void> holdCampaigns(Work work, Entry wanted) {
    return wanted.prefix()
        ? runs.holdCampaigns(work, wanted.organizationId(), wanted.campaignId())
        : Uni.createFrom().voidItem();
  }

  /** The entry after its first page: how far it is, or that it is done. */
  private Uni<Suppression> begun(Caller caller, Suppression entry) {
    return applying
        .begin(caller.organizationId(), entry.id())
        .chain(
            () ->
                database.inOrganization(
                    caller.organizationId(), work -> suppressions.find(work, entry.id())))
        .map(found -> found.orElse(entry));
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

  /** A prefix may meet millions: calls to them end now, and they follow in pages. */
  private Uni<Void> suppress(Work work, Suppression entry, UUID organizationId) {
    return entry.prefix()
        ? runs.begin(work, entry.id(), false, entry.createdBy())
            .chain(() -> runs.unanswered(work, organizationId, entry))
            .invoke(calls -> marking.takeBack(work, calls))
            .replaceWithVoid()
        : suppressions.met(work, entry).chain(met -> marking.suppress(work, entry, met));
  }

  Uni<Void> remove(Caller caller, UUID id) {
    return database
        .inOrganization(caller.organizationId(), work -> remove(work, caller, id))
        .chain(() -> applying.begin(caller.organizationId(), id));
  }

  private Uni<Void> remove(Work work, Caller caller, UUID id) {
    return suppressions
        .find(work, id)
        .map(found -> found.orElseThrow(() -> Refusal.notFound("suppression")))
        .call(() -> suppressions.holdImports(work, caller.organizationId()))
        .call(entry -> audit(work, caller, AuditAction.SUPPRESSION_REMOVED, entry))
        .chain(entry -> release(work, entry, caller.userId()));
  }

  /**
   * The entry itself is gone once it is removed: what it said stands here. Nothing here is ever
   * erased, so a person's number is masked; the entry's id tells which it was.
   */
  private Uni<Void> audit(Work work, Caller caller, AuditAction action, Suppression entry) {
    JsonObject details =
        new JsonObject().put("reason", entry.reason()).put("prefix", entry.prefix());
    if (entry.campaignId() != null) {
      details.put("campaign", entry.campaignId().toString());
    }
    return trail.keep(work, caller, action, new Thing(entry.id(), named(entry)), details);
  }

  private static String named(Suppression entry) {
    return entry.prefix() ? entry.number() : new PhoneNumber(entry.number()).masked();
  }

  private Uni<Void> release(Work work, Suppression entry, UUID by) {
    return entry.prefix()
        ? runs.begin(work, entry.id(), true, by).chain(() -> suppressions.delete(work, entry.id()))
        : suppressions
            .delete(work, entry.id())
            .chain(() -> suppressions.released(work, entry))
            .chain(free -> marking.release(work, entry, free, by));
  }
}
