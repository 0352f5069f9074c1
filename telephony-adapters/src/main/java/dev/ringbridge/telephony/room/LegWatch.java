package dev.ringbridge.telephony.room;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.telephony.Causes;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.agentleg.AgentLeg;
import dev.ringbridge.telephony.agentleg.AgentLegs;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Asks the carrier now and then whether the agents' legs are still there. */
@ApplicationScoped
class LegWatch {
  private static final Logger LOG = Logger.getLogger(LegWatch.class);
  private static final int AT_ONCE = 4;

  private final Database database;
  private final AgentLegs legs;
  private final RoomInquiry inquiry;

  LegWatch(@InTelephony Database database, AgentLegs legs, RoomInquiry inquiry) {
    this.database = database;
    this.legs = legs;
    this.inquiry = inquiry;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> look() {
    return database
        .asEngine(legs::claimDue)
        .map(due -> due.stream().map(seen -> seen.row()).toList())
        .chain(this::lookAll)
        .onFailure()
        .recoverWithItem(this::complain);
  }

  private Void complain(Throwable e) {
    LOG.warnf("agents' legs are not looked for: %s", Causes.of(e));
    return null;
  }

  private Uni<Void> lookAll(List<AgentLeg> due) {
    return Multi.createFrom()
        .iterable(due)
        .onItem()
        .transformToUni(this::look)
        .merge(AT_ONCE)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> look(AgentLeg leg) {
    return inquiry.isOver(leg.leg()).chain(over -> over ? gone(leg) : perhapsUp(leg));
  }

  private Uni<Void> gone(AgentLeg leg) {
    return inquiry.take(new RoomReport.AgentLeft(new RoomRef(leg.line(), leg.epoch()), null));
  }

  /** The callback that it came into its room may be lost. */
  private Uni<Void> perhapsUp(AgentLeg leg) {
    return leg.state() != AgentLeg.State.NEW
        ? Uni.createFrom().voidItem()
        : inquiry
            .conferenceWith(leg.leg(), leg.room())
            .chain(
                found ->
                    found
                        .map(id -> inquiry.take(came(leg, id)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  private static RoomReport came(AgentLeg leg, String conferenceId) {
    return new RoomReport.AgentCame(new RoomRef(leg.line(), leg.epoch()), leg.leg(), conferenceId);
  }
}
