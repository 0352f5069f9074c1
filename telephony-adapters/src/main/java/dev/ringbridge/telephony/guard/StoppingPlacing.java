package dev.ringbridge.telephony.guard;

import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.guard.GuardChanges.GuardAction;
import dev.ringbridge.telephony.guard.GuardViews.PlacingRelease;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The switch that stops all placing. Whoever presses it in a hurry is never refused: stopping twice
 * is stopping once. Each replica asks the row before each request, so nothing leaves after it.
 */
@ApplicationScoped
class StoppingPlacing {
  private static final String TRUST =
      """
      update telephony.called_prefixes p set trusted = true
        from telephony.organization_guards g
       where g.organization_id = $1 and p.organization_id = g.organization_id and p.prefix = g.killing_prefix""";

  private static final String RELEASE =
      """
      update telephony.organization_guards
         set killed_at = null, killed_by = null, killed_by_name = null, kill_reason = null, killing_prefix = null
       where organization_id = $1 and killed_at is not null""";

  private final Database database;
  private final GuardBook book;
  private final GuardChanges changes;
  private final HoldSweep sweep;

  StoppingPlacing(
      @InTelephony Database database, GuardBook book, GuardChanges changes, HoldSweep sweep) {
    this.database = database;
    this.book = book;
    this.changes = changes;
    this.sweep = sweep;
  }

  Uni<Void> stop(Caller caller, String reason) {
    Kill kill = new Kill(caller.userId(), caller.name(), reason.strip(), null);
    return database
        .inOrganization(
            caller.organizationId(),
            work ->
                book.kill(work, caller.tenancy(), kill)
                    .chain(first -> keep(work, caller, GuardAction.KILLED, reason, first)))
        .chain(sweep::now);
  }

  Uni<Void> release(Caller caller, PlacingRelease wanted) {
    return database
        .inOrganization(caller.organizationId(), work -> release(work, caller, wanted))
        .chain(sweep::now);
  }

  private Uni<Void> release(Work work, Caller caller, PlacingRelease wanted) {
    Tuple organization = Tuple.of(caller.organizationId());
    Uni<?> trusted =
        wanted.trustPrefix()
            ? work.sql().preparedQuery(TRUST).execute(organization)
            : Uni.createFrom().voidItem();
    return trusted
        .chain(() -> work.sql().preparedQuery(RELEASE).execute(organization))
        .chain(
            rows -> keep(work, caller, GuardAction.RELEASED, wanted.reason(), rows.rowCount() > 0));
  }

  private Uni<Void> keep(
      Work work, Caller caller, GuardAction action, String reason, boolean happened) {
    return happened
        ? changes.keep(work, caller, null, action, reason.strip())
        : Uni.createFrom().voidItem();
  }
}
