package dev.ringbridge.simulator.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Sockets of the event loop. */
public final class LoopWires implements Wires {
  private static final int TLS_PORT = 443;
  private static final int PORT = 80;
  private static final int CONNECT_MS = 5_000;

  private final WebSocketClient client;

  /** On this loop. */
  public LoopWires(Vertx vertx) {
    client = vertx.createWebSocketClient();
  }

  @Override
  public void open(String url, Ear ear) {
    Optional<WebSocketConnectOptions> options = options(url);
    if (options.isEmpty()) {
      ear.closed();
      return;
    }
    client
        .connect(options.get())
        .onSuccess(socket -> opened(socket, ear))
        .onFailure(e -> ear.closed());
  }

  private static void opened(WebSocket socket, Ear ear) {
    socket.textMessageHandler(ear::heard);
    socket.closeHandler(gone -> ear.closed());
    ear.opened(new SocketWire(socket));
  }

  private record SocketWire(WebSocket socket) implements Wire {
    @Override
    public void send(String message) {
      if (!socket.isClosed() && !socket.writeQueueFull()) {
        socket.writeTextMessage(message);
      }
    }

    @Override
    public void close() {
      socket.close();
    }
  }

  /** Empty if the URL is no socket's. */
  private static Optional<WebSocketConnectOptions> options(String url) {
    try {
      URI uri = new URI(url);
      boolean tls = "wss".equalsIgnoreCase(uri.getScheme());
      boolean known = tls || "ws".equalsIgnoreCase(uri.getScheme());
      return known && uri.getHost() != null ? Optional.of(options(uri, tls)) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static WebSocketConnectOptions options(URI uri, boolean tls) {
    int standard = tls ? TLS_PORT : PORT;
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    WebSocketConnectOptions options = new WebSocketConnectOptions();
    options.setSsl(tls);
    options.setHost(uri.getHost());
    options.setPort(uri.getPort() < 0 ? standard : uri.getPort());
    options.setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    options.setConnectTimeout(CONNECT_MS);
    return options;
  }
}
