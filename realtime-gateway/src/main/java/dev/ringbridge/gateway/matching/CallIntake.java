package dev.ringbridge.gateway.matching;

import dev.ringbridge.foundation.event.Envelope;
import dev.ringbridge.foundation.event.Intake;
import dev.ringbridge.gateway.shift.Shifting;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * What telephony says of calls: one transaction for a batch, then the matches it makes possible.
 */
@ApplicationScoped
class CallIntake {
  private final Intake intake;
  private final FoldingCalls folding;
  private final Matching matching;
  private final Shifting shifting;

  CallIntake(Intake intake, FoldingCalls folding, Matching matching, Shifting shifting) {
    this.intake = intake;
    this.folding = folding;
    this.matching = matching;
    this.shifting = shifting;
  }

  @Incoming("gateway-call-events-in")
  Uni<Void> take(List<Envelope> batch) {
    return intake.take(batch, this::apply);
  }

  private Uni<Void> apply(List<Intake.Received> batch) {
    CallBatch calls = CallBatch.of(batch);
    return calls.isEmpty()
        ? Uni.createFrom().voidItem()
        : folding.fold(calls).invoke(this::followUp).replaceWithVoid();
  }

  private void followUp(FoldingCalls.Folded written) {
    shifting.committed(written.crew());
    matching.soon(written.waiting());
  }
}
