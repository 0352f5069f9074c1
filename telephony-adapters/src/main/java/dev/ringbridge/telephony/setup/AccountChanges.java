package dev.ringbridge.telephony.setup;

import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Columns;
import dev.ringbridge.telephony.setup.AccountViews.CarrierAccountAction;
import dev.ringbridge.telephony.setup.AccountViews.CarrierAccountEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Who did what to accounts, written in the transaction in which they did it. */
@ApplicationScoped
class AccountChanges {
  private static final String KEEP =
      """
      insert into telephony.account_changes (id, organization_id, branch_id, account_id, user_id, user_name, action, changed)
      values ($1, $2, $3, $4, $5, $6, $7, $8)""";

  private static final String PAGE =
      """
      select id, at, user_id, user_name, action, changed from telephony.account_changes
       where account_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3""";

  private final Ids ids;

  AccountChanges(Ids ids) {
    this.ids = ids;
  }

  Uni<Void> keep(
      Work work, Caller caller, UUID accountId, CarrierAccountAction action, List<String> changed) {
    Tuple values =
        Tuple.tuple()
            .addUUID(ids.next())
            .addUUID(caller.organizationId())
            .addUUID(caller.tenancy().branchId())
            .addUUID(accountId)
            .addUUID(caller.userId())
            .addString(caller.name())
            .addString(action.name())
            .addArrayOfString(changed.toArray(String[]::new));
    return work.sql().preparedQuery(KEEP).execute(values).replaceWithVoid();
  }

  Uni<List<CarrierAccountEvent>> page(Work work, UUID accountId, @Nullable UUID before, int size) {
    return work.sql()
        .preparedQuery(PAGE)
        .execute(Tuple.of(accountId, before, size))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(AccountChanges::event)
                    .toList());
  }

  private static CarrierAccountEvent event(Row row) {
    return new CarrierAccountEvent(
        row.getUUID("id"),
        Columns.instant(row, "at"),
        row.getUUID("user_id"),
        row.getString("user_name"),
        CarrierAccountAction.valueOf(row.getString("action")),
        List.of(row.getArrayOfStrings("changed")));
  }
}
