package dev.ringbridge.gateway.board;

import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.foundation.Repeating;
import dev.ringbridge.foundation.event.Tails;
import dev.ringbridge.gateway.GatewayConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The boards of all organizations, each fed from what its own things say. */
@ApplicationScoped
class Boards {
  private static final Set<Topic> SHOWN =
      Set.of(
          Topic.CAMPAIGN_STATE,
          Topic.AGENT_STATE,
          Topic.AGENT_PROFILE,
          Topic.ACCOUNT_STATE,
          Topic.TALK_STATE);

  private final Map<UUID, BoardFeed> feeds = new ConcurrentHashMap<>();
  private final List<Repeating> rounds = new ArrayList<>();
  private final Clock clock;
  private final GatewayConfig config;

  Boards(Clock clock, GatewayConfig config, MeterRegistry meters) {
    this.clock = clock;
    this.config = config;
    meters.gauge("ringbridge.gateway.boards", feeds, Boards::viewers);
  }

  void start(@Observes @Priority(10) StartupEvent event, Tails tails) {
    tails.gauge(SHOWN, this::take);
    rounds.add(Repeating.every("telling the boards", config.boardInterval(), this::flush));
    rounds.add(Repeating.every("the boards' heartbeat", config.boardHeartbeat(), this::heartbeat));
  }

  void stop(@Observes ShutdownEvent event) {
    rounds.forEach(Repeating::close);
  }

  private void take(Event event) {
    of(event.tenancy().organizationId()).take(event);
  }

  /** The feed of an organization. */
  BoardFeed of(UUID organizationId) {
    return feeds.computeIfAbsent(organizationId, id -> new BoardFeed(clock));
  }

  private Uni<Void> flush() {
    feeds.values().forEach(BoardFeed::flush);
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> heartbeat() {
    feeds.values().forEach(BoardFeed::heartbeat);
    return Uni.createFrom().voidItem();
  }

  private static double viewers(Map<UUID, BoardFeed> feeds) {
    return feeds.values().stream().mapToInt(BoardFeed::size).sum();
  }
}
