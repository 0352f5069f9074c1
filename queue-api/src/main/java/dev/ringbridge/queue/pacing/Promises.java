package dev.ringbridge.queue.pacing;

import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.queue.lead.Queue.Claimed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which agent each call is reserved for before it is dialed: who promised a callback gets it if
 * they are free; the others are given in order.
 */
final class Promises {
  private final Map<UUID, Reservation> free = new HashMap<>();
  private final Deque<UUID> order = new ArrayDeque<>();
  private final Map<UUID, Reservation> given = new HashMap<>();

  /**
   * @param usable agents who are free, in an epoch that no call has spent
   * @param everyCall whether every call is reserved, or only the promised ones
   */
  Promises(List<Claimed> claimed, List<Reservation> usable, boolean everyCall) {
    usable.forEach(agent -> free.put(agent.agentId(), agent));
    usable.forEach(agent -> order.add(agent.agentId()));
    claimed.forEach(this::keep);
    if (everyCall) {
      claimed.stream().filter(one -> !given.containsKey(one.callId())).forEach(this::giveNext);
    }
  }

  private void keep(Claimed one) {
    UUID owner = one.promisedBy();
    Reservation kept = owner == null ? null : free.remove(owner);
    if (kept != null) {
      given.put(one.callId(), kept);
    }
  }

  private void giveNext(Claimed one) {
    while (!order.isEmpty()) {
      Reservation next = free.remove(order.poll());
      if (next != null) {
        given.put(one.callId(), next);
        return;
      }
    }
  }

  /** The agent a call is reserved for; null where one is chosen at the answer. */
  @Nullable Reservation of(Claimed call) {
    return given.get(call.callId());
  }
}
