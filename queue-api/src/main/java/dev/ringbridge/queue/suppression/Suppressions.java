package dev.ringbridge.queue.suppression;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.core.lead.Numbers;
import dev.ringbridge.foundation.database.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The do-not-call list, and the leads and calls that an entry meets. */
@ApplicationScoped
public class Suppressions {
  private static final String ADD =
      """
      insert into queue.suppressions (id, organization_id, branch_id, campaign_id, number, prefix, source, reason, created_by)
      select $1, $2, $3, $4, $5, $6, $7, $8, $9
       where $4::uuid is null or exists (select 1 from queue.campaigns where id = $4)
          on conflict do nothing""";

  /** A person who asked is called at none of their numbers. */
  private static final String LEARN =
      """
      with theirs as (
        select l.id, l.organization_id, l.branch_id, l.phone from queue.leads l
         where l.id = any($2::uuid[]) and l.numbers = 1
         union all
        select n.lead_id, n.organization_id, n.branch_id, n.phone from queue.lead_numbers n where n.lead_id = any($2::uuid[])),
      numbered as (
        select *, row_number() over (order by id, phone) as n from theirs)
      insert into queue.suppressions (id, organization_id, branch_id, number, source, reason, lead_id)
      select i.id, t.organization_id, t.branch_id, t.phone, $3, $4, t.id
        from numbered t join unnest($1::uuid[]) with ordinality as i(id, n) using (n)
          on conflict do nothing""";

  private static final String PAGE =
      """
      select s.*, r.leads as applied_to
        from queue.suppressions s left join queue.prefix_runs r on r.id = s.id and not r.lifting
       where ($1::uuid is null or s.id < $1) and ($2::uuid is null or s.campaign_id = $2)
         and ($3::text is null or s.number like '%' || $3 || '%' or s.reason ilike '%' || $3 || '%')
       order by s.id desc limit $4""";

  private static final String FIND =
      """
      select s.*, r.leads as applied_to
        from queue.suppressions s left join queue.prefix_runs r on r.id = s.id and not r.lifting
       where s.id = $1""";

  private static final String SAME =
      """
      select * from queue.suppressions
       where number = $1 and prefix = $2 and campaign_id is not distinct from $3""";

  private static final String DELETE = "delete from queue.suppressions where id = $1";

  /** One number is one lead's. */
  private static final String MET =
      """
      select l.id, l.phone, l.numbers from queue.leads l
       where l.phone = $1 and ($2::uuid is null or l.campaign_id = $2) and not l.suppressed and l.numbers = 1
       union all
      select l.id, n.phone, l.numbers from queue.lead_numbers n join queue.leads l on l.id = n.lead_id
       where n.phone = $1 and ($2::uuid is null or l.campaign_id = $2) and not n.suppressed""";

  private static final String RELEASED =
      """
      select l.id, l.phone, l.numbers from queue.leads l
       where l.phone = $1 and ($2::uuid is null or l.campaign_id = $2) and l.suppressed and l.numbers = 1
         and not queue.is_suppressed(l.organization_id, l.campaign_id, l.phone)
       union all
      select l.id, n.phone, l.numbers from queue.lead_numbers n join queue.leads l on l.id = n.lead_id
       where n.phone = $1 and ($2::uuid is null or l.campaign_id = $2) and n.suppressed
         and not queue.is_suppressed(l.organization_id, l.campaign_id, n.phone)""";

  private static final String OF_LEAD =
      """
      select s.* from queue.suppressions s join queue.leads l on l.id = $1
       where s.organization_id = l.organization_id and (s.campaign_id is null or s.campaign_id = l.campaign_id)
         and case when s.prefix then l.phone like s.number || '%' else l.phone = s.number end
       order by s.id limit 1""";

  private static final String CALLS =
      """
      select id, campaign_id, lead_id, organization_id, branch_id from queue.calls
       where (lead_id, phone) in (select * from unnest($1::uuid[], $2::text[])) and state in ('PLANNED', 'PLACING', 'PLACED', 'RINGING', 'UNKNOWN')""";

  private final Ids ids;

  Suppressions(Ids ids) {
    this.ids = ids;
  }

  /**
   * Lets no file of leads be taken in before this transaction ends: an import that saw the list as
   * it was would bring leads that a change of it did not see.
   */
  public Uni<Void> holdImports(Work work, UUID organizationId) {
    return work.sql()
        .preparedQuery("select pg_advisory_xact_lock(hashtextextended($1::text, 0))")
        .execute(Tuple.of(organizationId.toString()))
        .replaceWithVoid();
  }

  /** Enters one; says which it is, the old one where it was there; none in an unknown campaign. */
  Uni<Optional<Suppression>> add(Work work, Entry entry) {
    Tuple values =
        Tuple.tuple()
            .addUUID(ids.next())
            .addUUID(entry.organizationId())
            .addUUID(entry.branchId())
            .addUUID(entry.campaignId())
            .addString(entry.number())
            .addBoolean(entry.prefix())
            .addString(Suppression.Source.ENTERED.name())
            .addString(entry.reason())
            .addUUID(entry.by());
    Tuple same = Tuple.tuple().addString(entry.number()).addBoolean(entry.prefix());
    return work.sql()
        .preparedQuery(ADD)
        .execute(values)
        .chain(() -> work.sql().preparedQuery(SAME).execute(same.addUUID(entry.campaignId())))
        .map(rows -> list(rows).stream().findFirst());
  }

  /** Enters the numbers of leads who said that they do not want to be called. */
  public Uni<Void> learn(Work work, Collection<UUID> leads, Learned from) {
    if (leads.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    UUID[] fresh =
        Stream.generate(ids::next).limit((long) leads.size() * Numbers.MOST).toArray(UUID[]::new);
    return work.sql()
        .preparedQuery(LEARN)
        .execute(Tuple.of(fresh, leads.toArray(UUID[]::new), from.source().name(), from.reason()))
        .replaceWithVoid();
  }

  Uni<List<Suppression>> page(
      Work work,
      @Nullable UUID before,
      @Nullable UUID campaignId,
      @Nullable String text,
      int size) {
    Tuple values =
        Tuple.tuple().addUUID(before).addUUID(campaignId).addString(text).addInteger(size);
    return work.sql().preparedQuery(PAGE).execute(values).map(Suppressions::list);
  }

  Uni<Optional<Suppression>> find(Work work, UUID id) {
    return work.sql()
        .preparedQuery(FIND)
        .execute(Tuple.of(id))
        .map(rows -> list(rows).stream().findFirst());
  }

  /** Why a lead must not be called, by the entry that says so, if there is one. */
  public Uni<Optional<String>> reasonFor(Work work, UUID leadId) {
    return work.sql()
        .preparedQuery(OF_LEAD)
        .execute(Tuple.of(leadId))
        .map(rows -> list(rows).stream().findFirst().map(Suppression::why));
  }

  Uni<Void> delete(Work work, UUID id) {
    return work.sql().preparedQuery(DELETE).execute(Tuple.of(id)).replaceWithVoid();
  }

  /** The leads with the number of an entry that were not suppressed before. */
  Uni<List<LeadPhone>> met(Work work, Suppression entry) {
    return leads(work, MET, entry);
  }

  /** The leads with the number of an entry that nothing suppresses now that it is gone. */
  Uni<List<LeadPhone>> released(Work work, Suppression gone) {
    return leads(work, RELEASED, gone);
  }

  private static Uni<List<LeadPhone>> leads(Work work, String statement, Suppression entry) {
    return work.sql()
        .preparedQuery(statement)
        .execute(Tuple.of(entry.number(), entry.campaignId()))
        .map(rows -> stream(rows).map(LeadPhone::of).toList());
  }

  /** The calls to these numbers that may still be kept from ringing, or ended before an answer. */
  Uni<RowSet<Row>> unanswered(Work work, List<LeadPhone> met) {
    UUID[] leads = met.stream().map(LeadPhone::leadId).toArray(UUID[]::new);
    String[] phones = met.stream().map(one -> one.phone().e164()).toArray(String[]::new);
    return work.sql().preparedQuery(CALLS).execute(Tuple.of(leads, phones));
  }

  private static List<Suppression> list(RowSet<Row> rows) {
    return stream(rows).map(Suppression::of).toList();
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  /**
   * A number of a lead.
   *
   * @param several whether the lead has more than one
   */
  record LeadPhone(UUID leadId, PhoneNumber phone, boolean several) {
    static LeadPhone of(Row row) {
      return new LeadPhone(
          row.getUUID("id"), new PhoneNumber(row.getString("phone")), row.getShort("numbers") > 1);
    }
  }

  /** What is to be entered. */
  record Entry(
      UUID organizationId,
      UUID branchId,
      @Nullable UUID campaignId,
      String number,
      boolean prefix,
      String reason,
      UUID by) {}

  /** How somebody said that they do not want to be called. */
  public enum Learned {
    /** To an agent. */
    SAID(Suppression.Source.DISPOSITION, "Asked not to be called again"),
    /** By a key, on a message. */
    PRESSED(Suppression.Source.KEY, "Opted out of a message by a key");

    private final Suppression.Source source;
    private final String reason;

    Learned(Suppression.Source source, String reason) {
      this.source = source;
      this.reason = reason;
    }

    Suppression.Source source() {
      return source;
    }

    String reason() {
      return reason;
    }
  }
}
