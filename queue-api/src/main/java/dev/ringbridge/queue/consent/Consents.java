package dev.ringbridge.queue.consent;

import dev.ringbridge.core.compliance.ConsentScope;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.database.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Consents as rows. They belong to a number: whoever has the lead that has it, has them, whichever
 * of its numbers is dialed next.
 */
@ApplicationScoped
class Consents {
  private static final String COLUMNS =
      """
      c.*, c.revoked_at is null and (c.ends_at is null or c.ends_at > now()) as holds""";

  private static final String THEIRS =
      """
      c.organization_id = l.organization_id
         and (c.phone = l.phone or c.phone in (select n.phone from queue.lead_numbers n where n.lead_id = l.id))""";

  private static final String OF_LEAD =
      """
      select %s from queue.leads l
        join queue.consents c on %s
       where l.id = $1 order by c.given_at desc, c.id desc"""
          .formatted(COLUMNS, THEIRS);

  private static final String ADD =
      """
      insert into queue.consents as c (id, organization_id, branch_id, phone, scope, source, proof, given_at, ends_at, created_by)
      select $1, l.organization_id, l.branch_id, coalesce($9, l.phone), $3, $4, $5, $6, $7, $8
        from queue.leads l
       where l.id = $2
         and ($9::text is null or $9 = l.phone
              or exists (select 1 from queue.lead_numbers n where n.lead_id = l.id and n.phone = $9))
      returning %s"""
          .formatted(COLUMNS);

  /** What was taken back before stays as it was. */
  private static final String REVOKE =
      """
      update queue.consents c
         set revoked_at = coalesce(c.revoked_at, now()), revoked_by = coalesce(c.revoked_by, $4),
             revoked_reason = case when c.revoked_at is null then $3 else c.revoked_reason end
        from queue.leads l
       where c.id = $2 and l.id = $1 and %s
      returning %s"""
          .formatted(THEIRS, COLUMNS);

  private static final String END =
      """
      with ended as (
        update queue.consents set ended = true
         where id in (select id from queue.consents
                       where not ended and revoked_at is null and ends_at <= now() order by ends_at limit 1000
                         for update skip locked)
        returning organization_id, phone)
      select l.id from ended e join queue.leads l on l.organization_id = e.organization_id and l.phone = e.phone
       union
      select n.lead_id from ended e join queue.lead_numbers n on n.organization_id = e.organization_id and n.phone = e.phone""";

  private final Ids ids;

  Consents(Ids ids) {
    this.ids = ids;
  }

  Uni<Boolean> isLead(Work work, UUID leadId) {
    return work.sql()
        .preparedQuery("select 1 from queue.leads where id = $1")
        .execute(Tuple.of(leadId))
        .map(rows -> rows.size() == 1);
  }

  Uni<List<Consent>> of(Work work, UUID leadId) {
    return work.sql()
        .preparedQuery(OF_LEAD)
        .execute(Tuple.of(leadId))
        .map(rows -> stream(rows).map(Consent::of).toList());
  }

  /** Writes one down; empty where there is no such lead, or it has no such number. */
  Uni<Optional<Consent>> add(Work work, UUID leadId, Given given, UUID by) {
    Instant ends = given.endsAt();
    Tuple values =
        Tuple.of(ids.next(), leadId, given.scope().name(), given.source(), given.proof())
            .addOffsetDateTime(given.givenAt().atOffset(ZoneOffset.UTC))
            .addOffsetDateTime(ends == null ? null : ends.atOffset(ZoneOffset.UTC))
            .addUUID(by)
            .addString(given.phone());
    return one(work, ADD, values);
  }

  /** Takes one back; empty where the lead has no such consent. */
  Uni<Optional<Consent>> revoke(Work work, UUID leadId, UUID consentId, String reason, UUID by) {
    return one(work, REVOKE, Tuple.of(leadId, consentId, reason, by));
  }

  /** Marks those whose end has come; says whose they were. */
  Uni<List<UUID>> end(Work work) {
    return work.sql()
        .query(END)
        .execute()
        .map(rows -> stream(rows).map(row -> row.getUUID("id")).toList());
  }

  private static Uni<Optional<Consent>> one(Work work, String statement, Tuple values) {
    return work.sql()
        .preparedQuery(statement)
        .execute(values)
        .map(rows -> stream(rows).map(Consent::of).findFirst());
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  /**
   * What somebody agreed to.
   *
   * @param phone for which of their numbers; null for the one that is dialed next
   */
  record Given(
      ConsentScope scope,
      @Nullable String phone,
      String source,
      String proof,
      Instant givenAt,
      @Nullable Instant endsAt) {}
}
