package dev.ringbridge.gateway.matching;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The waiting calls of one transaction, their rows locked; it keeps what is to be written. */
public final class HeldCalls {
  private final Map<UUID, WaitingCall> before = new HashMap<>();
  private final Map<UUID, WaitingCall> calls = new HashMap<>();

  HeldCalls(Collection<WaitingCall> locked) {
    locked.forEach(one -> before.put(one.call().callId(), one));
    calls.putAll(before);
  }

  /** A call, if it is here. */
  public Optional<WaitingCall> find(UUID callId) {
    return Optional.ofNullable(calls.get(callId));
  }

  /** Changes a call, if it is here. */
  public void change(UUID callId, UnaryOperator<WaitingCall> change) {
    calls.computeIfPresent(callId, (id, call) -> change.apply(call));
  }

  /** Takes in a call that has no row yet. */
  void add(WaitingCall call) {
    calls.putIfAbsent(call.call().callId(), call);
  }

  List<WaitingCall> changed() {
    return calls.values().stream()
        .filter(one -> !one.equals(before.get(one.call().callId())))
        .sorted((left, right) -> left.call().callId().compareTo(right.call().callId()))
        .toList();
  }
}
