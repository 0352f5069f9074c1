package dev.ringbridge.gateway.matching;

import dev.ringbridge.foundation.Repeating;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.gateway.InGateway;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The last net under matching: twice a second, wherever a call waits beside a free agent. */
@ApplicationScoped
class MatchingSweep {
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final Matching matching;
  private final WaitingCalls calls;
  private final Database database;
  private @Nullable Repeating rounds;

  MatchingSweep(Matching matching, WaitingCalls calls, @InGateway Database database) {
    this.matching = matching;
    this.calls = calls;
    this.database = database;
  }

  void start(@Observes StartupEvent event) {
    rounds = Repeating.every("matching what was missed", INTERVAL, matching::matchAll);
  }

  void stop(@Observes ShutdownEvent event) {
    if (rounds != null) {
      rounds.close();
    }
  }

  @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> purge() {
    return database.asEngine(calls::purge);
  }
}
