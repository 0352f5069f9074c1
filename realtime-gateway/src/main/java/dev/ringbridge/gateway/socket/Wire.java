package dev.ringbridge.gateway.socket;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** A socket, seen from whoever has something to say on it. */
public interface Wire {
  /** Puts one frame on the wire; done when it is written. */
  Uni<Void> send(String frame);

  /** Closes the socket, if it is still open. */
  void hangUp(CloseReason reason);

  /** The wire of a connection. */
  static Wire of(WebSocketConnection connection) {
    return new Connected(connection);
  }

  /**
   * The wire of a real connection.
   *
   * @param connection the socket
   */
  record Connected(WebSocketConnection connection) implements Wire {
    private static final Logger LOG = Logger.getLogger(Wire.class);

    @Override
    public Uni<Void> send(String frame) {
      return connection.sendText(frame);
    }

    @Override
    public void hangUp(CloseReason reason) {
      if (connection.isOpen()) {
        connection
            .close(reason)
            .subscribe()
            .with(done -> {}, e -> LOG.debugf("a socket was gone already: %s", e.getMessage()));
      }
    }
  }
}
