package dev.ringbridge.queue.registry;

import dev.ringbridge.foundation.Repeating;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.compliance.LegalStandings;
import dev.ringbridge.queue.lead.LeadNews.Cause;
import dev.ringbridge.queue.lead.TurningLeads;
import dev.ringbridge.queue.lead.TurningStuckLeads;
import dev.ringbridge.queue.registry.Registries.NumberedLead;
import dev.ringbridge.queue.suppression.Suppressions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Marks leads by official lists, a thousand in a transaction. To mark one twice changes nothing:
 * any replica may, and goes on where one died. Until every lead is marked the list before holds,
 * and leads that are added meanwhile are judged by the new one.
 */
@ApplicationScoped
class ApplyingRegistries {
  private static final int LAST = 30;
  private static final Duration ROUND = Duration.ofSeconds(1);

  private final Database database;
  private final Registries registries;
  private final LegalStandings standings;
  private final Suppressions suppressions;
  private final TurningLeads turning;
  private final TurningStuckLeads stuck;
  private @Nullable Repeating rounds;

  ApplyingRegistries(
      @InQueue Database database,
      Registries registries,
      LegalStandings standings,
      Suppressions suppressions,
      TurningLeads turning,
      TurningStuckLeads stuck) {
    this.database = database;
    this.registries = registries;
    this.standings = standings;
    this.suppressions = suppressions;
    this.turning = turning;
    this.stuck = stuck;
  }

  void start(@Observes @Priority(LAST) StartupEvent event) {
    rounds = Repeating.every("applying of registries", ROUND, this::round);
  }

  void stop(@Observes ShutdownEvent event) {
    if (rounds != null) {
      rounds.close();
    }
  }

  Uni<Void> round() {
    return database
        .asEngine(registries::next)
        .chain(next -> next.isEmpty() ? Uni.createFrom().voidItem() : apply(next.get()));
  }

  /**
   * Who is marked is whom this sees; whoever adds a lead meanwhile judges it by the new list. The
   * round between lets those end who began to add one before.
   */
  private Uni<Void> apply(Registry registry) {
    return registry.state() == RegistryState.LOADED
        ? begin(registry)
        : mark(registry, "")
            .chain(() -> database.asEngine(work -> registries.current(work, registry.id())))
            .chain(() -> stuck.turn(registry.tenancy().organizationId()));
  }

  private Uni<Void> begin(Registry registry) {
    return database.asEngine(
        work ->
            suppressions
                .holdImports(work, registry.tenancy().organizationId())
                .chain(() -> registries.apply(work, registry.id())));
  }

  private Uni<Void> mark(Registry registry, String after) {
    return page(registry, after)
        .chain(
            marked ->
                marked.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : mark(registry, marked.get(marked.size() - 1).phone()));
  }

  private Uni<List<NumberedLead>> page(Registry registry, String after) {
    return database.asEngine(
        work ->
            registries
                .leads(work, registry.tenancy().organizationId(), after)
                .call(
                    leads ->
                        judge(
                            work,
                            leads.stream().map(NumberedLead::id).toList(),
                            registry.inWords())));
  }

  /** Where a list has the number whose turn it is, another of the lead's may take it. */
  private Uni<Void> judge(Work work, List<UUID> leads, String why) {
    return standings
        .settle(work, leads, why)
        .chain(() -> turning.turn(work, leads, new Cause(why, null)));
  }

  @Scheduled(every = "1h")
  Uni<Void> forgetAbandoned() {
    return database.asEngine(registries::forgetAbandoned);
  }
}
