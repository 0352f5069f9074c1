package dev.ringbridge.queue.lead;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.core.lead.Lead;
import dev.ringbridge.core.lead.Priority;
import dev.ringbridge.core.lead.QueuePlace;
import dev.ringbridge.core.lead.Standing;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.compliance.Locating;
import dev.ringbridge.queue.compliance.Pattern;
import dev.ringbridge.queue.lead.Leads.Held;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The leads that agents choose themselves. */
@ApplicationScoped
public class LeadsByHand {
  private static final String WITH_PHONE = "select id from queue.leads where phone = $1";

  /** Waits for who enters a suppression now; what they entered is seen by the next statement. */
  private static final String SEE_EVERY_SUPPRESSION =
      "select pg_advisory_xact_lock_shared(hashtextextended($1::text, 0))";

  private static final String ADD =
      """
      with place as (
        insert into queue.campaign_patterns (campaign_id, pattern_id, organization_id, branch_id, jurisdictions, zones)
        values ($2, $5, $6, $7, $8, $9) on conflict do nothing),
      stopped as (
        select exists (
          select 1 from queue.suppressions s
           where s.organization_id = $6 and (s.campaign_id is null or s.campaign_id = $2)
             and case when s.prefix then $3::text like s.number || '%' else s.number = $3 end) as yes)
      insert into queue.leads (id, organization_id, branch_id, campaign_id, phone, source, priority, tier, pattern_id,
                               suppressed, dial_state)
      select $1, $6, $7, $2, $3, 'Dialed by hand', $4, $10, $5, yes, case when yes then 'SUPPRESSED' else 'PENDING' end
        from stopped
          on conflict (organization_id, phone) do nothing""";

  private static final String PHONE = "select phone from queue.leads where id = $1";

  private final Leads leads;
  private final LeadRules rules;
  private final Ids ids;

  LeadsByHand(Leads leads, LeadRules rules, Ids ids) {
    this.leads = leads;
    this.rules = rules;
    this.ids = ids;
  }

  /** The lead of a number; a number that is none becomes one of this campaign. */
  public Uni<UUID> ofNumber(Work work, UUID campaignId, Tenancy tenancy, PhoneNumber number) {
    return withPhone(work, number)
        .chain(
            known ->
                known
                    .map(id -> Uni.createFrom().item(id))
                    .orElseGet(() -> added(work, campaignId, tenancy, number)));
  }

  private static Uni<Optional<UUID>> withPhone(Work work, PhoneNumber number) {
    return work.sql()
        .preparedQuery(WITH_PHONE)
        .execute(Tuple.of(number.e164()))
        .map(rows -> stream(rows).map(row -> row.getUUID("id")).findFirst());
  }

  /** Where another adds the same number at the same time, theirs is it. */
  private Uni<UUID> added(Work work, UUID campaignId, Tenancy tenancy, PhoneNumber number) {
    Standing standing = new Standing(Priority.MEDIUM, null);
    Lead fresh = Lead.fresh(ids.next(), standing, Instant.EPOCH);
    Pattern pattern = Pattern.of(Locating.of(number, ""));
    Tuple values =
        Tuple.of(fresh.id(), campaignId, number.e164(), standing.priority().rank())
            .addUUID(pattern.id())
            .addUUID(tenancy.organizationId())
            .addUUID(tenancy.branchId())
            .addArrayOfString(pattern.jurisdictions().toArray(String[]::new))
            .addArrayOfString(pattern.zones().toArray(String[]::new))
            .addInteger(QueuePlace.of(fresh).tier());
    return work.sql()
        .preparedQuery(SEE_EVERY_SUPPRESSION)
        .execute(Tuple.of(tenancy.organizationId().toString()))
        .chain(() -> work.sql().preparedQuery(ADD).execute(values))
        .chain(() -> withPhone(work, number))
        .map(Optional::orElseThrow);
  }

  /** Locks a lead for a call by hand; none where there is no such lead. */
  public Uni<Optional<Wanted>> lock(Work work, UUID leadId, Instant now) {
    return leads
        .lock(work, List.of(leadId))
        .chain(
            held ->
                held.containsKey(leadId)
                    ? wanted(work, held.get(leadId), now).map(Optional::of)
                    : Uni.createFrom().item(Optional.empty()));
  }

  private Uni<Wanted> wanted(Work work, Held held, Instant now) {
    UUID leadId = held.lead().id();
    return rules
        .of(work, List.of(held.campaignId()))
        .map(book -> book.of(held).capsKept(held.lead().lately(), now))
        .chain(kept -> phone(work, leadId).map(phone -> wanted(held, phone, kept)));
  }

  private static Uni<PhoneNumber> phone(Work work, UUID leadId) {
    return work.sql()
        .preparedQuery(PHONE)
        .execute(Tuple.of(leadId))
        .map(rows -> new PhoneNumber(rows.iterator().next().getString("phone")));
  }

  private static Wanted wanted(Held held, PhoneNumber phone, Instant capsKeptAt) {
    return new Wanted(held.lead().id(), held.campaignId(), phone, capsKeptAt);
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  /**
   * A lead that is locked for a call by hand.
   *
   * @param phone the number to dial
   * @param capsKeptAt when the caps on attempts let it be called
   */
  public record Wanted(UUID leadId, UUID campaignId, PhoneNumber phone, Instant capsKeptAt) {}
}
