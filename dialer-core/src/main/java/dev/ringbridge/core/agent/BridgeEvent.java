package dev.ringbridge.core.agent;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.core.event.Tenancy;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts on {@code bridge.events}: which answered call went to which agent. */
public sealed interface BridgeEvent extends Event {
  CallRef call();

  @Override
  default Tenancy tenancy() {
    return call().tenancy();
  }

  @Override
  default UUID key() {
    return call().callId();
  }

  /**
   * An answered call was matched with a free agent.
   *
   * @param waitedMillis from the answer to the match; none where it is handed over
   * @param handedBy what whoever hands the call over is called; null where it was nobody's before
   * @param readyAt since when both were there, the call answered and the agent free; null where it
   *     is handed over
   */
  record AgentMatched(
      CallRef call,
      UUID agentId,
      String room,
      long legEpoch,
      long waitedMillis,
      @Nullable String handedBy,
      @Nullable Instant readyAt,
      Instant at)
      implements BridgeEvent {
    /** Handed over, or by a gateway that does not say since when both were there. */
    public AgentMatched(
        CallRef call,
        UUID agentId,
        String room,
        long legEpoch,
        long waitedMillis,
        @Nullable String handedBy,
        Instant at) {
      this(call, agentId, room, legEpoch, waitedMillis, handedBy, null, at);
    }
  }

  /**
   * The match came to nothing; the agent is free for another.
   *
   * @param overdue whether that is so because nothing was heard of it in time
   */
  record AgentFreed(CallRef call, UUID agentId, boolean overdue, Instant at)
      implements BridgeEvent {}
}
