package dev.ringbridge.queue.explain;

import dev.ringbridge.core.campaign.CampaignState;
import dev.ringbridge.core.compliance.CallingGrounds;
import dev.ringbridge.core.lead.Numbers;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.account.OpenAccounts;
import dev.ringbridge.queue.compliance.Grounds;
import dev.ringbridge.queue.compliance.LawBook;
import dev.ringbridge.queue.compliance.Patterns;
import dev.ringbridge.queue.compliance.Patterns.Place;
import dev.ringbridge.queue.lead.LeadNumbers;
import dev.ringbridge.queue.lead.LeadNumbers.Several;
import dev.ringbridge.queue.lead.Leads;
import dev.ringbridge.queue.suppression.Suppressions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Says of a lead whether it may be dialed now, and what each rule says. */
@ApplicationScoped
public class ExplainingLeads {
  private static final String COLUMNS =
      """
      select l.*, c.state as campaign_state, c.practice, c.consult_registries, c.consent_scope, c.mode, c.broadcast, now() as now, %s, %s,
             coalesce(s.active, true) as list_active,
             l.wants_language is null or exists (
               select 1 from queue.campaign_agents a join queue.users u on u.id = a.user_id
                where a.campaign_id = l.campaign_id and u.active and u.role = 'AGENT'
                  and l.wants_language = any(string_to_array(u.languages, ','))) as language_spoken
        from queue.leads l join queue.campaigns c on c.id = l.campaign_id
        left join queue.lead_lists s on s.campaign_id = l.campaign_id and s.n = l.list
       %s
      """
          .formatted(Grounds.REGISTRIES, ExplainedFilter.COLUMNS, ExplainedFilter.JOIN);

  private static final String LEAD = COLUMNS + " where l.id = $1";

  private static final String PLANNED =
      """
      select known.*, k.id as planned_id, k.pacing_limit = 'BY_HAND' as by_hand
        from queue.calls k
       cross join lateral (%s where l.id = k.lead_id) as known
       where k.campaign_id = $1 and k.state in ('PLANNED', 'PLACING') and not k.revived"""
          .formatted(COLUMNS);

  private final Database database;
  private final Patterns patterns;
  private final OpenAccounts accounts;
  private final Suppressions suppressions;
  private final LawBook law;
  private final LeadNumbers numbers;

  ExplainingLeads(
      @InQueue Database database,
      Patterns patterns,
      OpenAccounts accounts,
      Suppressions suppressions,
      LawBook law,
      LeadNumbers numbers) {
    this.database = database;
    this.patterns = patterns;
    this.accounts = accounts;
    this.suppressions = suppressions;
    this.law = law;
    this.numbers = numbers;
  }

  Uni<LeadExplanation> explain(Caller caller, UUID leadId) {
    return database
        .inOrganization(caller.organizationId(), work -> explained(work, leadId))
        .map(ExplainedLead::explanation);
  }

  /**
   * A lead with all that decides about it.
   *
   * @throws Refusal where there is none
   */
  public Uni<ExplainedLead> explained(Work work, UUID leadId) {
    return work.sql()
        .preparedQuery(LEAD)
        .execute(Tuple.of(leadId))
        .map(ExplainingLeads::only)
        .chain(row -> explained(work, row));
  }

  /** The calls of a campaign that no carrier was asked to place yet, with their leads. */
  public Uni<List<PlannedCall>> planned(Work work, UUID campaignId) {
    return work.sql()
        .preparedQuery(PLANNED)
        .execute(Tuple.of(campaignId))
        .chain(
            rows ->
                rows.size() == 0
                    ? Uni.createFrom().item(List.of())
                    : planned(work, campaignId, rows));
  }

  private Uni<List<PlannedCall>> planned(Work work, UUID campaignId, RowSet<Row> rows) {
    List<UUID> several =
        StreamSupport.stream(rows.spliterator(), false)
            .filter(row -> row.getShort("numbers") > 1)
            .map(row -> row.getUUID("id"))
            .toList();
    return patterns
        .of(work, List.of(campaignId))
        .chain(places -> numbers.of(work, several).map(all -> planned(rows, places, all)));
  }

  private List<PlannedCall> planned(
      RowSet<Row> rows, Map<UUID, Place> places, Map<UUID, Several> all) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(
            row ->
                new PlannedCall(
                    row.getUUID("planned_id"),
                    row.getUUID("id"),
                    Boolean.TRUE.equals(row.getBoolean("by_hand")),
                    explained(
                        row,
                        all.getOrDefault(row.getUUID("id"), Several.ONE).numbers(),
                        places,
                        Optional.empty())))
        .toList();
  }

  private static Row only(RowSet<Row> rows) {
    if (rows.size() == 0) {
      throw Refusal.notFound("lead");
    }
    return rows.iterator().next();
  }

  private Uni<ExplainedLead> explained(Work work, Row row) {
    UUID campaign = row.getUUID("campaign_id");
    return patterns
        .of(work, List.of(campaign))
        .chain(
            places ->
                suppressions
                    .reasonFor(work, row.getUUID("id"))
                    .chain(
                        reason ->
                            numbers(work, row).map(all -> explained(row, all, places, reason))));
  }

  private Uni<Numbers> numbers(Work work, Row row) {
    UUID id = row.getUUID("id");
    return row.getShort("numbers") == 1
        ? Uni.createFrom().item(Numbers.ONE)
        : numbers.of(work, List.of(id)).map(known -> known.getOrDefault(id, Several.ONE).numbers());
  }

  private ExplainedLead explained(
      Row row, Numbers all, Map<UUID, Place> places, Optional<String> suppression) {
    CallingGrounds grounds = Grounds.of(row);
    Place place = places.getOrDefault(row.getUUID("pattern_id"), patterns.nowhere());
    return new ExplainedLead(
        Leads.lead(row, all),
        row.getUUID("campaign_id"),
        CampaignState.valueOf(row.getString("campaign_state")),
        row.getBoolean("list_active"),
        grounds,
        place,
        LeadRoute.of(
            accounts.routing(row.getUUID("organization_id"), grounds),
            place,
            row.getString("phone")),
        suppression,
        Optional.ofNullable(row.getString("wants_language")),
        row.getBoolean("language_spoken"),
        law.recordingOf(place.pattern().jurisdictions()),
        ExplainedFilter.of(row),
        row.getOffsetDateTime("now").toInstant());
  }

  /**
   * A call that is planned, and whom it is for.
   *
   * @param byHand whether an agent asked for it
   */
  public record PlannedCall(UUID callId, UUID leadId, boolean byHand, ExplainedLead lead) {}
}
