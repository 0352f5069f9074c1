package dev.ringbridge.gateway.matching;

import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.gateway.GatewayConfig;
import dev.ringbridge.gateway.InGateway;
import dev.ringbridge.gateway.campaign.KnownCampaigns;
import dev.ringbridge.gateway.shift.Agents;
import dev.ringbridge.gateway.shift.Crew;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The transaction in which a batch of call.events is folded into calls and agents. */
@ApplicationScoped
class FoldingCalls {
  private final Database database;
  private final Agents agents;
  private final WaitingCalls waitingCalls;
  private final Folding.Rules rules;

  FoldingCalls(
      @InGateway Database database,
      Agents agents,
      WaitingCalls waitingCalls,
      GatewayConfig config,
      KnownCampaigns campaigns) {
    this.database = database;
    this.agents = agents;
    this.waitingCalls = waitingCalls;
    this.rules =
        new Folding.Rules(
            config.reservationTimeout(),
            config.bridgingTimeout(),
            campaigns::wrapUp,
            campaigns::mustDispose);
  }

  /**
   * What a batch came to.
   *
   * @param crew the agents it concerned
   * @param waiting the campaigns in which a call waits now
   */
  record Folded(Crew crew, Set<UUID> waiting) {
    Folded and(Set<UUID> more) {
      Set<UUID> all = new HashSet<>(waiting);
      all.addAll(more);
      return new Folded(crew, all);
    }
  }

  Uni<Folded> fold(CallBatch batch) {
    return database.asEngine(
        work ->
            waitingCalls
                .admit(work, batch.arrivals())
                .chain(admitted -> others(work, batch).map(folded -> folded.and(admitted))));
  }

  /** Answers alone concern no agent yet: they are what must be quick. */
  private Uni<Folded> others(Work work, CallBatch batch) {
    if (batch.others().isEmpty()) {
      return Uni.createFrom().item(new Folded(Crew.nobody(), Set.of()));
    }
    return waitingCalls
        .lock(work, batch.callIds())
        .chain(
            calls ->
                agents
                    .lock(work, batch.agentIds(), batch.callIds())
                    .chain(crew -> fold(work, batch, crew, calls)));
  }

  private Uni<Folded> fold(Work work, CallBatch batch, Crew crew, HeldCalls calls) {
    Folding folding = new Folding(crew, calls, rules);
    batch.others().forEach(one -> folding.take(one.id(), (CallEvent) one.event()));
    work.publishAll(folding.commands());
    return agents
        .write(work, crew)
        .chain(() -> waitingCalls.write(work, calls))
        .replaceWith(() -> new Folded(crew, folding.waitingAgain()));
  }
}
