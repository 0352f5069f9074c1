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
   */
  record AgentMatched(
      CallRef call,
      UUID agentId,
      String room,
      long legEpoch,
      long waitedMillis,
      @Nullable String handedBy,
      Instant at)
      implements BridgeEvent {}

  /**
   * The match came to nothing; the agent is free for another.
   *
   * @param overdue whether that is so because nothing was heard of it in time
   */
  record AgentFreed(CallRef call, UUID agentId, boolean overdue, Instant at)
      implements BridgeEvent {}
}
