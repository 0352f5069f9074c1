package dev.ringbridge.simulator.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ringbridge.simulator.call.Query;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A customer whose addresses are asked by flows. */
final class FlowCustomer implements BeforeEachCallback, AfterEachCallback {
  private static final long PATIENCE_S = 15;

  private final Map<String, BlockingQueue<Asked>> waiting = new ConcurrentHashMap<>();
  private final Map<String, String> texts = new ConcurrentHashMap<>();
  private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private @Nullable HttpServer server;

  /** A question as it came in. */
  record Asked(String version, Map<String, String> query) {}

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.createContext("/", this::serve);
    server.start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Objects.requireNonNull(server).stop(0);
  }

  String url(String path) {
    return "http://127.0.0.1:" + Objects.requireNonNull(server).getAddress().getPort() + path;
  }

  /** What is answered there from now on. */
  void says(String path, String text) {
    texts.put(path, text);
  }

  /** The status that is answered there from now on. */
  void answers(String path, int status) {
    statuses.put(path, status);
  }

  /** The next question that comes, or came, to that path. */
  Asked next(String path) {
    try {
      Asked one = queue(path).poll(PATIENCE_S, TimeUnit.SECONDS);
      assertThat(one).as("asked at %s; so far: %s", path, asked).isNotNull();
      return Objects.requireNonNull(one);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** All paths that were asked at so far. */
  List<String> asked() {
    return asked;
  }

  private BlockingQueue<Asked> queue(String path) {
    return waiting.computeIfAbsent(path, none -> new LinkedBlockingQueue<>());
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String version = exchange.getRequestHeaders().getFirst("Exotel-Version");
    byte[] body = texts.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
    asked.add(path);
    exchange.sendResponseHeaders(
        statuses.getOrDefault(path, 200), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
    queue(path).add(new Asked(version, Query.of(exchange.getRequestURI().toString())));
  }
}
