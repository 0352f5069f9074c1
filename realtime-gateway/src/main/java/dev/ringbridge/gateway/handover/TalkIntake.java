package dev.ringbridge.gateway.handover;

import dev.ringbridge.core.call.Consultation;
import dev.ringbridge.core.call.TalkSnapshot;
import dev.ringbridge.foundation.event.Envelope;
import dev.ringbridge.foundation.event.Intake;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * What telephony says goes on in talks: that an agent and the colleague whom they ask have come
 * together.
 */
@ApplicationScoped
class TalkIntake {
  private final Intake intake;
  private final HandingOver handingOver;

  TalkIntake(Intake intake, HandingOver handingOver) {
    this.intake = intake;
    this.handingOver = handingOver;
  }

  @Incoming("gateway-talk-state-in")
  Uni<Void> take(List<Envelope> batch) {
    return intake.take(batch, this::apply);
  }

  private Uni<Void> apply(List<Intake.Received> batch) {
    return Multi.createFrom()
        .items(batch.stream().map(Intake.Received::event).filter(TalkSnapshot.class::isInstance))
        .onItem()
        .transformToUniAndConcatenate(talk -> take((TalkSnapshot) talk))
        .collect()
        .last();
  }

  private Uni<Void> take(TalkSnapshot talk) {
    Consultation word = talk.consultation();
    return word == null ? Uni.createFrom().voidItem() : handingOver.talking(talk, word);
  }
}
