package dev.ringbridge.core.call;

import dev.ringbridge.core.event.Event;
import dev.ringbridge.core.event.Tenancy;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The facts on {@code call.events}: what telephony knows of a call. They come twice, late and out
 * of order.
 */
public sealed interface CallEvent extends Event {
  CallRef call();

  @Override
  default Tenancy tenancy() {
    return call().tenancy();
  }

  @Override
  default UUID key() {
    return call().callId();
  }

  /** The fence is taken and the request is about to be sent. */
  record CallPlacing(CallRef call, @Nullable Reservation reservation, Instant at)
      implements CallEvent {}

  /**
   * The carrier took the request.
   *
   * @param carrierCallId the carrier's name for the call
   */
  record CallPlaced(CallRef call, String carrierCallId, Instant at) implements CallEvent {}

  /**
   * The request was sent and what became of it is not known.
   *
   * @param cause what was seen instead of an answer, for people
   */
  record CallPlacementLost(
      CallRef call, @Nullable Reservation reservation, String cause, Instant at)
      implements CallEvent {}

  /** The lead's phone rings. */
  record CallRinging(CallRef call, Instant at) implements CallEvent {}

  /**
   * The carrier said how far it vouches for the number that the call shows.
   *
   * @param attestation its level
   */
  record CallAttested(CallRef call, Attestation attestation, Instant at) implements CallEvent {}

  /**
   * Picked up. The answered callback and the first fetch of the answer's instructions are this one
   * fact.
   *
   * @param reservation the agent promised to it, if any
   * @param safeHarborAt when the lead must be bridged or hear the message; the moment of the answer
   *     where it hears a broadcast's message first
   */
  record CallAnswered(
      CallRef call, @Nullable Reservation reservation, Instant safeHarborAt, Instant at)
      implements CallEvent {
    /** Whether an agent is wanted; otherwise none is before {@link TransferRequested}. */
    public boolean wantsAgent() {
      return safeHarborAt.isAfter(at);
    }
  }

  /** A broadcast's message was said to its end. */
  record MessageHeard(CallRef call, Instant at) implements CallEvent {}

  /**
   * Who heard a broadcast's message asks for an agent: from now on the call waits for one.
   *
   * @param safeHarborAt when the lead must be bridged, or hear that nobody is free
   */
  record TransferRequested(CallRef call, Instant safeHarborAt, Instant at) implements CallEvent {}

  /** Who heard a broadcast's message asks not to be called any more. */
  record OptedOut(CallRef call, Instant at) implements CallEvent {}

  /** The detection's verdict, which may come after the bridge or never. */
  record AnswererDetected(CallRef call, Answerer answerer, Instant at) implements CallEvent {}

  /**
   * Proof: the lead joined the room in which this agent's leg is.
   *
   * @param room the conference
   * @param legEpoch which of the agent's legs was there
   * @param handedBy the colleague who talked with the lead before and handed them over; null where
   *     nobody did
   * @param orderedAt when it was decided that the lead goes into that room, which is what takes
   *     long in a house that is late; null where they were handed over
   */
  record CallBridged(
      CallRef call,
      UUID agentId,
      String room,
      long legEpoch,
      @Nullable UUID handedBy,
      @Nullable Instant orderedAt,
      Instant at)
      implements CallEvent {
    /** With whoever the call was matched with first. */
    public CallBridged(CallRef call, UUID agentId, String room, long legEpoch, Instant at) {
      this(call, agentId, room, legEpoch, null, null, at);
    }

    /** With a colleague, to whom the lead was handed over. */
    public CallBridged(
        CallRef call, UUID agentId, String room, long legEpoch, UUID handedBy, Instant at) {
      this(call, agentId, room, legEpoch, handedBy, null, at);
    }
  }

  /**
   * The agent handed the lead over and is out of the call, which goes on.
   *
   * @param agentId who did, and is free to write it up
   * @param toAgentId the colleague whose call it is once they are seen together; null where it was
   *     a third party
   * @param leftAlone whether nobody took them: they are told so
   */
  record CallHandedOver(
      CallRef call, UUID agentId, @Nullable UUID toAgentId, boolean leftAlone, Instant at)
      implements CallEvent {
    /** To a third party. */
    public CallHandedOver(CallRef call, UUID agentId, Instant at) {
      this(call, agentId, null, false, at);
    }

    /** To a colleague. */
    public CallHandedOver(CallRef call, UUID agentId, UUID toAgentId, Instant at) {
      this(call, agentId, toAgentId, false, at);
    }

    /** To nobody who took them. */
    public static CallHandedOver leftAlone(CallRef call, UUID agentId, Instant at) {
      return new CallHandedOver(call, agentId, null, true, at);
    }
  }

  /**
   * A {@link CallCommand.BridgeTo} or a {@link CallCommand.HandOverTo} that could not be carried
   * out any more, or a {@link CallCommand.ConsultWith} that could not, or is over.
   *
   * @param agentId the agent who is free again
   * @param reason why not
   * @param handedBy who wanted to hand the call over to them, and keeps it where the lead has not
   *     left them; null where nobody did
   * @param wishedAt when that was wished; null where nobody did, or where it was begun and failed
   */
  record BridgeRefused(
      CallRef call,
      UUID agentId,
      BridgeRefusal reason,
      @Nullable UUID handedBy,
      @Nullable Instant wishedAt,
      Instant at)
      implements CallEvent {
    /** Of a call that nobody talked on yet. */
    public BridgeRefused(CallRef call, UUID agentId, BridgeRefusal reason, Instant at) {
      this(call, agentId, reason, null, null, at);
    }

    /** Of a hand-over that was begun. */
    public BridgeRefused(
        CallRef call, UUID agentId, BridgeRefusal reason, UUID handedBy, Instant at) {
      this(call, agentId, reason, handedBy, null, at);
    }

    /** Of which time it speaks: what was wished after it is not refused by it. */
    public Instant speaksOf() {
      return wishedAt == null ? at : wishedAt;
    }
  }

  /** No agent came in time, and the lead hears the safe-harbor message. */
  record SafeHarborGiven(CallRef call, Instant at) implements CallEvent {}

  /** The lead turned out to be a machine and was moved to the message. */
  record MachineMessageGiven(CallRef call, Instant at) implements CallEvent {}

  /**
   * Over.
   *
   * @param reservation the agent promised to it, if any
   * @param ending how
   * @param evidence how that is known
   */
  record CallEnded(
      CallRef call, @Nullable Reservation reservation, Ending ending, Evidence evidence, Instant at)
      implements CallEvent {}
}
