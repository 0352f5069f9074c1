package dev.ringbridge.telephony.carrier;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.RecordingChannels;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;

/**
 * A carrier that records calls, one recording for each lead's call. Its requests may be repeated;
 * they fail where the carrier cannot be reached or refuses.
 */
public interface Recorder {
  /**
   * Begins to record a call that goes on.
   *
   * @param again whether that was asked for before and may have happened: then what there is counts
   * @return the carrier's name of the recording; empty where the call is over
   */
  Uni<Optional<String>> start(
      CarrierLeg leg, CallRef call, RecordingChannels channels, boolean again);

  /** Whether a recording can be paused at all. */
  default boolean pauses() {
    return true;
  }

  /** Pauses a recording or goes on with it; false where it is over. */
  Uni<Boolean> pause(CarrierLeg leg, String recordingId, boolean paused);

  /** How a recording stands; empty where the carrier knows none of that name. */
  Uni<Optional<CarrierRecording>> find(UUID accountId, String recordingId);

  /**
   * Fetches what was recorded, as a WAV file.
   *
   * @param sink takes it as it comes, on a thread that may block
   * @return false where it is not there (yet)
   */
  Uni<Boolean> fetch(
      UUID accountId, String recordingId, RecordingChannels channels, MediaSink sink);

  /**
   * Has it deleted there; one that is not there any more is no failure.
   *
   * @return false where the carrier deletes nothing by request: it keeps it as long as it likes
   */
  Uni<Boolean> delete(UUID accountId, String recordingId);

  /** Takes a file as it comes. */
  @FunctionalInterface
  interface MediaSink {
    /**
     * Takes all of it.
     *
     * @param length how many bytes it says it has; negative where it does not say
     * @throws IOException if it is not whole, or cannot be kept
     */
    void take(InputStream file, long length) throws IOException;
  }
}
