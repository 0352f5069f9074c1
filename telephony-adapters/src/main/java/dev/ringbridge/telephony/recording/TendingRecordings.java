package dev.ringbridge.telephony.recording;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.telephony.Causes;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.RecordingSettings;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.carrier.Errand;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does what is due about recordings: at once where something was just heard, and each second for
 * what was tried in vain, or was left by a process that is gone. A row is lent to one replica at a
 * time.
 */
@ApplicationScoped
class TendingRecordings {
  private static final Logger LOG = Logger.getLogger(TendingRecordings.class);
  private static final int AT_ONCE = 4;
  private static final int MOST_DOUBLINGS = 10;
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final Duration AROUND_A_FETCH = Duration.ofMinutes(1);

  /**
   * With pauses of an hour at the end, for about two days. As long as the trouble is our own store,
   * a recording waits at the carrier and is never given up.
   */
  private static final int MOST_TRIES = 55;

  private final Database database;
  private final RecordingRows rows;
  private final RecordingSteps steps;
  private final RecordingSettings config;

  TendingRecordings(
      @InTelephony Database database,
      RecordingRows rows,
      RecordingSteps steps,
      TelephonyConfig config) {
    this.database = database;
    this.rows = rows;
    this.steps = steps;
    this.config = config.recordings();
  }

  /** A recording is wanted, and that is committed. */
  void begin(@Observes Errand.StartRecording errand) {
    wake(errand.callId());
  }

  /** Does what is due about one, beside whatever asks for it. */
  void wake(UUID id) {
    tend(id).subscribe().with(done -> LOG.debugf("looked after the recording of call %s", id));
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> tend() {
    return tend(null);
  }

  private Uni<Void> tend(@Nullable UUID only) {
    return database
        .asEngine(work -> rows.claim(work, loan(), only))
        .chain(this::tendAll)
        .onFailure()
        .invoke(e -> LOG.warnf("recordings are not looked after: %s", Causes.of(e)))
        .onFailure()
        .recoverWithNull();
  }

  /** It is fetched, and then put where it stays: each may take as long. */
  private Duration loan() {
    return config.fetchTimeout().multipliedBy(2).plus(AROUND_A_FETCH);
  }

  private Uni<Void> tendAll(List<Recording> due) {
    return Multi.createFrom()
        .iterable(due)
        .onItem()
        .transformToUni(this::step)
        .merge(AT_ONCE)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> step(Recording recording) {
    return Uni.createFrom()
        .deferred(() -> steps.take(recording))
        .onFailure()
        .recoverWithUni(e -> inVain(recording, e));
  }

  private Uni<Void> inVain(Recording recording, Throwable e) {
    LOG.warnf(
        "recording of call %s, %s, try %d: %s",
        recording.id(),
        recording.state(),
        recording.tries(),
        StoreException.wordsIn(e).orElseGet(() -> Causes.of(e)));
    boolean lost =
        recording.state() == RecordingState.READY
            && recording.tries() >= MOST_TRIES
            && StoreException.wordsIn(e).isEmpty();
    return database.asEngine(
        work ->
            lost
                ? rows.lose(work, recording.id())
                : rows.wait(work, recording.id(), pause(recording.tries())));
  }

  /** Twice as long each time. */
  private Duration pause(int tries) {
    Duration pause =
        config.backoff().multipliedBy(1L << Math.min(MOST_DOUBLINGS, Math.max(0, tries - 1)));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
