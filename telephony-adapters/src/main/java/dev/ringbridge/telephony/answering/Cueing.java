package dev.ringbridge.telephony.answering;

import dev.ringbridge.foundation.Repeating;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Causes;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.carrier.Errands;
import dev.ringbridge.telephony.carrier.Told;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to the carriers that are told. Whoever commits a decision tells it at once; here are the
 * cues that the time gives, five times a second in every replica, and what came of telling.
 */
@ApplicationScoped
class Cueing {
  private static final Logger LOG = Logger.getLogger(Cueing.class);
  private static final int AFTER_OUTBOX = 10;
  private static final Duration EVERY = Duration.ofMillis(200);

  private final Database database;
  private final AnswerBook book;
  private final Errands errands;
  private volatile @Nullable Repeating rounds;

  Cueing(@InTelephony Database database, AnswerBook book, Errands errands) {
    this.database = database;
    this.book = book;
    this.errands = errands;
  }

  void start(@Observes @Priority(AFTER_OUTBOX) StartupEvent event) {
    rounds = Repeating.every("cues of answered calls", EVERY, this::cue);
  }

  private Uni<Void> cue() {
    return database
        .asEngine(this::cue)
        .invoke(errands::run)
        .onFailure()
        .invoke(e -> LOG.debugf("no cue was given: %s", Causes.of(e)))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private Uni<List<Errand>> cue(Work work) {
    return book.rows().lockCued(work).chain(all -> book.takeAll(work, all, new AnswerInput.Cued()));
  }

  /** What is not written down here is told again when its cue comes. */
  void hear(@Observes Told told) {
    database
        .asEngine(
            work -> book.acknowledged(work, told.call().callId(), told.turn(), told.telling()))
        .invoke(errands::run)
        .subscribe()
        .with(
            done -> LOG.debugf("call %s: %s", told.call().callId(), told.telling()),
            failure ->
                LOG.warnf(
                    "what came of telling of call %s is not written down: %s",
                    told.call().callId(), Causes.of(failure)));
  }

  void stop(@Observes ShutdownEvent event) {
    Repeating running = rounds;
    if (running != null) {
      running.close();
    }
  }
}
