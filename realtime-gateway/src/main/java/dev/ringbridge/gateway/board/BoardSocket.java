package dev.ringbridge.gateway.board;

import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.gateway.socket.SocketCallers;
import dev.ringbridge.gateway.socket.Wire;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The socket of a live board; docs/events/sockets.yaml describes its messages. The organization is
 * the token's, whatever the client says.
 */
@WebSocket(path = "/ws/board")
@RolesAllowed({"SUPERVISOR", "ADMIN", "VIEWER"})
class BoardSocket {
  private static final Logger LOG = Logger.getLogger(BoardSocket.class);
  private static final TypedKey<BoardViewer> VIEWER = new TypedKey<>("ringbridge.viewer");
  private static final TypedKey<UUID> ORGANIZATION = new TypedKey<>("ringbridge.organization");

  private final SecurityIdentity identity;
  private final SocketCallers callers;
  private final Boards boards;

  BoardSocket(SecurityIdentity identity, SocketCallers callers, Boards boards) {
    this.identity = identity;
    this.callers = callers;
    this.boards = boards;
  }

  @OnOpen
  @NonBlocking
  void open(WebSocketConnection connection) {
    Caller caller = callers.welcome(connection, identity);
    UUID organizationId = caller.organizationId();
    connection.userData().put(ORGANIZATION, organizationId);
    connection.userData().put(VIEWER, boards.of(organizationId).join(Wire.of(connection)));
  }

  /** A board has nothing to say; what it says is passed over. */
  @OnTextMessage
  @NonBlocking
  void message(String text) {
    LOG.debugf("a board said something of %d characters", text.length());
  }

  @OnClose
  @NonBlocking
  void close(WebSocketConnection connection) {
    BoardViewer viewer = connection.userData().get(VIEWER);
    if (viewer != null) {
      boards.of(connection.userData().get(ORGANIZATION)).leave(viewer);
    }
  }

  @OnError
  @NonBlocking
  void failed(Throwable failure) {
    LOG.debugf("a board's socket failed: %s", failure.toString());
  }
}
