package dev.ringbridge.gateway.desk;

import dev.ringbridge.core.agent.AgentLegEvent;
import dev.ringbridge.core.agent.AgentSnapshot;
import dev.ringbridge.core.agent.BridgeEvent;
import dev.ringbridge.core.agent.BridgeEvent.AgentFreed;
import dev.ringbridge.core.agent.BridgeEvent.AgentMatched;
import dev.ringbridge.core.call.CallEvent.AnswererDetected;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallHandedOver;
import dev.ringbridge.core.call.CallEvent.CallPlacementLost;
import dev.ringbridge.core.call.CallEvent.CallPlacing;
import dev.ringbridge.core.call.CallEvent.CallRinging;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.call.TalkSnapshot;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.core.preview.PreviewEvent;
import dev.ringbridge.foundation.Repeating;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.event.Tails;
import dev.ringbridge.gateway.GatewayConfig;
import dev.ringbridge.gateway.shift.HeldAgents;
import dev.ringbridge.gateway.socket.FrameQueue;
import dev.ringbridge.gateway.socket.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.websockets.next.CloseReason;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The agents' sockets that are open in this process. Whichever replica decided, the topics tell
 * all, and the one that holds the agent's socket passes it on.
 */
@ApplicationScoped
class Desks implements HeldAgents {
  private static final Set<Topic> NEWS =
      Set.of(
          Topic.AGENT_STATE,
          Topic.AGENT_LEGS,
          Topic.BRIDGE_EVENTS,
          Topic.CALL_EVENTS,
          Topic.TALK_STATE,
          Topic.PREVIEW_EVENTS);

  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final CloseReason SILENT = new CloseReason(1001, "No sign of life: open anew");

  private final Map<UUID, Set<DeskSession>> sessions = new ConcurrentHashMap<>();
  private final Clock clock;
  private final Duration silence;
  private final int capacity;
  private @Nullable Repeating rounds;

  Desks(Clock clock, GatewayConfig config, MeterRegistry meters) {
    this.clock = clock;
    this.silence = config.silence();
    this.capacity = config.deskQueue();
    meters.gauge("ringbridge.gateway.desks", sessions, Map::size);
  }

  void start(@Observes @Priority(10) StartupEvent event, Tails tails) {
    tails.show(NEWS, this::hear);
    rounds = Repeating.every("closing dead sockets", INTERVAL, this::closeTheDead);
  }

  void stop(@Observes ShutdownEvent event) {
    if (rounds != null) {
      rounds.close();
    }
  }

  /** The session of a socket that was opened. */
  DeskSession open(Wire wire, Caller caller) {
    DeskSession session = new DeskSession(caller, new FrameQueue(wire, capacity), clock.instant());
    add(session);
    return session;
  }

  private void add(DeskSession session) {
    sessions.compute(
        session.agentId(),
        (id, open) -> {
          Set<DeskSession> all = open == null ? ConcurrentHashMap.newKeySet() : open;
          all.add(session);
          return all;
        });
  }

  void remove(DeskSession session) {
    session.close();
    sessions.computeIfPresent(
        session.agentId(),
        (id, open) -> {
          open.remove(session);
          return open.isEmpty() ? null : open;
        });
  }

  /** Whether a socket of this agent is open here. */
  boolean isOpen(UUID agentId) {
    return sessions.containsKey(agentId);
  }

  @Override
  public Map<UUID, Tenancy> held() {
    return open().stream()
        .filter(this::isAlive)
        .collect(
            Collectors.toMap(
                DeskSession::agentId, one -> one.caller().tenancy(), (one, same) -> same));
  }

  /** Whoever answers no ping, or reads nothing, is gone: their lease is not held by this. */
  private Uni<Void> closeTheDead() {
    open().stream().filter(session -> !isAlive(session)).forEach(this::bury);
    return Uni.createFrom().voidItem();
  }

  private void bury(DeskSession session) {
    remove(session);
    session.hangUp(SILENT);
  }

  private boolean isAlive(DeskSession session) {
    return session.isAliveSince(clock.instant().minus(silence));
  }

  private Collection<DeskSession> open() {
    return sessions.values().stream().flatMap(Set::stream).toList();
  }

  private void hear(Event event) {
    if (event instanceof AnswererDetected
        || event instanceof CallRinging
        || event instanceof CallEnded
        || (event instanceof AgentFreed freed && freed.overdue())) {
      open().forEach(session -> session.hear(event));
      return;
    }
    if (event instanceof TalkSnapshot talk && talk.consultation() != null) {
      sessions
          .getOrDefault(talk.consultation().agentId(), Set.of())
          .forEach(session -> session.hear(event));
    }
    UUID agentId = agentOf(event);
    if (agentId != null) {
      sessions.getOrDefault(agentId, Set.of()).forEach(session -> session.hear(event));
    }
  }

  private static @Nullable UUID agentOf(Event event) {
    if (event instanceof AgentSnapshot snapshot) {
      return snapshot.agentId();
    }
    if (event instanceof AgentLegEvent leg) {
      return leg.agentId();
    }
    if (event instanceof CallHandedOver handed) {
      return handed.agentId();
    }
    if (event instanceof BridgeRefused refused) {
      return refused.handedBy();
    }
    if (event instanceof TalkSnapshot talk) {
      return talk.agentId();
    }
    if (event instanceof CallBridged bridged) {
      return bridged.agentId();
    }
    if (event instanceof PreviewEvent preview) {
      return preview.reservation().agentId();
    }
    if (event instanceof CallPlacing placing) {
      return agentOf(placing.reservation());
    }
    if (event instanceof CallPlacementLost lost) {
      return agentOf(lost.reservation());
    }
    return event instanceof BridgeEvent bridge ? agentOf(bridge) : null;
  }

  private static @Nullable UUID agentOf(@Nullable Reservation promise) {
    return promise == null ? null : promise.agentId();
  }

  private static @Nullable UUID agentOf(BridgeEvent event) {
    if (event instanceof AgentMatched matched) {
      return matched.agentId();
    }
    return event instanceof AgentFreed freed ? freed.agentId() : null;
  }
}
