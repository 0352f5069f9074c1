package dev.ringbridge.core.recording;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.RecordingChannels;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.core.event.Tenancy;
import java.time.Instant;
import java.util.UUID;

/**
 * The facts on {@code recording.events}. A call has at most one recording, which goes by the call's
 * own id.
 */
public sealed interface RecordingEvent extends Event {
  CallRef call();

  @Override
  default Tenancy tenancy() {
    return call().tenancy();
  }

  @Override
  default UUID key() {
    return call().callId();
  }

  /** The lead pressed the key for no recording; the call goes on without. */
  record RecordingDeclined(CallRef call, Instant at) implements RecordingEvent {}

  /**
   * The recording of a call can be played.
   *
   * @param agentId who talked with the lead
   * @param seconds how long it is
   * @param channels how the voices are kept
   */
  record RecordingReady(
      CallRef call, UUID agentId, int seconds, RecordingChannels channels, Instant at)
      implements RecordingEvent {}

  /**
   * The recording of a call is gone for good.
   *
   * @param cause why
   */
  record RecordingDeleted(CallRef call, DeletionCause cause, Instant at)
      implements RecordingEvent {}
}
