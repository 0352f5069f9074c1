package dev.ringbridge.gateway.desk;

import dev.ringbridge.gateway.socket.SocketCallers;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.logging.Logger;

/** The socket through which an agent works; docs/events/sockets.yaml describes its messages. */
@WebSocket(path = "/ws/agent")
@RolesAllowed("AGENT")
class AgentSocket {
  private static final Logger LOG = Logger.getLogger(AgentSocket.class);
  private static final TypedKey<DeskSession> SESSION = new TypedKey<>("ringbridge.desk");

  private final SecurityIdentity identity;
  private final SocketCallers callers;
  private final DeskOpening opening;
  private final DeskInbox inbox;
  private final Desks desks;

  AgentSocket(
      SecurityIdentity identity,
      SocketCallers callers,
      DeskOpening opening,
      DeskInbox inbox,
      Desks desks) {
    this.identity = identity;
    this.callers = callers;
    this.opening = opening;
    this.inbox = inbox;
    this.desks = desks;
  }

  @OnOpen
  Uni<Void> open(WebSocketConnection connection) {
    DeskSession session = opening.session(connection, callers.welcome(connection, identity));
    connection.userData().put(SESSION, session);
    return opening.begin(session);
  }

  @OnTextMessage
  Uni<Void> message(String text, WebSocketConnection connection) {
    return inbox.take(connection.userData().get(SESSION), text);
  }

  @OnPongMessage
  @NonBlocking
  void pong(Buffer data, WebSocketConnection connection) {
    inbox.heard(connection.userData().get(SESSION));
  }

  @OnClose
  @NonBlocking
  void close(WebSocketConnection connection) {
    DeskSession session = connection.userData().get(SESSION);
    if (session != null) {
      desks.remove(session);
    }
  }

  @OnError
  @NonBlocking
  void failed(Throwable failure) {
    LOG.debugf("an agent's socket failed: %s", failure.toString());
  }
}
