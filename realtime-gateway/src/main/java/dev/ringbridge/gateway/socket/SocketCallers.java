package dev.ringbridge.gateway.socket;

import dev.ringbridge.core.access.UserSnapshot;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.access.KnownUsers;
import dev.ringbridge.foundation.event.Tails;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OpenConnections;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who opened which socket. A socket is closed when its token expires (foundation's TokenCheck), and
 * here as soon as the token does not count any more.
 */
@ApplicationScoped
public class SocketCallers {
  private static final TypedKey<Caller> CALLER = new TypedKey<>("ringbridge.caller");
  private static final TypedKey<Instant> ISSUED = new TypedKey<>("ringbridge.issued");

  /** RFC 6455 section 7.4.1: the endpoint has received a message that violates its policy. */
  private static final CloseReason REVOKED = new CloseReason(1008, "Signed out");

  private final OpenConnections connections;
  private final KnownUsers users;

  SocketCallers(OpenConnections connections, KnownUsers users) {
    this.connections = connections;
    this.users = users;
  }

  void start(@Observes @Priority(10) StartupEvent event, Tails tails) {
    tails.follow(Set.of(Topic.USER_STATE), this::hear);
  }

  /**
   * Remembers who opened a socket.
   *
   * @param identity what the upgrade was authenticated as
   */
  public Caller welcome(WebSocketConnection connection, SecurityIdentity identity) {
    JsonWebToken token = (JsonWebToken) identity.getPrincipal();
    Caller caller = Caller.of(token);
    connection.userData().put(CALLER, caller);
    connection.userData().put(ISSUED, Instant.ofEpochSecond(token.getIssuedAtTime()));
    // A token that was revoked between the upgrade and this moment is not found by the tail.
    closeIfRevoked(connection);
    return caller;
  }

  private void hear(Event event) {
    if (event instanceof UserSnapshot user) {
      users.learn(user);
      connections.stream()
          .filter(connection -> isOf(connection, user))
          .forEach(this::closeIfRevoked);
    }
  }

  private static boolean isOf(WebSocketConnection connection, UserSnapshot user) {
    Caller caller = connection.userData().get(CALLER);
    return caller != null && caller.userId().equals(user.userId());
  }

  private void closeIfRevoked(WebSocketConnection connection) {
    Caller caller = connection.userData().get(CALLER);
    Instant issued = connection.userData().get(ISSUED);
    if (!users.accepts(caller.userId(), issued)) {
      Wire.of(connection).hangUp(REVOKED);
    }
  }
}
