package dev.ringbridge.telephony.recording;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.inbox.Inbox;
import dev.ringbridge.telephony.inbox.Letter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;

/** Takes in what carriers say of recordings, each report once. */
@ApplicationScoped
public class RecordingReports {
  private final Database database;
  private final Inbox inbox;
  private final RecordingRows rows;
  private final TendingRecordings tending;

  RecordingReports(
      @InTelephony Database database, Inbox inbox, RecordingRows rows, TendingRecordings tending) {
    this.database = database;
    this.inbox = inbox;
    this.rows = rows;
    this.tending = tending;
  }

  /** The carrier has a call's recording whole; it is committed when this completes. */
  public Uni<Void> ready(Letter letter, UUID callId, String recordingId, int seconds) {
    return file(letter, work -> rows.ready(work, callId, recordingId, seconds))
        .invoke(() -> tending.wake(callId));
  }

  /**
   * The carrier said something of a call's recording, and is asked what; it is committed when this
   * completes.
   */
  public Uni<Void> heard(Letter letter, UUID callId) {
    return file(letter, work -> rows.hear(work, callId)).invoke(() -> tending.wake(callId));
  }

  /** There is no recording of a call; it is committed when this completes. */
  public Uni<Void> nothing(Letter letter, UUID callId, String recordingId) {
    return file(letter, work -> rows.nothing(work, callId, recordingId));
  }

  private Uni<Void> file(Letter letter, Function<Work, Uni<Void>> effect) {
    return database.asEngine(
        work ->
            inbox
                .file(work, letter)
                .chain(fresh -> fresh ? effect.apply(work) : Uni.createFrom().voidItem()));
  }
}
