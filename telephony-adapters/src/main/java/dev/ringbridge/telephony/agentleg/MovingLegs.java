package dev.ringbridge.telephony.agentleg;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.telephony.Causes;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.account.AccountStandings;
import dev.ringbridge.telephony.carrier.Carriers;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Ends the legs of agents on accounts that their organization does not dial with any more: who
 * answers is in a room of the account that called, and could not be heard there. The agent's
 * browser connects again, with the account that is in use. Conversations are not cut short.
 */
@ApplicationScoped
class MovingLegs {
  private static final Logger LOG = Logger.getLogger(MovingLegs.class);
  private static final int AT_ONCE = 4;

  private final Database database;
  private final AgentLegs legs;
  private final AccountStandings standings;
  private final Carriers carriers;

  MovingLegs(
      @InTelephony Database database,
      AgentLegs legs,
      AccountStandings standings,
      Carriers carriers) {
    this.database = database;
    this.legs = legs;
    this.standings = standings;
    this.carriers = carriers;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> move() {
    List<UUID> unused = standings.unused();
    return unused.isEmpty() ? Uni.createFrom().voidItem() : move(unused);
  }

  private Uni<Void> move(List<UUID> unused) {
    return database
        .asEngine(work -> legs.silentOn(work, unused))
        .chain(this::endAll)
        .onFailure()
        .recoverWithItem(this::complain);
  }

  private Void complain(Throwable e) {
    LOG.warnf("agents' legs are not moved to the account in use: %s", Causes.of(e));
    return null;
  }

  private Uni<Void> endAll(List<AgentLeg> silent) {
    return Multi.createFrom()
        .iterable(silent)
        .onItem()
        .transformToUni(this::end)
        .merge(AT_ONCE)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Without secrets nothing can be ended: the leg's own limit ends it. */
  private Uni<Void> end(AgentLeg leg) {
    return carriers
        .of(leg.leg().accountId())
        .map(carrier -> carrier.hangUp(leg.leg()))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }
}
