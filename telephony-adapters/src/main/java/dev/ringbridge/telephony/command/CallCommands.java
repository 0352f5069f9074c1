package dev.ringbridge.telephony.command;

import dev.ringbridge.core.call.CallCommand;
import dev.ringbridge.core.call.CallCommand.BridgeTo;
import dev.ringbridge.core.call.CallCommand.CancelCall;
import dev.ringbridge.core.call.CallCommand.ConsultWith;
import dev.ringbridge.core.call.CallCommand.HandOverTo;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallCommand.TakeCaller;
import dev.ringbridge.foundation.event.Envelope;
import dev.ringbridge.telephony.Causes;
import dev.ringbridge.telephony.answering.Bridging;
import dev.ringbridge.telephony.incoming.PuttingThrough;
import dev.ringbridge.telephony.talk.Consulting;
import dev.ringbridge.telephony.talk.HandingOver;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes commands from {@code call.commands}, on behalf of all replicas: those of one call in their
 * order, those of different calls side by side. A batch is acknowledged once all are carried out.
 */
@ApplicationScoped
class CallCommands {
  private static final Logger LOG = Logger.getLogger(CallCommands.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final int AT_ONCE = 8;

  private final Bridging bridging;
  private final Withdrawing withdrawing;
  private final PuttingThrough puttingThrough;
  private final HandingOver handingOver;
  private final Consulting consulting;

  CallCommands(
      Bridging bridging,
      Withdrawing withdrawing,
      PuttingThrough puttingThrough,
      HandingOver handingOver,
      Consulting consulting) {
    this.consulting = consulting;
    this.handingOver = handingOver;
    this.puttingThrough = puttingThrough;
    this.bridging = bridging;
    this.withdrawing = withdrawing;
  }

  @Incoming("telephony-call-commands-in")
  Uni<Void> take(List<Envelope> batch) {
    return Multi.createFrom()
        .iterable(byCall(batch).values())
        .onItem()
        .transformToUni(CallCommands.this::inOrder)
        .merge(AT_ONCE)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static Map<UUID, List<CallCommand>> byCall(List<Envelope> batch) {
    batch.stream()
        .filter(envelope -> !(envelope.event() instanceof CallCommand))
        .forEach(
            envelope ->
                LOG.warnf(
                    "passed over a command %s (%s): %s",
                    envelope.id(), envelope.type(), envelope.unreadable()));
    return batch.stream()
        .map(Envelope::event)
        .filter(CallCommand.class::isInstance)
        .map(CallCommand.class::cast)
        .collect(
            Collectors.groupingBy(
                command -> command.call().callId(), LinkedHashMap::new, Collectors.toList()));
  }

  private Uni<Void> inOrder(List<CallCommand> commands) {
    return Multi.createFrom()
        .iterable(commands)
        .onItem()
        .transformToUniAndConcatenate(this::carryOut)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** The database may be away: the command waits. */
  private Uni<Void> carryOut(CallCommand command) {
    return Uni.createFrom()
        .deferred(() -> start(command))
        .onFailure()
        .invoke(
            e ->
                LOG.warnf(
                    "%s of %s waits: %s",
                    command.getClass().getSimpleName(), command.call().callId(), Causes.of(e)))
        .onFailure()
        .retry()
        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
        .indefinitely();
  }

  private Uni<Void> start(CallCommand command) {
    if (command instanceof BridgeTo match) {
      return bridging.bridge(match);
    }
    if (command instanceof HandOverTo wish) {
      return handingOver.handOver(wish);
    }
    if (command instanceof ConsultWith wish) {
      return consulting.consult(wish);
    }
    if (command instanceof TakeCaller taken) {
      return puttingThrough.take(taken);
    }
    if (command instanceof CancelCall cancel) {
      return withdrawing.cancel(cancel);
    }
    if (command instanceof HangUpCall hangUp) {
      return withdrawing.hangUp(hangUp);
    }
    throw new AssertionError("no rule for " + command.getClass().getSimpleName());
  }
}
