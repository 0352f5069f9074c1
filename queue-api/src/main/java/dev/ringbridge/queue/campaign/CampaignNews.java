package dev.ringbridge.queue.campaign;

import dev.ringbridge.foundation.Repeating;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.queue.InQueue;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps campaign.state true: folds the counts and publishes each campaign that changed, within half
 * a second.
 */
@ApplicationScoped
class CampaignNews {
  private static final int LAST = 20;
  private static final Duration ROUND = Duration.ofMillis(250);

  private final Database database;
  private final Tallies tallies;
  private @Nullable Repeating rounds;

  CampaignNews(@InQueue Database database, Tallies tallies) {
    this.database = database;
    this.tallies = tallies;
  }

  void start(@Observes @Priority(LAST) StartupEvent event) {
    rounds = Repeating.every("telling of campaigns", ROUND, this::tell);
  }

  void stop(@Observes ShutdownEvent event) {
    if (rounds != null) {
      rounds.close();
    }
  }

  Uni<Void> tell() {
    return database
        .asEngine(tallies::fold)
        .chain(() -> database.asEngine(work -> tallies.news(work).invoke(work::publishAll)))
        .replaceWithVoid();
  }
}
