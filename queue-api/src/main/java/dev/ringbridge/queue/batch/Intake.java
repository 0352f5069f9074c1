package dev.ringbridge.queue.batch;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.lead.Lead;
import dev.ringbridge.core.lead.QueuePlace;
import dev.ringbridge.core.lead.Standing;
import dev.ringbridge.queue.batch.LeadRow.Details;
import dev.ringbridge.queue.compliance.Locating;
import dev.ringbridge.queue.compliance.Pattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How leads come in, one or a page of them: with their place, silent from the start where a list
 * says so, judged by the campaign's filter, and in the queue in the same statement.
 */
final class Intake {
  /**
   * From {@code incoming}, and {@code batch} that says whose and which campaign's they are, to
   * {@code added}: the leads whose numbers no lead had.
   */
  static final String ADDED =
      """
      patterns as (
        insert into queue.campaign_patterns (campaign_id, pattern_id, organization_id, branch_id, jurisdictions, zones)
        select distinct b.campaign_id, i.pattern_id, b.organization_id, b.branch_id,
               string_to_array(i.jurisdictions, ' '), string_to_array(i.zones, ' ')
          from incoming i cross join batch b
            on conflict do nothing),
      known_numbers as (
        select i.id, exists (
                 select 1 from queue.suppressions s
                  where s.organization_id = b.organization_id and not s.prefix and s.number = i.phone
                    and (s.campaign_id is null or s.campaign_id = b.campaign_id))
              or exists (
                 select 1 from queue.suppressions s
                  where s.organization_id = b.organization_id and s.prefix and i.phone like s.number || '%'
                    and (s.campaign_id is null or s.campaign_id = b.campaign_id)) as suppressed
          from incoming i cross join batch b),
      added as (
        insert into queue.leads (id, organization_id, branch_id, campaign_id, batch_id, row_number, phone, name, email,
                                 language, source, external_id, score, priority, attributes, region, pattern_id, tier,
                                 suppressed, dial_state, list)
        select i.id, b.organization_id, b.branch_id, b.campaign_id, b.id, i.row_number, i.phone, i.name, i.email,
               i.language, i.source, i.external_id, i.score, i.priority, i.attributes, i.region, i.pattern_id, i.tier,
               k.suppressed, case when k.suppressed then 'SUPPRESSED' else 'PENDING' end,
               b.list
          from incoming i join known_numbers k using (id) cross join batch b
         where not exists (select 1 from queue.lead_numbers n
                            where n.organization_id = b.organization_id and n.phone = i.phone offset 0)
         order by i.row_number
            on conflict (organization_id, phone) do nothing
        returning *),
      queued as (
        insert into queue.lead_queue (lead_id, organization_id, branch_id, campaign_id, pattern_id, priority, tier, since,
                                      due_at, ready, list, rank, fits, judge_at)
        select a.id, a.organization_id, a.branch_id, a.campaign_id, a.pattern_id, a.priority, a.tier, a.created_at, a.due_at,
               judged.fits, a.list,
               queue.rank_of(c.lead_order, a.tier, a.due_at, a.created_at, a.score, a.attempts, a.id),
               judged.fits, queue.judge_at(c.lead_filter, a.created_at)
          from added a join queue.campaigns c on c.id = a.campaign_id join incoming i on i.id = a.id
         cross join lateral (
           select queue.fits(row(a.*)::queue.leads, c.lead_filter, string_to_array(i.jurisdictions, ' ')) as fits
           offset 0) as judged
         where a.dial_state = 'PENDING')""";

  /**
   * Waits for who changes the do-not-call list or gives leads more numbers now; what they entered
   * is seen by the next statement.
   */
  static final String SEE_EVERY_NUMBER =
      "select pg_advisory_xact_lock_shared(hashtextextended(%s::text, 0))";

  /** The same of whoever gives leads more numbers: nobody else adds leads meanwhile. */
  static final String ADD_NUMBERS_ALONE =
      "select pg_advisory_xact_lock(hashtextextended(%s::text, 0))";

  private Intake() {}

  /**
   * What {@code queue.give_numbers} is told of the other numbers of a lead.
   *
   * @param region of its address; empty where none is known
   */
  static List<Map<String, @Nullable Object>> others(
      UUID leadId, List<OtherPhone> others, String region) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (OtherPhone other : others) {
      Map<String, @Nullable Object> row = new HashMap<>();
      row.put("lead_id", leadId.toString());
      row.put("n", rows.size());
      row.put("label", other.column());
      row.put("why", other.leftOut());
      PhoneNumber number = other.number();
      if (number != null) {
        row.putAll(place(number, region));
      }
      rows.add(row);
    }
    return rows;
  }

  private static Map<String, String> place(PhoneNumber number, String region) {
    Pattern pattern = Pattern.of(Locating.of(number, region));
    return Map.of(
        "phone", number.e164(),
        "pattern_id", pattern.id().toString(),
        "jurisdictions", String.join(" ", pattern.jurisdictions()),
        "zones", String.join(" ", pattern.zones()));
  }

  /** The place in line of a lead that nobody has called. */
  static int tier(Details details) {
    Standing standing = new Standing(details.priority(), details.score());
    return QueuePlace.of(Lead.fresh(new UUID(0, 0), standing, Instant.EPOCH)).tier();
  }
}
