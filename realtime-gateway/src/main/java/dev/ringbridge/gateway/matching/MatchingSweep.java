package dev.ringbridge.gateway.matching;

import dev.ringbridge.foundation.Repeating;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.gateway.GatewayConfig;
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

/** The last net under matching: wherever a call waits beside a free agent. */
@ApplicationScoped
class MatchingSweep {
  private final Matching matching;
  private final WaitingCalls calls;
  private final Database database;
  private final Duration interval;
  private @Nullable Repeating rounds;

  MatchingSweep(
      Matching matching, WaitingCalls calls, @InGateway Database database, GatewayConfig config) {
    this.matching = matching;
    this.calls = calls;
    this.database = database;
    this.interval = config.matchingSweep();
  }

  void start(@Observes StartupEvent event) {
    rounds = Repeating.every("matching what was missed", interval, matching::matchAll);
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
