package dev.ringbridge.gateway.matching;

import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallEvent.AnswererDetected;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallAttested;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallHandedOver;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallEvent.CallPlacementLost;
import dev.ringbridge.core.call.CallEvent.CallPlacing;
import dev.ringbridge.core.call.CallEvent.CallRinging;
import dev.ringbridge.core.call.CallEvent.MessageHeard;
import dev.ringbridge.core.call.CallEvent.OptedOut;
import dev.ringbridge.core.call.CallEvent.TransferRequested;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.foundation.event.Intake;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The events of one batch that mean something here.
 *
 * @param arrivals the calls that want an agent, each once
 * @param others the others, in their order
 */
record CallBatch(List<Arrival> arrivals, List<Intake.Received> others) {

  static CallBatch of(List<Intake.Received> batch) {
    List<Arrival> arrivals =
        List.copyOf(
            batch.stream()
                .flatMap(received -> Arrival.of(received.event()).stream())
                .collect(
                    Collectors.toMap(one -> one.call().callId(), one -> one, (one, same) -> one))
                .values());
    return new CallBatch(arrivals, batch.stream().filter(one -> concerns(one.event())).toList());
  }

  private static boolean concerns(Object event) {
    if (event instanceof CallPlacing placing) {
      return placing.reservation() != null;
    }
    if (event instanceof CallPlacementLost lost) {
      return lost.reservation() != null;
    }
    return event instanceof CallEvent
        && !(event instanceof CallAnswered)
        && !(event instanceof MessageHeard)
        && !(event instanceof TransferRequested)
        && !(event instanceof OptedOut)
        && !(event instanceof CallPlaced)
        && !(event instanceof CallRinging)
        && !(event instanceof CallAttested)
        && !(event instanceof AnswererDetected);
  }

  boolean isEmpty() {
    return arrivals.isEmpty() && others.isEmpty();
  }

  /** The calls that the others speak of. */
  Set<UUID> callIds() {
    return others.stream()
        .map(one -> ((CallEvent) one.event()).call().callId())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The agents that the others name. */
  Set<UUID> agentIds() {
    return others.stream()
        .map(one -> agentOf(one.event()))
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static @Nullable UUID agentOf(Object event) {
    if (event instanceof CallBridged bridged) {
      return bridged.agentId();
    }
    if (event instanceof BridgeRefused refused) {
      return refused.agentId();
    }
    if (event instanceof CallHandedOver handed) {
      return handed.agentId();
    }
    Reservation promise = promiseIn(event);
    return promise == null ? null : promise.agentId();
  }

  private static @Nullable Reservation promiseIn(Object event) {
    if (event instanceof CallPlacing placing) {
      return placing.reservation();
    }
    if (event instanceof CallPlacementLost lost) {
      return lost.reservation();
    }
    return event instanceof CallEnded ended ? ended.reservation() : null;
  }
}
