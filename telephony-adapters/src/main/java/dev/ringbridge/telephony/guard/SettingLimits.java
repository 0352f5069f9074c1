package dev.ringbridge.telephony.guard;

import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.Columns;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.account.AccountHolds;
import dev.ringbridge.telephony.guard.GuardChanges.GuardAction;
import dev.ringbridge.telephony.guard.GuardViews.AccountLimits;
import dev.ringbridge.telephony.guard.GuardViews.OrganizationLimits;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what may be spent. What an old limit held goes on at once, and is judged by the new one. */
@ApplicationScoped
class SettingLimits {
  private static final String OF_ORGANIZATION =
      """
      insert into telephony.organization_guards (organization_id, branch_id, limited, per_minute, per_day, prefix_calls)
      values ($1, $2, true, $3, $4, $5)
          on conflict (organization_id) do update
             set limited = true, per_minute = excluded.per_minute, per_day = excluded.per_day,
                 prefix_calls = excluded.prefix_calls""";

  private static final String OF_ACCOUNT =
      """
      insert into telephony.account_limits (account_id, organization_id, branch_id, per_minute, per_day, prices)
      select id, organization_id, branch_id, $2, $3, $4::text::jsonb from telephony.accounts where id = $1
          on conflict (account_id) do update
             set per_minute = excluded.per_minute, per_day = excluded.per_day, prices = excluded.prices, changed_at = now()""";

  private static final String REMOVE = "delete from telephony.account_limits where account_id = $1";

  private final Database database;
  private final AccountHolds holds;
  private final GuardChanges changes;
  private final LimitDeeds deeds;

  SettingLimits(
      @InTelephony Database database, AccountHolds holds, GuardChanges changes, LimitDeeds deeds) {
    this.deeds = deeds;
    this.database = database;
    this.holds = holds;
    this.changes = changes;
  }

  Uni<Void> ofOrganization(Caller caller, OrganizationLimits wanted) {
    Tuple values =
        Tuple.tuple()
            .addUUID(caller.organizationId())
            .addUUID(caller.tenancy().branchId())
            .addLong(Dollars.micros(wanted.spendPerMinute()))
            .addLong(Dollars.micros(wanted.spendPerDay()))
            .addInteger(wanted.callsToNewPrefix());
    return change(caller, null, new Change(OF_ORGANIZATION, values, GuardAction.LIMITED));
  }

  Uni<Void> ofAccount(Caller caller, UUID accountId, AccountLimits wanted) {
    Tuple values =
        Tuple.tuple()
            .addUUID(accountId)
            .addLong(Dollars.micros(wanted.spendPerMinute()))
            .addLong(Dollars.micros(wanted.spendPerDay()))
            .addString(Columns.json(micros(wanted)));
    return change(caller, accountId, new Change(OF_ACCOUNT, values, GuardAction.LIMITED));
  }

  private static Map<String, Long> micros(AccountLimits wanted) {
    return Optional.ofNullable(wanted.prices()).orElse(Map.of()).entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, one -> Dollars.micros(one.getValue().doubleValue())));
  }

  Uni<Void> remove(Caller caller, UUID accountId) {
    return change(
        caller, accountId, new Change(REMOVE, Tuple.of(accountId), GuardAction.UNLIMITED));
  }

  private Uni<Void> change(Caller caller, @Nullable UUID accountId, Change change) {
    return database.inOrganization(
        caller.organizationId(), work -> change(work, caller, accountId, change));
  }

  private Uni<Void> change(Work work, Caller caller, @Nullable UUID accountId, Change change) {
    return holds
        .lockAll(work, caller.organizationId())
        .chain(() -> deeds.tell(work, caller, accountId, write(work, change)))
        .chain(() -> holds.liftSpent(work, caller.organizationId()))
        .chain(() -> changes.keep(work, caller, accountId, change.action(), null));
  }

  private static Uni<Void> write(Work work, Change change) {
    return work.sql()
        .preparedQuery(change.statement())
        .execute(change.values())
        .invoke(rows -> refuseUnknown(rows.rowCount()))
        .replaceWithVoid();
  }

  private static void refuseUnknown(int changed) {
    if (changed == 0) {
      throw Refusal.notFound("carrier account, or limits of its own");
    }
  }

  private record Change(String statement, Tuple values, GuardAction action) {}
}
