package dev.ringbridge.core.call;

import dev.ringbridge.core.event.Event;
import dev.ringbridge.core.event.Tenancy;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The commands on {@code call.commands}: what is wanted of a call that exists already. Any service
 * may write them.
 */
public sealed interface CallCommand extends Event {
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
   * Do not place it; if it rings already, cancel it where the rule says so.
   *
   * @param reason why it is taken back
   * @param cancelRinging false lets a call that rings go on
   */
  record CancelCall(CallRef call, RevocationReason reason, boolean cancelRinging, Instant at)
      implements CallCommand {}

  /**
   * End it, whatever it does.
   *
   * @param agentId who asked, null for the engine itself
   */
  record HangUpCall(CallRef call, @Nullable UUID agentId, Instant at) implements CallCommand {}

  /**
   * Take a call that came in for the call of this lead, and let it wait for an agent as one that
   * was dialed and answered does.
   *
   * @param rules how it is carried; what is said where nobody is free is known where it came in
   * @param reservation the agent whom it is meant for, if any
   */
  record TakeCaller(CallRef call, CallRules rules, @Nullable Reservation reservation, Instant at)
      implements CallCommand {}

  /**
   * Put the answered call into the room in which the agent waits.
   *
   * @param room the conference the agent's leg is in
   * @param legEpoch which of the agent's legs that room belongs to
   * @param answeredAt when the lead answered
   */
  record BridgeTo(
      CallRef call, UUID agentId, String room, long legEpoch, Instant answeredAt, Instant at)
      implements CallCommand {}

  /**
   * Put the lead, who talks with one agent, into the room in which another waits.
   *
   * @param fromAgentId who hands them over
   * @param agentId to whom
   * @param room the conference the colleague's leg is in
   * @param legEpoch which of the colleague's legs that room belongs to
   * @param heldUntil until when the colleague is held for them: who came later would meet another
   *     lead, so telephony begins only what it has seen through, or given up, by then; null in what
   *     was said before that was, and then nothing is begun
   */
  record HandOverTo(
      CallRef call,
      UUID fromAgentId,
      UUID agentId,
      String room,
      long legEpoch,
      @Nullable Instant heldUntil,
      Instant at)
      implements CallCommand {}

  /**
   * Let an agent who holds their lead talk with a colleague, in the room in which the colleague
   * waits.
   *
   * @param consultationId names it: said again, nothing more happens
   * @param fromAgentId who asks
   * @param fromName what they are called
   * @param agentId whom
   * @param name what the colleague is called
   * @param room the conference the colleague's leg is in
   * @param legEpoch which of the colleague's legs that room belongs to
   * @param until when it ends by itself
   * @param heldUntil until when the colleague is held unless it is said that they talk: it is begun
   *     in time for that, or not at all; null in what was said before that was, when they were held
   *     for all of it
   */
  record ConsultWith(
      CallRef call,
      UUID consultationId,
      UUID fromAgentId,
      String fromName,
      UUID agentId,
      String name,
      String room,
      long legEpoch,
      Instant until,
      @Nullable Instant heldUntil,
      Instant at)
      implements CallCommand {}
}
