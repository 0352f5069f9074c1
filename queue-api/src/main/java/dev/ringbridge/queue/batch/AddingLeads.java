package dev.ringbridge.queue.batch;

import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.batch.LeadRow.Bad;
import dev.ringbridge.queue.batch.LeadRow.Details;
import dev.ringbridge.queue.batch.LeadRow.Good;
import dev.ringbridge.queue.compliance.Locating;
import dev.ringbridge.queue.compliance.Pattern;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Adds one lead, by the rules of a file's rows: in the queue once the transaction commits. */
@ApplicationScoped
public class AddingLeads {
  private static final String CAMPAIGN =
      """
      select c.id, o.country from queue.campaigns c left join queue.organizations o on o.id = c.organization_id
       where c.id = $1
         and ($2::uuid is null or exists (select 1 from queue.lead_lists l where l.id = $2 and l.campaign_id = c.id))""";

  private static final String SEE_EVERY_NUMBER = Intake.SEE_EVERY_NUMBER.formatted("$1");

  private static final String ADD =
      """
      with incoming as (
        select * from jsonb_to_recordset($2::jsonb) as i(id uuid, row_number int, phone text, name text, email text,
          language text, source text, external_id text, score int, priority smallint, attributes jsonb, region text,
          pattern_id uuid, jurisdictions text, zones text, tier smallint)),
      batch as (
        select organization_id, branch_id, campaign_id, n as list, null::uuid as id
          from queue.lead_lists where campaign_id = $1 and case when $3::uuid is null then n = 0 else id = $3 end),
      """
          + Intake.ADDED
          + " select id from added";

  private static final String KNOWN =
      """
      select id from queue.leads where organization_id = $1 and phone = $2
       union select lead_id from queue.lead_numbers where organization_id = $1 and phone = $2""";

  private final Ids ids;
  private final GivingNumbers giving;

  AddingLeads(Ids ids, GivingNumbers giving) {
    this.ids = ids;
    this.giving = giving;
  }

  /**
   * Adds a lead and says which it is. Refuses what a row of a file would be refused for, and a
   * number that a lead has already.
   */
  public Uni<UUID> add(Work work, Caller caller, NewLead wanted) {
    return read(work, wanted)
        .call(good -> wait(work, caller.organizationId(), good))
        .chain(
            good ->
                insert(work, wanted, good)
                    .chain(added -> orElse(added, () -> refuseKnown(work, caller, good)))
                    .call(id -> giving.begin(work, id, good.others(), good.details().region())));
  }

  /**
   * The lead that has the wanted one's number; where there is none, it is added. Where another adds
   * the same number at the same time, theirs is it. The campaign must be the organization's.
   */
  public Uni<UUID> knownOrAdded(Work work, UUID organizationId, NewLead wanted) {
    return read(work, wanted)
        .chain(
            good ->
                known(work, organizationId, good)
                    .chain(
                        found -> orElse(found, () -> addNow(work, organizationId, wanted, good))));
  }

  private Uni<?> wait(Work work, UUID organizationId, Good good) {
    return good.others().isEmpty()
        ? seeEveryNumber(work, organizationId)
        : giving.alone(work, organizationId);
  }

  private Uni<UUID> addNow(Work work, UUID organizationId, NewLead wanted, Good good) {
    return seeEveryNumber(work, organizationId)
        .chain(() -> insert(work, wanted, good))
        .chain(
            added ->
                orElse(added, () -> known(work, organizationId, good).map(Optional::orElseThrow)));
  }

  private static Uni<UUID> orElse(Optional<UUID> found, Supplier<Uni<UUID>> otherwise) {
    return found.map(id -> Uni.createFrom().item(id)).orElseGet(otherwise);
  }

  private static Uni<Good> read(Work work, NewLead wanted) {
    return work.sql()
        .preparedQuery(CAMPAIGN)
        .execute(Tuple.of(wanted.campaignId(), wanted.listId()))
        .map(rows -> read(wanted, rows));
  }

  private static Good read(NewLead wanted, RowSet<Row> campaigns) {
    if (campaigns.size() == 0) {
      throw Refusal.notFound("campaign or list");
    }
    String ours = campaigns.iterator().next().getString("country");
    String country = wanted.country() == null ? ours : wanted.country().toUpperCase(Locale.ROOT);
    LeadRow row = wanted.row(new PhoneReader(country == null ? PhoneReader.NOWHERE : country));
    if (row instanceof Bad bad) {
      throw Refusal.invalid(field(bad.reason()), bad.reason().name(), bad.reason().message());
    }
    return (Good) row;
  }

  /** What bean validation lets through is a number that cannot be, or bytes that are no text. */
  private static String field(RowRefusal reason) {
    return reason.name().startsWith("PHONE") ? "phone" : "name";
  }

  private static Uni<?> seeEveryNumber(Work work, UUID organizationId) {
    return work.sql().preparedQuery(SEE_EVERY_NUMBER).execute(Tuple.of(organizationId.toString()));
  }

  private Uni<Optional<UUID>> insert(Work work, NewLead wanted, Good good) {
    JsonArray rows = new JsonArray(List.of(json(wanted, good)));
    return work.sql()
        .preparedQuery(ADD)
        .execute(Tuple.of(wanted.campaignId(), rows, wanted.listId()))
        .map(AddingLeads::first);
  }

  private static Uni<Optional<UUID>> known(Work work, UUID organizationId, Good good) {
    return work.sql()
        .preparedQuery(KNOWN)
        .execute(Tuple.of(organizationId, good.phone().e164()))
        .map(AddingLeads::first);
  }

  private static Optional<UUID> first(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next().getUUID("id"));
  }

  private static Uni<UUID> refuseKnown(Work work, Caller caller, Good good) {
    return known(work, caller.organizationId(), good)
        .map(
            known -> {
              throw Refusal.of(
                  ProblemCode.CONFLICT,
                  "A lead with this number is there already: %s.".formatted(known.orElseThrow()));
            });
  }

  private JsonObject json(NewLead wanted, Good good) {
    Details details = good.details();
    Pattern pattern = Pattern.of(Locating.of(good.phone(), details.region()));
    Map<String, Object> attributes = new HashMap<>(details.attributes());
    attributes.putAll(wanted.others());
    return new JsonObject()
        .put("id", ids.next().toString())
        .put("phone", good.phone().e164())
        .put("name", details.name())
        .put("email", details.email())
        .put("language", details.language())
        .put("source", details.source())
        .put("external_id", details.externalId())
        .put("score", details.score())
        .put("priority", details.priority().rank())
        .put("attributes", new JsonObject(attributes))
        .put("region", details.region())
        .put("pattern_id", pattern.id().toString())
        .put("jurisdictions", String.join(" ", pattern.jurisdictions()))
        .put("zones", String.join(" ", pattern.zones()))
        .put("tier", Intake.tier(details));
  }
}
