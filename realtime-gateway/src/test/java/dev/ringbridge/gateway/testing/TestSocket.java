package dev.ringbridge.gateway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.foundation.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A browser's socket: authenticated by a subprotocol, as the console does it. */
public final class TestSocket implements WebSocket.Listener, AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final Queue<JsonNode> passedStates = new ArrayDeque<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private final boolean reading;
  private WebSocket socket;

  private TestSocket(boolean reading) {
    this.reading = reading;
  }

  public static TestSocket open(URI base, String path, String token) {
    return open(base, path, token, true);
  }

  /** A socket whose owner reads nothing at all. */
  public static TestSocket deaf(URI base, String path, String token) {
    return open(base, path, token, false);
  }

  private static TestSocket open(URI base, String path, String token, boolean reading) {
    TestSocket socket = new TestSocket(reading);
    WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
    if (token != null) {
      String carried =
          URLEncoder.encode(
                  "quarkus-http-upgrade#Authorization#Bearer " + token, StandardCharsets.UTF_8)
              .replace("+", "%20");
      builder.subprotocols("bearer-token-carrier", carried);
    }
    socket.socket =
        builder
            .buildAsync(URI.create("ws://" + base.getAuthority() + path), socket)
            .orTimeout(10, TimeUnit.SECONDS)
            .join();
    return socket;
  }

  /** The status with which the upgrade is refused. */
  public static int refusal(URI base, String path, String token) {
    try {
      open(base, path, token).close();
      return 101;
    } catch (CompletionException e) {
      return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
    }
  }

  /** Begins to read, where it did not so far. */
  public void listen() {
    socket.request(1);
  }

  @Override
  public void onOpen(WebSocket webSocket) {
    if (reading) {
      webSocket.request(1);
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      frames.add(parse(text.toString()));
      text.setLength(0);
    }
    webSocket.request(1);
    return null;
  }

  private static JsonNode parse(String frame) {
    try {
      return Json.MAPPER.readTree(frame);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
    closed.complete(statusCode);
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closed.completeExceptionally(error);
  }

  public void say(String message) {
    socket.sendText(message, true).join();
  }

  /** The next frame, whatever it is. */
  public JsonNode next() {
    return next(Duration.ofSeconds(10));
  }

  /** The next frame, or null when none came in time. */
  public JsonNode next(Duration patience) {
    try {
      return frames.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The next frame of a type; others before it are passed over. */
  public JsonNode next(String type) {
    return next(Set.of(type));
  }

  /** The next frame of one of these types; heartbeats do not make the wait any longer. */
  public JsonNode next(Set<String> types) {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      JsonNode frame = next(Duration.between(Instant.now(), end));
      if (frame != null && types.contains(frame.path("type").asText())) {
        return frame;
      }
      keepIfState(frame);
    }
    throw new AssertionError("no frame of type " + types);
  }

  private void keepIfState(@Nullable JsonNode frame) {
    if (frame != null && "agent".equals(frame.path("type").asText())) {
      passedStates.add(frame);
    }
  }

  /**
   * The next frame about the agent that shows this state. It may have come before a frame of
   * another type that was asked for meanwhile: they come from two topics, in either order.
   */
  public JsonNode nextState(String state) {
    JsonNode frame = nextState();
    while (!state.equals(frame.path("state").asText())) {
      frame = nextState();
    }
    return frame;
  }

  private JsonNode nextState() {
    JsonNode passed = passedStates.poll();
    return passed == null ? next("agent") : passed;
  }

  /** The code with which the server closed it. */
  public int closeCode() {
    return closed.orTimeout(20, TimeUnit.SECONDS).join();
  }

  public boolean isClosed() {
    return closed.isDone();
  }

  @Override
  public void close() {
    if (!socket.isOutputClosed()) {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }
  }

  /** As if the machine had lost its network. */
  public void abort() {
    socket.abort();
  }
}
