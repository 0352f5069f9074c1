package dev.ringbridge.telephony.guard;

import dev.ringbridge.core.audit.AuditAction;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Columns;
import dev.ringbridge.telephony.audit.Deed;
import dev.ringbridge.telephony.audit.Deeds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Who changed limits, stopped placing and released it, written in the transaction that did it. */
@ApplicationScoped
class GuardChanges {
  private static final String KEEP =
      """
      insert into telephony.guard_changes (id, organization_id, branch_id, account_id, user_id, user_name, action, reason)
      values ($1, $2, $3, $4, $5, $6, $7, $8)""";

  private static final String PAGE =
      """
      select id, at, account_id, user_id, user_name, action, reason from telephony.guard_changes
       where $1::uuid is null or id < $1 order by id desc limit $2""";

  private final Ids ids;
  private final Deeds deeds;

  GuardChanges(Ids ids, Deeds deeds) {
    this.ids = ids;
    this.deeds = deeds;
  }

  /**
   * Somebody did something, to an account or to all of them. What limits were and are, {@link
   * LimitDeeds} tells.
   */
  Uni<Void> keep(
      Work work,
      Caller caller,
      @Nullable UUID accountId,
      GuardAction action,
      @Nullable String reason) {
    if (action == GuardAction.KILLED || action == GuardAction.RELEASED) {
      AuditAction told =
          action == GuardAction.KILLED ? AuditAction.PLACING_STOPPED : AuditAction.PLACING_RELEASED;
      deeds.tell(work, caller, Deed.of(told).because(reason));
    }
    return keep(
        work,
        caller.tenancy(),
        Tuple.of(accountId, caller.userId(), caller.name(), action.name(), reason));
  }

  /** The guard stopped all placing by itself. */
  Uni<Void> tripped(Work work, Tenancy tenancy, String reason) {
    return keep(work, tenancy, Tuple.of(null, null, null, GuardAction.KILLED.name(), reason));
  }

  private Uni<Void> keep(Work work, Tenancy tenancy, Tuple what) {
    Tuple values = Tuple.of(ids.next(), tenancy.organizationId(), tenancy.branchId());
    for (int i = 0; i < what.size(); i++) {
      values.addValue(what.getValue(i));
    }
    return work.sql().preparedQuery(KEEP).execute(values).replaceWithVoid();
  }

  Uni<List<GuardEvent>> page(Work work, @Nullable UUID before, int size) {
    return work.sql()
        .preparedQuery(PAGE)
        .execute(Tuple.of(before, size))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(GuardChanges::event).toList());
  }

  private static GuardEvent event(Row row) {
    return new GuardEvent(
        row.getUUID("id"),
        Columns.instant(row, "at"),
        row.getUUID("account_id"),
        row.getUUID("user_id"),
        row.getString("user_name"),
        GuardAction.valueOf(row.getString("action")),
        row.getString("reason"));
  }

  /** What is done to the guard. */
  enum GuardAction {
    /** Limits were set. */
    LIMITED,
    /** An account's own limits were taken away. */
    UNLIMITED,
    /** All placing was stopped. */
    KILLED,
    /** Placing goes on. */
    RELEASED
  }

  /**
   * Something that was done to the guard.
   *
   * @param accountId whose limits; null where it is about all accounts of the organization
   * @param userId who did it; null where the guard did by itself, as is the name
   * @param reason what they said, if anything
   */
  record GuardEvent(
      UUID id,
      Instant at,
      @Nullable UUID accountId,
      @Nullable UUID userId,
      @Nullable String userName,
      GuardAction action,
      @Nullable String reason) {}
}
