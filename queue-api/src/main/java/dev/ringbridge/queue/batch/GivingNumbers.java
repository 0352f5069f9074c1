package dev.ringbridge.queue.batch;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.lead.LeadNews.Cause;
import dev.ringbridge.queue.lead.LeadNumbers;
import dev.ringbridge.queue.lead.TurningLeads;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives a lead more numbers, all of them or none: whoever enters them by hand is told which one is
 * in the way.
 */
@ApplicationScoped
public class GivingNumbers {
  private static final String ALONE = Intake.ADD_NUMBERS_ALONE.formatted("$1");
  private static final String GIVE =
      "select n from queue.give_numbers($1::jsonb) where not given order by n limit 1";
  private static final String KNOWN =
      """
      select l.phone, l.region, o.country,
             array(select n.phone from queue.lead_numbers n where n.lead_id = l.id) as others
        from queue.leads l left join queue.organizations o on o.id = l.organization_id
       where l.id = $1""";
  private static final Cause CHANGED = new Cause("Its numbers were changed", null);

  private final Ids ids;
  private final LeadNumbers numbers;
  private final TurningLeads turning;

  GivingNumbers(Ids ids, LeadNumbers numbers, TurningLeads turning) {
    this.ids = ids;
    this.numbers = numbers;
    this.turning = turning;
  }

  /** Waits until nobody else adds leads or numbers. */
  public Uni<Void> alone(Work work, UUID organizationId) {
    return work.sql()
        .preparedQuery(ALONE)
        .execute(Tuple.of(organizationId.toString()))
        .replaceWithVoid();
  }

  /**
   * Puts these in place of all numbers of a lead but the one that is dialed next; {@link #alone}
   * came before.
   *
   * @param said as people write them
   * @throws Refusal where one cannot exist, or another lead has it
   */
  public Uni<Void> replace(Work work, UUID leadId, List<String> said) {
    return work.sql()
        .preparedQuery(KNOWN)
        .execute(Tuple.of(leadId))
        .chain(rows -> replace(work, leadId, rows.iterator().next(), said));
  }

  private Uni<Void> replace(Work work, UUID leadId, Row known, List<String> said) {
    PhoneNumber next = new PhoneNumber(known.getString("phone"));
    List<OtherPhone> wanted = read(next, known.getString("country"), said);
    List<String> there = List.of(known.getArrayOfStrings("others"));
    List<OtherPhone> more =
        wanted.stream().filter(one -> !there.contains(number(one).e164())).toList();
    return numbers
        .keep(work, leadId, wanted.stream().map(GivingNumbers::number).toList())
        .chain(() -> give(work, leadId, more, known.getString("region")))
        .chain(() -> turning.turn(work, List.of(leadId), CHANGED))
        .chain(() -> numbers.recount(work, leadId));
  }

  private static List<OtherPhone> read(PhoneNumber next, String country, List<String> said) {
    Map<String, String> columns = new LinkedHashMap<>();
    said.forEach(one -> columns.put("number " + (columns.size() + 1), one));
    String readAs = Optional.ofNullable(country).orElse(PhoneReader.NOWHERE);
    List<OtherPhone> wanted = OtherPhones.read(new PhoneReader(readAs), next, columns);
    wanted.forEach(GivingNumbers::refuseLeftOut);
    return wanted;
  }

  private static PhoneNumber number(OtherPhone other) {
    return Objects.requireNonNull(other.number());
  }

  /**
   * Gives a new lead its other numbers; {@link #alone} came before.
   *
   * @param region of the lead's address; empty where none is known
   * @throws Refusal where one cannot exist, or another lead has it
   */
  Uni<Void> begin(Work work, UUID leadId, List<OtherPhone> others, String region) {
    others.forEach(GivingNumbers::refuseLeftOut);
    return give(work, leadId, others, region)
        .chain(() -> turning.turn(work, List.of(leadId), CHANGED));
  }

  private Uni<Void> give(Work work, UUID leadId, List<OtherPhone> others, String region) {
    if (others.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<Map<String, @Nullable Object>> rows = Intake.others(leadId, others, region);
    rows.forEach(row -> row.put("entry_id", ids.next().toString()));
    return work.sql()
        .preparedQuery(GIVE)
        .execute(Tuple.of(new JsonArray(List.copyOf(rows))))
        .invoke(taken -> taken.forEach(row -> refuseTaken(others.get(row.getInteger("n")))))
        .replaceWithVoid();
  }

  private static void refuseLeftOut(OtherPhone other) {
    String why = other.leftOut();
    if (why != null) {
      throw Refusal.invalid("otherPhones", "PhoneNumber", other.column() + ": " + why + ".");
    }
  }

  private static void refuseTaken(OtherPhone other) {
    throw Refusal.of(
        ProblemCode.CONFLICT,
        "Another lead has one of the other numbers already: %s.".formatted(other.column()));
  }
}
