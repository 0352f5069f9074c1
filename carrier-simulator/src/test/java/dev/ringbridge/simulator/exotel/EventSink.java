package dev.ringbridge.simulator.exotel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A customer that takes JSON events over HTTP. */
final class EventSink implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Received> received = new ArrayList<>();
  private final Map<String, Integer> answers = new ConcurrentHashMap<>();

  /** An event as it came in. */
  record Received(String path, Map<String, List<String>> headers, String text, JsonNode json) {
    String name() {
      return json.path("event_name").asText();
    }

    String leg() {
      return json.path("data").path("leg_sid").asText();
    }

    String more(String field) {
      return json.path("event_data").path("data").path(field).asText();
    }

    String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }
  }

  EventSink() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Answers a path with this status; 0 never answers. Other paths get 204. */
  void answer(String path, int status) {
    answers.put(path, status);
  }

  /** The names of the events of a leg, in the order of their arrival. */
  List<String> names(String legSid) {
    return find(event -> event.leg().equals(legSid)).stream().map(Received::name).toList();
  }

  Received await(String legSid, String name) {
    return await(1, event -> event.leg().equals(legSid) && event.name().equals(name)).get(0);
  }

  List<Received> await(int count, Predicate<Received> wanted) {
    long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    synchronized (received) {
      while (true) {
        List<Received> found = find(wanted);
        if (found.size() >= count) {
          return found;
        }
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new AssertionError("only " + found.size() + " of " + received);
        }
        try {
          received.wait(left);
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private List<Received> find(Predicate<Received> wanted) {
    synchronized (received) {
      return received.stream().filter(wanted).toList();
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    JsonNode json = text.startsWith("{") ? MAPPER.readTree(text) : MissingNode.getInstance();
    synchronized (received) {
      received.add(new Received(path, Map.copyOf(exchange.getRequestHeaders()), text, json));
      received.notifyAll();
    }
    int status = answers.getOrDefault(path, 204);
    if (status == 0) {
      hold();
    } else {
      exchange.sendResponseHeaders(status, -1);
    }
    exchange.close();
  }

  private void hold() {
    try {
      assert closed.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
