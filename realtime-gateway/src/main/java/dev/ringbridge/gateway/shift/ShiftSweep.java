package dev.ringbridge.gateway.shift;

import dev.ringbridge.core.agent.AgentInput;
import dev.ringbridge.core.agent.Leg;
import dev.ringbridge.foundation.Repeating;
import dev.ringbridge.gateway.GatewayConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ends, each second, what time ends: leases, reservations, wrap-ups, epochs and legs. Any replica
 * does it for all.
 */
@ApplicationScoped
class ShiftSweep {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final Shifting shifting;
  private final Agents agents;
  private final GatewayConfig config;
  private final Steadiness steadiness;
  private @Nullable Repeating rounds;

  ShiftSweep(Shifting shifting, Agents agents, GatewayConfig config, Clock clock) {
    this.shifting = shifting;
    this.agents = agents;
    this.config = config;
    this.steadiness = new Steadiness(clock, config.lease());
  }

  void start(@Observes StartupEvent event) {
    rounds = Repeating.every("ending what time ends", INTERVAL, this::sweep);
  }

  void stop(@Observes ShutdownEvent event) {
    if (rounds != null) {
      rounds.close();
    }
  }

  Uni<Void> sweep() {
    boolean leases = steadiness.isSteady();
    return shifting
        .change(work -> agents.lockOverdue(work, leases), crew -> end(crew, leases))
        .invoke(steadiness::reached)
        .replaceWithVoid();
  }

  private void end(Crew crew, boolean leases) {
    crew.everybody().forEach(one -> end(crew, one, leases));
  }

  private void end(Crew crew, OnShift one, boolean leases) {
    UUID id = one.agent().id();
    Instant now = crew.now();
    if (leases && one.times().leaseUntil().isBefore(now)) {
      crew.tell(id, new AgentInput.SignOut());
    }
    crew.tell(id, new AgentInput.Tick());
    if (one.isAvailable()) {
      renewEpoch(crew, one, now);
    }
  }

  private void renewEpoch(Crew crew, OnShift one, Instant now) {
    UUID id = one.agent().id();
    Leg leg = one.agent().leg();
    Instant legUpAt = one.times().legUpAt();
    if (leg != null && legUpAt != null && legUpAt.isBefore(now.minus(config.legLifetime()))) {
      crew.tell(id, new AgentInput.LegDown(leg.epoch()));
    }
    if (one.times().epochAt().isBefore(now.minus(config.epochLifetime()))) {
      crew.tell(id, new AgentInput.EpochLost(one.agent().epoch()));
    }
  }
}
