package dev.ringbridge.gateway.shift;

import dev.ringbridge.core.event.Ids;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.foundation.Repeating;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.event.EventPublisher;
import dev.ringbridge.foundation.event.OutgoingEvent;
import dev.ringbridge.gateway.GatewayConfig;
import dev.ringbridge.gateway.InGateway;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Renews, each second, the leases of the agents whose sockets this process holds, and says that
 * they are still there: an agent.state older than two seconds counts as no agent. A tenth of them
 * at a time: all at once would lock every agent against a match, and have every reader busy with a
 * burst, once a second.
 *
 * <p>These repeated snapshots do not go through the outbox. One that is lost is made up for a
 * second later, and one that is sent again later is worth nothing: a row for each, kept for an
 * hour, would be 3,600 dead rows per agent.
 */
@ApplicationScoped
class Leases {
  private static final int SLICES = 10;
  private static final Duration INTERVAL = Duration.ofMillis(100);
  private static final String SOURCE = "/ringbridge/realtime-gateway";

  private final Database database;
  private final Agents agents;
  private final Shifting shifting;
  private final HeldAgents sockets;
  private final Heartbeat heartbeat;
  private @Nullable Repeating rounds;
  private int slice;

  Leases(
      @InGateway Database database,
      Agents agents,
      Shifting shifting,
      HeldAgents sockets,
      Heartbeat heartbeat) {
    this.database = database;
    this.agents = agents;
    this.shifting = shifting;
    this.sockets = sockets;
    this.heartbeat = heartbeat;
  }

  void start(@Observes StartupEvent event) {
    rounds = Repeating.every("renewing the agents' leases", INTERVAL, this::renew);
  }

  void stop(@Observes ShutdownEvent event) {
    if (rounds != null) {
      rounds.close();
    }
  }

  Uni<Void> renew() {
    slice = (slice + 1) % SLICES;
    Map<UUID, Tenancy> held = new HashMap<>(sockets.held());
    held.keySet().removeIf(id -> Math.floorMod(id.hashCode(), SLICES) != slice);
    if (held.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return database
        .asEngine(work -> agents.renew(work, held.keySet()))
        .invoke(heartbeat::say)
        .chain(renewed -> signInAgain(held, renewed));
  }

  /** Whoever was signed out while this process was away is on shift again: their socket is open. */
  private Uni<Void> signInAgain(Map<UUID, Tenancy> held, List<OnShift> renewed) {
    Map<UUID, Tenancy> lost = new HashMap<>(held);
    renewed.forEach(one -> lost.remove(one.agent().id()));
    return Multi.createFrom()
        .iterable(lost.entrySet())
        .onItem()
        .transformToUniAndConcatenate(one -> shifting.signIn(one.getKey(), one.getValue()))
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Says that agents are still there. */
  @ApplicationScoped
  static class Heartbeat {
    private final EventPublisher publisher;
    private final Ids ids;
    private final Duration lease;

    Heartbeat(EventPublisher publisher, Ids ids, GatewayConfig config) {
      this.publisher = publisher;
      this.ids = ids;
      this.lease = config.lease();
    }

    void say(List<OnShift> renewed) {
      renewed.forEach(
          one ->
              publisher.publish(
                  OutgoingEvent.of(ids.next(), SOURCE, one.snapshot(one.heldAt(lease)))));
    }
  }
}
