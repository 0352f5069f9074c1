package dev.ringbridge.gateway.shift;

import dev.ringbridge.core.agent.AgentInput;
import dev.ringbridge.core.lead.FollowUp.CallDisposed;
import dev.ringbridge.foundation.event.Envelope;
import dev.ringbridge.foundation.event.Intake;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Of which calls it was said what came of them: their agents owe nothing more. */
@ApplicationScoped
class DispositionIntake {
  private final Intake intake;
  private final Shifting shifting;
  private final Agents agents;

  DispositionIntake(Intake intake, Shifting shifting, Agents agents) {
    this.intake = intake;
    this.shifting = shifting;
    this.agents = agents;
  }

  @Incoming("gateway-lead-events-in")
  Uni<Void> take(List<Envelope> batch) {
    return intake.take(batch, this::apply);
  }

  private Uni<Void> apply(List<Intake.Received> batch) {
    List<CallDisposed> words =
        batch.stream()
            .map(Intake.Received::event)
            .filter(CallDisposed.class::isInstance)
            .map(CallDisposed.class::cast)
            .toList();
    List<UUID> disposed = words.stream().map(word -> word.call().callId()).distinct().toList();
    return disposed.isEmpty()
        ? Uni.createFrom().voidItem()
        : shifting
            .change(
                work -> agents.lock(work, List.of(), disposed),
                crew -> words.forEach(word -> settle(crew, word)))
            .replaceWithVoid();
  }

  /**
   * A call that is nobody's any more was let go of before, or its agent was. A word that was said
   * while another agent had the call settles nothing for whom it was handed over to.
   */
  private static void settle(Crew crew, CallDisposed word) {
    UUID callId = word.call().callId();
    crew.holdersOf(callId).stream()
        .map(one -> one.agent().id())
        .filter(id -> word.agentId() == null || id.equals(word.agentId()))
        .forEach(id -> crew.tell(id, new AgentInput.Disposed(callId)));
  }
}
