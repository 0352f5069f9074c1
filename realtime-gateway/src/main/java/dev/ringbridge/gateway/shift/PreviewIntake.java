package dev.ringbridge.gateway.shift;

import dev.ringbridge.core.agent.Agent;
import dev.ringbridge.core.agent.AgentInput;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.agent.BreakReason;
import dev.ringbridge.core.preview.PreviewEnd;
import dev.ringbridge.core.preview.PreviewEvent;
import dev.ringbridge.core.preview.PreviewEvent.PreviewClosed;
import dev.ringbridge.core.preview.PreviewEvent.PreviewOffered;
import dev.ringbridge.foundation.event.Envelope;
import dev.ringbridge.foundation.event.Intake;
import dev.ringbridge.gateway.GatewayConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Who looks at a lead is held for its call; who let their time run out is on a break. */
@ApplicationScoped
class PreviewIntake {
  private final Intake intake;
  private final Shifting shifting;
  private final Agents agents;
  private final Duration reservation;

  PreviewIntake(Intake intake, Shifting shifting, Agents agents, GatewayConfig config) {
    this.intake = intake;
    this.shifting = shifting;
    this.agents = agents;
    this.reservation = config.reservationTimeout();
  }

  @Incoming("gateway-preview-events-in")
  Uni<Void> take(List<Envelope> batch) {
    return intake.take(batch, this::apply);
  }

  private Uni<Void> apply(List<Intake.Received> batch) {
    List<PreviewEvent> events =
        batch.stream()
            .map(Intake.Received::event)
            .filter(PreviewEvent.class::isInstance)
            .map(PreviewEvent.class::cast)
            .toList();
    Set<UUID> whom =
        events.stream().map(one -> one.reservation().agentId()).collect(Collectors.toSet());
    return shifting
        .change(
            work -> agents.lock(work, whom, List.of()),
            crew -> events.forEach(event -> tell(crew, event)))
        .replaceWithVoid();
  }

  private void tell(Crew crew, PreviewEvent event) {
    if (event instanceof PreviewOffered offered) {
      hold(crew, offered);
    } else if (event instanceof PreviewClosed closed && closed.end() != PreviewEnd.DIALED) {
      release(crew, closed);
    }
  }

  /** What is dialed in the end is theirs until it is answered, or comes to nothing. */
  private void hold(Crew crew, PreviewOffered offered) {
    Duration atMost = Duration.between(crew.now(), offered.until()).plus(reservation);
    crew.tell(
        offered.reservation().agentId(),
        new AgentInput.Reserve(offered.call().callId(), offered.reservation().epoch(), atMost),
        offered.call());
  }

  private static void release(Crew crew, PreviewClosed closed) {
    UUID agentId = closed.reservation().agentId();
    UUID callId = closed.call().callId();
    boolean let = crew.find(agentId).filter(one -> isTheirs(one.agent(), closed)).isPresent();
    if (closed.end() == PreviewEnd.GIVEN_BACK && let) {
      crew.tell(agentId, new AgentInput.TakeBreak(BreakReason.BREAK));
    }
    crew.tell(agentId, new AgentInput.EpochLost(closed.reservation().epoch()));
    crew.tell(agentId, new AgentInput.Release(callId));
  }

  /** Held for it still, or freed a moment ago because telephony took the call back. */
  private static boolean isTheirs(Agent agent, PreviewClosed closed) {
    long next = closed.reservation().epoch() + 1;
    return closed.call().callId().equals(agent.callId())
        || (agent.state() == AgentState.AVAILABLE && agent.epoch() == next);
  }
}
