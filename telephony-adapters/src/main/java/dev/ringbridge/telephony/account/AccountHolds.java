package dev.ringbridge.telephony.account;

import dev.ringbridge.core.carrier.AccountHold;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Which accounts are open and placed with no more, for the money's sake. */
@ApplicationScoped
public class AccountHolds {
  private static final String HOLD =
      """
      update telephony.accounts set hold = $2, held_until = $3, version = version + 1
       where id = $1 and (hold is null or hold <> 'KILLED')
      returning\s"""
          + Accounts.COLUMNS;

  /** Accounts that were added, or opened, after their organization was stopped are stopped too. */
  private static final String SPREAD =
      """
      update telephony.accounts set hold = 'KILLED', held_until = null, version = version + 1
       where hold is distinct from 'KILLED'
         and organization_id in (select organization_id from telephony.organization_guards where killed_at is not null)
      returning\s"""
          + Accounts.COLUMNS;

  private static final String LIFT =
      """
      update telephony.accounts set hold = null, held_until = null, version = version + 1
       where hold is not null
         and (held_until <= clock_timestamp()
              or hold = 'KILLED'
                 and organization_id not in (select organization_id from telephony.organization_guards where killed_at is not null))
      returning\s"""
          + Accounts.COLUMNS;

  private static final String LIFT_SPENT =
      """
      update telephony.accounts set hold = null, held_until = null, version = version + 1
       where organization_id = $1 and hold in ('SPEND_PER_MINUTE', 'SPEND_PER_DAY')
      returning\s"""
          + Accounts.COLUMNS;

  private static final String IS_ON =
      """
      select 1 from telephony.accounts a left join telephony.organization_guards g using (organization_id)
       where a.id = $1 and a.open and g.killed_at is null""";

  private static final String LOCK_ALL =
      "select 1 from telephony.accounts where organization_id = $1 order by id for update";

  private final Clock clock;

  AccountHolds(Clock clock) {
    this.clock = clock;
  }

  /** Places nothing more with an account, and says so; one that was stopped for good stays so. */
  public Uni<Void> hold(Work work, UUID accountId, AccountHold hold) {
    Tuple values = Tuple.of(accountId, hold.reason().name(), Columns.parameter(hold.until()));
    return changed(work, HOLD, values).replaceWithVoid();
  }

  /** Holds every account of the organizations whose placing is stopped. */
  public Uni<List<Account>> spread(Work work) {
    return changed(work, SPREAD, Tuple.tuple());
  }

  /** Ends the holds whose time is over, and those of organizations that were released. */
  public Uni<List<Account>> lift(Work work) {
    return changed(work, LIFT, Tuple.tuple());
  }

  /** Ends the holds of what was spent: an organization's limits were changed. */
  public Uni<List<Account>> liftSpent(Work work, UUID organizationId) {
    return changed(work, LIFT_SPENT, Tuple.of(organizationId));
  }

  /**
   * Locks an organization's accounts: whoever changes them after its guard's row does so first, as
   * a fence does.
   */
  public Uni<Void> lockAll(Work work, UUID organizationId) {
    return work.sql().preparedQuery(LOCK_ALL).execute(Tuple.of(organizationId)).replaceWithVoid();
  }

  /** Whether calls may still be placed with it: neither it is closed nor all placing stopped. */
  public Uni<Boolean> isOn(Work work, UUID accountId) {
    return work.sql()
        .preparedQuery(IS_ON)
        .execute(Tuple.of(accountId))
        .map(rows -> rows.size() > 0);
  }

  private Uni<List<Account>> changed(Work work, String statement, Tuple values) {
    return work.sql()
        .preparedQuery(statement)
        .execute(values)
        .map(Accounts::accounts)
        .invoke(all -> all.forEach(one -> work.publish(one.snapshot(clock.instant()))));
  }
}
