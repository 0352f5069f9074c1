package dev.ringbridge.telephony.recording;

import dev.ringbridge.core.call.RecordingChannels;
import dev.ringbridge.core.recording.DeletionCause;
import dev.ringbridge.telephony.recording.Recording.Deletion;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Recordings as the API shows and takes them. */
final class RecordingViews {
  private RecordingViews() {}

  /**
   * A recording.
   *
   * @param id the id of its call
   * @param agentId who talked with the lead
   * @param state WANTED, RECORDING and PAUSED while the call goes on; READY when the carrier has it
   *     whole; KEPT when it can be played; NOTHING, LOST or DELETED where it cannot, for good
   * @param begunAt when lead and agent met
   * @param seconds how long it is; null until that is known
   * @param deletion why it is gone; null while it is not
   * @param atCarrier whether the carrier may still have it: some delete nothing by request
   */
  record RecordingView(
      UUID id,
      UUID campaignId,
      @Nullable UUID leadId,
      UUID agentId,
      RecordingState state,
      RecordingChannels channels,
      Instant begunAt,
      @Nullable Integer seconds,
      @Nullable DeletionView deletion,
      boolean atCarrier) {
    static RecordingView of(Recording recording) {
      Deletion deletion = recording.deletion();
      return new RecordingView(
          recording.id(),
          recording.call().campaignId(),
          recording.call().leadId(),
          recording.agentId(),
          recording.state(),
          recording.channels(),
          recording.begunAt(),
          recording.seconds(),
          deletion == null ? null : DeletionView.of(deletion),
          recording.atCarrier());
    }
  }

  /** The recordings of a lead. */
  record RecordingList(List<RecordingView> items) {
    static RecordingList of(List<Recording> found) {
      return new RecordingList(found.stream().map(RecordingView::of).toList());
    }
  }

  /**
   * That a recording was deleted.
   *
   * @param reason what was said for it; null where its time was up
   * @param byName who did it; null likewise
   */
  record DeletionView(
      Instant at, DeletionCause cause, @Nullable String reason, @Nullable String byName) {
    static DeletionView of(Deletion deletion) {
      return new DeletionView(
          deletion.at(), deletion.cause(), deletion.reason(), deletion.byName());
    }
  }

  /** Why a recording is to be deleted. */
  record RecordingDeletion(@NotBlank @Size(max = 500) String reason) {}

  /**
   * Where a recording can be played.
   *
   * @param url an address under this one, for whoever has it
   * @param expiresAt until when
   */
  record RecordingLink(String url, Instant expiresAt) {
    /** Without the address, which is all that one needs to listen. */
    @Override
    public String toString() {
      return "RecordingLink";
    }
  }

  /**
   * Who could listen to a recording, and did.
   *
   * @param madeAt when they asked for a link
   * @param listens how often it was played from its beginning
   */
  record ListenView(
      UUID userId,
      String userName,
      Instant madeAt,
      int listens,
      @Nullable Instant lastListenedAt) {}

  /** Everybody who asked for a link, the last first. */
  record ListenList(List<ListenView> items) {}

  /**
   * How an organization treats its recordings.
   *
   * @param retentionDays how many days they are kept
   * @param agentsListen whether agents may listen to the calls that they had
   */
  record RecordingSettings(@Min(1) @Max(3650) int retentionDays, boolean agentsListen) {}
}
