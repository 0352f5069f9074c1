package dev.ringbridge.telephony.recording;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.RecordingChannels;
import dev.ringbridge.core.recording.DeletionCause;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recording, as its row says. It goes by its call's own id.
 *
 * @param call whose recording it is
 * @param agentId who talked with the lead
 * @param leg the call at the carrier
 * @param carrierId the carrier's name of the recording, null until it began
 * @param channels how the voices are kept
 * @param atCarrier whether the carrier may still have it
 * @param tries how often in a row what is due was tried
 * @param begunAt when lead and agent met
 * @param seconds how long it is, null until that is known
 * @param kept where it is kept here, null while it is not
 * @param deletion why there is none any more, null while there is one
 */
record Recording(
    CallRef call,
    UUID agentId,
    CarrierLeg leg,
    @Nullable String carrierId,
    RecordingChannels channels,
    RecordingState state,
    boolean atCarrier,
    int tries,
    Instant begunAt,
    @Nullable Integer seconds,
    @Nullable KeptFile kept,
    @Nullable Deletion deletion) {
  UUID id() {
    return call.callId();
  }

  Optional<String> atTheCarrier() {
    return Optional.ofNullable(carrierId).filter(id -> atCarrier);
  }

  /**
   * A file that is kept.
   *
   * @param place its name in the store
   * @param bytes how long what was recorded is, before encryption
   * @param keyId which configured key opens the file's own
   * @param sealedKey the file's own key, sealed
   */
  record KeptFile(String place, long bytes, String keyId, String sealedKey) {
    @Override
    public String toString() {
      return "KeptFile[" + place + "]";
    }
  }

  /**
   * That it was deleted.
   *
   * @param byId who asked for it, null where nobody did
   */
  record Deletion(
      Instant at,
      DeletionCause cause,
      @Nullable String reason,
      @Nullable UUID byId,
      @Nullable String byName) {}
}
