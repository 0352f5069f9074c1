package dev.ringbridge.telephony.recording;

import dev.ringbridge.core.audit.AuditAction;
import dev.ringbridge.core.recording.DeletionCause;
import dev.ringbridge.core.recording.RecordingEvent.RecordingDeleted;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.Causes;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.audit.Deed;
import dev.ringbridge.telephony.audit.Deeds;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Deletes recordings, on request and when their time is up. The key goes in the same transaction as
 * the tombstone comes, so that no copy of the file opens any more; the file and what the carrier
 * has follow.
 */
@ApplicationScoped
class Deleting {
  private static final Logger LOG = Logger.getLogger(Deleting.class);

  /** No carrier lets a call live longer; whatever is older and not ready was never heard of. */
  private static final Duration LONGEST_CALL = Duration.ofDays(1);

  private final Database database;
  private final RecordingRows rows;
  private final TendingRecordings tending;
  private final Deeds deeds;
  private final Clock clock;
  private final int standardDays;

  Deleting(
      @InTelephony Database database,
      RecordingRows rows,
      TendingRecordings tending,
      Deeds deeds,
      Clock clock,
      TelephonyConfig config) {
    this.database = database;
    this.rows = rows;
    this.tending = tending;
    this.deeds = deeds;
    this.clock = clock;
    this.standardDays = config.recordings().retentionDays();
  }

  /** Deletes one on request; one that was deleted stays as it is. */
  Uni<Recording> delete(Caller who, UUID id, String reason) {
    return database
        .inOrganization(who.organizationId(), work -> delete(work, who, id, reason))
        .invoke(() -> tending.wake(id));
  }

  private Uni<Recording> delete(Work work, Caller who, UUID id, String reason) {
    return rows.lock(work, id)
        .map(found -> found.orElseThrow(() -> Refusal.notFound("recording")))
        .invoke(this::refuseTooEarly)
        .call(recording -> delete(work, recording, DeletionCause.ON_REQUEST, reason, who))
        .chain(() -> rows.find(work, id).map(found -> found.orElseThrow()));
  }

  private void refuseTooEarly(Recording recording) {
    switch (recording.state()) {
      case WANTED, RECORDING, PAUSED -> {
        if (clock.instant().isBefore(recording.begunAt().plus(LONGEST_CALL))) {
          throw Refusal.of(
              ProblemCode.CONFLICT,
              "The call goes on: its recording can be deleted when it ended.");
        }
      }
      case NOTHING -> throw Refusal.of(ProblemCode.CONFLICT, "There is nothing to delete.");
      case READY, KEPT, LOST, DELETED -> {}
    }
  }

  private Uni<Void> delete(
      Work work,
      Recording recording,
      DeletionCause cause,
      @Nullable String reason,
      @Nullable Caller who) {
    UUID by = who == null ? null : who.userId();
    String byName = who == null ? null : who.name();
    return rows.delete(work, recording.id(), cause, reason, by, byName)
        .invoke(
            done -> {
              if (done) {
                work.publish(new RecordingDeleted(recording.call(), cause, clock.instant()));
                tell(work, recording, reason, who);
              }
            })
        .replaceWithVoid();
  }

  private void tell(Work work, Recording recording, @Nullable String reason, @Nullable Caller who) {
    if (who != null) {
      deeds.tell(
          work, who, Deed.of(AuditAction.RECORDING_DELETED).to(recording.id(), "").because(reason));
    }
  }

  @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> deleteOutdated() {
    return database
        .asEngine(this::deleteOutdated)
        .onFailure()
        .invoke(e -> LOG.warnf("outdated recordings are not deleted: %s", Causes.of(e)))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> deleteOutdated(Work work) {
    return rows.lockOutdated(work, standardDays)
        .onItem()
        .transformToMulti(all -> Multi.createFrom().iterable(all))
        .onItem()
        .transformToUniAndConcatenate(one -> delete(work, one, DeletionCause.RETENTION, null, null))
        .collect()
        .last()
        .replaceWithVoid();
  }
}
