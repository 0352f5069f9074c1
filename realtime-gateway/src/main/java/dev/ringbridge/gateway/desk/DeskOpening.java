package dev.ringbridge.gateway.desk;

import dev.ringbridge.core.call.TalkSnapshot;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.gateway.GatewayConfig;
import dev.ringbridge.gateway.InGateway;
import dev.ringbridge.gateway.campaign.KnownCampaigns;
import dev.ringbridge.gateway.matching.WaitingCall;
import dev.ringbridge.gateway.matching.WaitingCalls;
import dev.ringbridge.gateway.shift.OnShift;
import dev.ringbridge.gateway.shift.Shifting;
import dev.ringbridge.gateway.socket.Wire;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Opening an agent's socket: they sign in, and hear all that is theirs before any news of it. */
@ApplicationScoped
class DeskOpening {
  private static final Logger LOG = Logger.getLogger(DeskOpening.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Try again later (RFC 6455's registry of close codes). */
  private static final CloseReason NOT_READY = new CloseReason(1013, "Not ready: open anew");

  private final Desks desks;
  private final Shifting shifting;
  private final Theirs theirs;
  private final KnownCampaigns campaigns;
  private final Duration lease;

  DeskOpening(
      Desks desks,
      Shifting shifting,
      Theirs theirs,
      KnownCampaigns campaigns,
      GatewayConfig config) {
    this.desks = desks;
    this.shifting = shifting;
    this.theirs = theirs;
    this.campaigns = campaigns;
    this.lease = config.lease();
  }

  /** The session of a new connection. */
  DeskSession session(WebSocketConnection connection, Caller caller) {
    return desks.open(Wire.of(connection), caller);
  }

  /** Signs the agent in and tells them what is theirs. */
  Uni<Void> begin(DeskSession session) {
    return shifting
        .signIn(session.agentId(), session.caller().tenancy())
        .chain(agent -> theirs.of(agent).invoke(call -> begin(session, agent, call)))
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .replaceWithVoid()
        .onFailure()
        .recoverWithUni(failure -> giveUp(session, failure));
  }

  private void begin(DeskSession session, OnShift agent, Optional<WaitingCall> call) {
    session.begin(new DeskView(agent, agent.heldAt(lease), campaigns::nameOf), call.orElse(null));
    theirs.talks(session.agentId()).forEach(session::hear);
  }

  private Uni<Void> giveUp(DeskSession session, Throwable failure) {
    LOG.warnf("an agent's socket could not begin: %s", failure.toString());
    desks.remove(session);
    session.hangUp(NOT_READY);
    return Uni.createFrom().voidItem();
  }

  /** Finding the call that is an agent's, and what goes on in it. */
  @ApplicationScoped
  static class Theirs {
    private final Database database;
    private final WaitingCalls calls;
    private final KnownTalks talks;

    Theirs(@InGateway Database database, WaitingCalls calls, KnownTalks talks) {
      this.database = database;
      this.calls = calls;
      this.talks = talks;
    }

    List<TalkSnapshot> talks(UUID agentId) {
      return Stream.of(talks.of(agentId), talks.asking(agentId)).flatMap(Optional::stream).toList();
    }

    Uni<Optional<WaitingCall>> of(OnShift agent) {
      UUID callId = agent.agent().callId();
      return callId == null
          ? Uni.createFrom().item(Optional.empty())
          : database.asEngine(work -> calls.find(work, callId));
    }
  }
}
