package dev.ringbridge.telephony.guard;

import dev.ringbridge.core.audit.AuditAction;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.audit.Deed;
import dev.ringbridge.telephony.audit.Deeds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the audit trail which limits are different, from what to what, in US dollars. */
@ApplicationScoped
class LimitDeeds {
  /** No row, or one without limits: those of the installation hold. */
  private static final String OF_ORGANIZATION =
      """
      select '' as name, coalesce(g.limited, false) as own, g.per_minute, g.per_day, g.prefix_calls, null::text as prices
        from (values ($1::uuid)) as o (id) left join telephony.organization_guards g on g.organization_id = o.id""";

  private static final String OF_ACCOUNT =
      """
      select coalesce(s.name, '') as name, l.account_id is not null as own, l.per_minute, l.per_day,
             null::int as prefix_calls, l.prices::text as prices
        from (values ($1::uuid)) as a (id)
        left join telephony.account_settings s on s.account_id = a.id
        left join telephony.account_limits l on l.account_id = a.id""";

  private final Deeds deeds;

  LimitDeeds(Deeds deeds) {
    this.deeds = deeds;
  }

  /**
   * Does something to limits that are locked here, and tells what is different.
   *
   * @param accountId whose; null for all accounts of the organization
   */
  Uni<Void> tell(Work work, Caller who, @Nullable UUID accountId, Uni<Void> change) {
    return read(work, who, accountId)
        .chain(
            before ->
                change
                    .chain(() -> read(work, who, accountId))
                    .invoke(after -> deeds.tellChanges(work, who, deed(accountId, before, after))))
        .replaceWithVoid();
  }

  private static Uni<Row> read(Work work, Caller who, @Nullable UUID accountId) {
    Uni<RowSet<Row>> rows =
        accountId == null
            ? work.sql().preparedQuery(OF_ORGANIZATION).execute(Tuple.of(who.organizationId()))
            : work.sql().preparedQuery(OF_ACCOUNT).execute(Tuple.of(accountId));
    return rows.map(found -> found.iterator().next());
  }

  private static Deed deed(@Nullable UUID accountId, Row before, Row after) {
    return Deed.of(AuditAction.LIMITS_CHANGED)
        .to(accountId, after.getString("name"))
        .changing("ownLimits", before.getBoolean("own"), after.getBoolean("own"))
        .changing("spendPerMinute", dollars(before, "per_minute"), dollars(after, "per_minute"))
        .changing("spendPerDay", dollars(before, "per_day"), dollars(after, "per_day"))
        .changing(
            "callsToNewPrefix", before.getInteger("prefix_calls"), after.getInteger("prefix_calls"))
        .changing("prices", before.getString("prices"), after.getString("prices"));
  }

  private static @Nullable Double dollars(Row row, String column) {
    return Dollars.of(row.getLong(column));
  }
}
