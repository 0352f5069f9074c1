package dev.ringbridge.queue.lead;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.lead.Lead;
import dev.ringbridge.core.lead.LeadNumber;
import dev.ringbridge.core.lead.Numbers;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.lead.NumberBars.Bar;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The numbers of leads that have more than one, as rows. */
@ApplicationScoped
public class LeadNumbers {
  /** The numbers of a lead {@code l} as {@link LeadView} reads them. */
  static final String ALL =
      """
      case when l.numbers > 1 then
        (select jsonb_agg(jsonb_build_object('phone', n.phone, 'dead', n.dead, 'suppressed', n.suppressed) order by n.position)
           from queue.lead_numbers n where n.lead_id = l.id) end as all_numbers""";

  /**
   * What the law knows is asked each time: it may have changed, and whose turn it is has not. Who
   * took a consent back is a person: then no other number takes the turn.
   */
  private static final String OF =
      """
      select n.lead_id, n.phone, n.dead, n.suppressed, n.pattern_id, l.campaign_id, l.phone as next, k.phone as called,
             known.legal | bit_or(known.legal & 16) over (partition by n.lead_id) as legal
        from queue.lead_numbers n
        join queue.leads l on l.id = n.lead_id
        left join queue.calls k on k.id = l.call_id
       cross join lateral (select queue.legal_of(n.organization_id, n.phone) as legal) known
       where n.lead_id = any($1::uuid[])
       order by n.lead_id, n.position""";

  private static final String REMOVE =
      """
      delete from queue.lead_numbers n using queue.leads l
       where l.id = $1 and n.lead_id = l.id and n.phone <> l.phone and not (n.phone = any($2::text[]))""";

  /** Of a lead with one number, nothing is kept here. */
  private static final String RECOUNT =
      """
      with counted as (
        select count(*)::smallint as n from queue.lead_numbers where lead_id = $1),
      gone as (
        delete from queue.lead_numbers where lead_id = $1 and (select n from counted) = 1)
      update queue.leads set numbers = greatest(1, (select n from counted)) where id = $1""";

  private static final String SEVERAL =
      "select id from queue.leads where id = any($1::uuid[]) and numbers > 1 order by id";

  private static final String STORE =
      """
      update queue.lead_numbers n set dead = c.dead, suppressed = c.suppressed
        from jsonb_to_recordset($1::jsonb) as c(lead_id uuid, phone text, dead boolean, suppressed boolean)
       where n.lead_id = c.lead_id and n.phone = c.phone""";

  /** A number whose turn has come is judged by what the law knows of it now. */
  private static final String SETTLE =
      "select id from queue.settle_leads($1, 'the number that is dialed next')";

  private final NumberBars bars;

  LeadNumbers(NumberBars bars) {
    this.bars = bars;
  }

  /** Which of these leads have more than one number. */
  public Uni<List<UUID>> several(Work work, Collection<UUID> leads) {
    return run(work, SEVERAL, leads)
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getUUID("id"))
                    .toList());
  }

  /** The numbers of these leads; of a lead with one there is nothing. */
  public Uni<Map<UUID, Several>> of(Work work, Collection<UUID> leads) {
    return leads.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : run(work, OF, leads).chain(rows -> judged(work, rows));
  }

  private Uni<Map<UUID, Several>> judged(Work work, RowSet<Row> rows) {
    Set<UUID> campaigns =
        StreamSupport.stream(rows.spliterator(), false)
            .map(row -> row.getUUID("campaign_id"))
            .collect(Collectors.toSet());
    return bars.of(work, campaigns).map(known -> byLead(rows, known));
  }

  private static Uni<RowSet<Row>> run(Work work, String statement, Collection<UUID> leads) {
    return work.sql().preparedQuery(statement).execute(Tuple.of(leads.toArray(UUID[]::new)));
  }

  private static Map<UUID, Several> byLead(RowSet<Row> rows, Map<UUID, Bar> bars) {
    Map<UUID, List<Row>> grouped = new HashMap<>();
    for (Row row : rows) {
      grouped.computeIfAbsent(row.getUUID("lead_id"), id -> new ArrayList<>()).add(row);
    }
    Map<UUID, Several> found = new HashMap<>();
    grouped.forEach((id, numbers) -> found.put(id, several(numbers, bars)));
    return found;
  }

  private static Several several(List<Row> rows, Map<UUID, Bar> bars) {
    Map<PhoneNumber, UUID> patterns = new HashMap<>();
    rows.forEach(row -> patterns.put(phone(row, "phone"), row.getUUID("pattern_id")));
    Row any = rows.get(0);
    PhoneNumber called = any.getString("called") == null ? null : phone(any, "called");
    return new Several(
        Numbers.of(
            rows.stream().map(row -> number(row, bars.get(row.getUUID("campaign_id")))).toList(),
            phone(any, "next"),
            called),
        patterns);
  }

  private static LeadNumber number(Row row, @Nullable Bar bar) {
    return new LeadNumber(
        phone(row, "phone"),
        row.getBoolean("dead"),
        row.getBoolean("suppressed"),
        bar != null && bar.stops(row.getUUID("pattern_id"), row.getInteger("legal")));
  }

  private static PhoneNumber phone(Row row, String column) {
    return new PhoneNumber(row.getString(column));
  }

  /** Removes all but these and the one that is dialed next; {@link #recount} comes after. */
  public Uni<Void> keep(Work work, UUID lead, Collection<PhoneNumber> wanted) {
    String[] phones = wanted.stream().map(PhoneNumber::e164).toArray(String[]::new);
    return work.sql().preparedQuery(REMOVE).execute(Tuple.of(lead, phones)).replaceWithVoid();
  }

  /** Counts the numbers of a lead again, once it knows what became of them. */
  public Uni<Void> recount(Work work, UUID lead) {
    return work.sql().preparedQuery(RECOUNT).execute(Tuple.of(lead)).replaceWithVoid();
  }

  /**
   * Stores what became of the numbers of leads that are locked, once the leads are stored.
   *
   * @param before as they were
   * @param after those that are not as they were
   */
  Uni<Void> store(Work work, Map<UUID, Lead> before, Collection<Lead> after) {
    List<Lead> changed =
        after.stream().filter(lead -> !lead.numbers().equals(before(before, lead))).toList();
    if (changed.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    JsonArray rows = new JsonArray();
    changed.forEach(lead -> lead.numbers().all().forEach(one -> rows.add(json(lead, one))));
    UUID[] ids = changed.stream().map(Lead::id).sorted().toArray(UUID[]::new);
    return work.sql()
        .preparedQuery(STORE)
        .execute(Tuple.of(rows))
        .chain(() -> work.sql().preparedQuery(SETTLE).execute(Tuple.tuple().addArrayOfUUID(ids)))
        .replaceWithVoid();
  }

  private static @Nullable Numbers before(Map<UUID, Lead> before, Lead lead) {
    Lead was = before.get(lead.id());
    return was == null ? null : was.numbers();
  }

  private static JsonObject json(Lead lead, LeadNumber number) {
    return new JsonObject()
        .put("lead_id", lead.id().toString())
        .put("phone", number.phone().e164())
        .put("dead", number.dead())
        .put("suppressed", number.suppressed());
  }

  /**
   * The numbers of a lead that has more than one.
   *
   * @param patterns where each may be
   */
  public record Several(Numbers numbers, Map<PhoneNumber, UUID> patterns) {
    /** Of a lead with one number. */
    public static final Several ONE = new Several(Numbers.ONE, Map.of());

    public Several {
      patterns = Map.copyOf(patterns);
    }
  }
}
