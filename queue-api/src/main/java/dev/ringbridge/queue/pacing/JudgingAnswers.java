package dev.ringbridge.queue.pacing;

import dev.ringbridge.core.pacing.Restraint;
import dev.ringbridge.foundation.Repeating;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.QueueConfig;
import dev.ringbridge.queue.QueueConfig.LateAnswers;
import dev.ringbridge.queue.call.HandledAnswers;
import dev.ringbridge.queue.pacing.Restraints.Window;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Judges once a second how late each organization answers, and lets it dial less, or more again.
 * Any replica does it for all.
 */
@ApplicationScoped
class JudgingAnswers {
  private static final Logger LOG = Logger.getLogger(JudgingAnswers.class);
  private static final int LAST = 30;
  private static final Duration ROUND = Duration.ofSeconds(1);

  private final Database database;
  private final HandledAnswers answers;
  private final Restraints restraints;
  private final Restraint.Rules rules;
  private @Nullable Repeating rounds;

  JudgingAnswers(
      @InQueue Database database,
      HandledAnswers answers,
      Restraints restraints,
      QueueConfig config) {
    this.database = database;
    this.answers = answers;
    this.restraints = restraints;
    LateAnswers late = config.pacing().lateAnswers();
    this.rules = new Restraint.Rules(late.window(), late.longestWindow(), late.tolerated());
  }

  void start(@Observes @Priority(LAST) StartupEvent event) {
    rounds = Repeating.every("judging how late answers are", ROUND, this::judge);
  }

  void stop(@Observes ShutdownEvent event) {
    if (rounds != null) {
      rounds.close();
    }
  }

  private Uni<Void> judge() {
    return database
        .asEngine(this::hear)
        .chain(() -> database.asEngine(this::judge))
        .invoke(windows -> windows.forEach(this::tell))
        .replaceWithVoid();
  }

  private Uni<Void> hear(Work work) {
    return answers.take(work).chain(taken -> restraints.hear(work, taken));
  }

  private Uni<List<Window>> judge(Work work) {
    return restraints.open(work).call(windows -> close(work, windows));
  }

  private Uni<Void> close(Work work, List<Window> windows) {
    return Multi.createFrom()
        .iterable(windows)
        .onItem()
        .transformToUniAndConcatenate(window -> close(work, window))
        .collect()
        .last();
  }

  private Uni<Void> close(Work work, Window window) {
    return window
        .judged(rules)
        .map(next -> restraints.close(work, window, next))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  /** Operators hear when it begins and when it ends. */
  private void tell(Window window) {
    boolean held = window.restraint().holds();
    boolean holds = window.judged(rules).orElse(window.restraint()).holds();
    if (holds && !held) {
      LOG.warnf(
          "answers come late, less is dialed until they do not: %d of %d, organization=%s",
          window.heard().late(), window.heard().handled(), window.organizationId());
    } else if (held && !holds) {
      LOG.infof("answers come in time again, organization=%s", window.organizationId());
    }
  }
}
