package dev.ringbridge.gateway.shift;

import dev.ringbridge.core.agent.AgentInput;
import dev.ringbridge.core.agent.AgentLegEvent;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.agent.Leg;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.foundation.event.Envelope;
import dev.ringbridge.foundation.event.Intake;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What telephony says of the agents' legs. */
@ApplicationScoped
class LegIntake {
  private final Intake intake;
  private final Shifting shifting;
  private final Agents agents;

  LegIntake(Intake intake, Shifting shifting, Agents agents) {
    this.intake = intake;
    this.shifting = shifting;
    this.agents = agents;
  }

  @Incoming("gateway-agent-legs-in")
  Uni<Void> take(List<Envelope> batch) {
    return intake.take(batch, this::apply);
  }

  private Uni<Void> apply(List<Intake.Received> batch) {
    List<AgentLegEvent> events =
        batch.stream()
            .map(Intake.Received::event)
            .filter(AgentLegEvent.class::isInstance)
            .map(AgentLegEvent.class::cast)
            .toList();
    Map<UUID, Tenancy> whose =
        events.stream()
            .collect(
                Collectors.toMap(
                    AgentLegEvent::agentId, AgentLegEvent::tenancy, (one, same) -> same));
    return shifting
        .change(
            work ->
                agents
                    .ensure(work, whose)
                    .chain(() -> agents.lock(work, whose.keySet(), List.of())),
            crew -> events.forEach(event -> crew.tell(event.agentId(), input(event))))
        .replaceWithVoid();
  }

  private static AgentInput input(AgentLegEvent event) {
    return event instanceof AgentLegUp up
        ? new AgentInput.LegUp(new Leg(up.room(), up.legEpoch(), up.accountId()))
        : new AgentInput.LegDown(event.legEpoch());
  }
}
