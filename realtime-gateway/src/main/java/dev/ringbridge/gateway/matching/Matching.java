package dev.ringbridge.gateway.matching;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.gateway.InGateway;
import dev.ringbridge.gateway.shift.AgentsFree;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Gives answered calls to free agents, whenever either side changed. */
@ApplicationScoped
class Matching {
  private static final Logger LOG = Logger.getLogger(Matching.class);
  private static final Duration PAUSE = Duration.ofMillis(4);
  private static final int LOOKS = 25;

  private final Database database;
  private final Matches matches;
  private final WaitingCalls calls;
  private final Turns turns = new Turns(campaignId -> look(campaignId, LOOKS));
  private final Timer waits;

  Matching(
      @InGateway Database database, Matches matches, WaitingCalls calls, MeterRegistry meters) {
    this.database = database;
    this.matches = matches;
    this.calls = calls;
    this.waits =
        Timer.builder("ringbridge.gateway.match.wait")
            .description("from the answer to the match")
            .publishPercentileHistogram()
            .register(meters);
  }

  /** Matches soon. Whoever asks must have committed what makes a match possible. */
  void soon(Collection<UUID> campaignIds) {
    campaignIds.forEach(
        campaignId ->
            match(campaignId)
                .subscribe()
                .with(
                    done -> {}, e -> LOG.warnf("matching waits for the sweep: %s", e.toString())));
  }

  /** Matches what can be matched in a campaign. */
  Uni<Void> match(UUID campaignId) {
    return Uni.createFrom().completionStage(() -> turns.ask(campaignId));
  }

  /** Agents became free: whatever waits for them is matched. */
  void free(@Observes AgentsFree agents) {
    database
        .asEngine(work -> calls.servedBy(work, agents.agentIds()))
        .subscribe()
        .with(this::soon, e -> LOG.warnf("matching waits for the sweep: %s", e.toString()));
  }

  /** Matches wherever a match was missed: a process died between its commit and its match. */
  Uni<Void> matchAll() {
    return database.asEngine(matches::matchable).invoke(this::soon).replaceWithVoid();
  }

  /** A row that somebody else had locked was passed by, so one looks again a few times. */
  private Uni<Void> look(UUID campaignId, int looks) {
    return database
        .asEngine(work -> matches.match(work, campaignId))
        .invoke(given -> count(given.made()))
        .chain(given -> given.missed() && looks > 1 ? lookAgain(campaignId, looks - 1) : nothing());
  }

  private Uni<Void> lookAgain(UUID campaignId, int looks) {
    return nothing().onItem().delayIt().by(PAUSE).chain(() -> look(campaignId, looks));
  }

  private void count(List<Match> made) {
    made.forEach(match -> waits.record(match.waited()));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
