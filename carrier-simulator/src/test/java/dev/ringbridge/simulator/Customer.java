package dev.ringbridge.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.twilio.security.RequestValidator;
import dev.ringbridge.simulator.call.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The carrier's customer: a real HTTP server that keeps every webhook and answers with what a test
 * gave it. What carries no valid signature, judged by the vendor's own SDK, is kept as forged.
 */
public final class Customer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final RequestValidator validator;
  private final List<Received> received = new ArrayList<>();
  private final Map<String, Function<Received, Answer>> answers = new ConcurrentHashMap<>();

  /** A webhook as it came in. */
  public record Received(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> form,
      String idempotencyToken,
      boolean signed) {

    /** A parameter of the form, empty if it has none. */
    public String get(String name) {
      return form.getOrDefault(name, "");
    }
  }

  /** What the customer says. */
  public record Answer(int status, String contentType, String body) {
    public static Answer twiml(String verbs) {
      return new Answer(200, "text/xml", "<Response>" + verbs + "</Response>");
    }

    public static Answer status(int code) {
      return new Answer(code, "text/plain", "");
    }
  }

  Customer(String authToken) {
    validator = new RequestValidator(authToken);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /** The address of a path, with the port that is really listened on. */
  public String url(String pathAndQuery) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + pathAndQuery;
  }

  /** Answers a path so from now on. */
  public Customer on(String path, Answer answer) {
    return on(path, request -> answer);
  }

  /** Answers a path by a function of the request. */
  public Customer on(String path, Function<Received, Answer> answer) {
    answers.put(path, answer);
    return this;
  }

  /** Answers a path with TwiML. */
  public Customer onTwiml(String path, String verbs) {
    return on(path, Answer.twiml(verbs));
  }

  /** What a path has received, in the order of arrival. */
  public List<Received> at(String path) {
    synchronized (received) {
      return received.stream().filter(r -> r.path().equals(path)).toList();
    }
  }

  /** Waits until a path has received something like this. */
  public Received await(String path, Predicate<Received> wanted) {
    return await(path, 1, wanted).get(0);
  }

  /** Waits until a path has received so many like this. */
  public List<Received> await(String path, int count, Predicate<Received> wanted) {
    long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    synchronized (received) {
      while (true) {
        List<Received> found = at(path).stream().filter(wanted).toList();
        if (found.size() >= count) {
          return found;
        }
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new AssertionError("only " + found + " at " + path + " of " + received);
        }
        try {
          received.wait(left);
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  /** The webhooks whose signature is missing or wrong. */
  public List<Received> forged() {
    synchronized (received) {
      return received.stream().filter(r -> !r.signed()).toList();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    Received request = read(exchange);
    synchronized (received) {
      received.add(request);
      received.notifyAll();
    }
    Answer answer = answers.getOrDefault(request.path(), r -> Answer.status(204)).apply(request);
    byte[] body = answer.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    if (answer.status() / 100 == 3) {
      exchange.getResponseHeaders().set("Location", answer.body());
      body = new byte[0];
    }
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Received read(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Map<String, String> form = Query.of("?" + body);
    String target = exchange.getRequestURI().toString();
    String signature = exchange.getRequestHeaders().getFirst("X-Twilio-Signature");
    boolean signed = signature != null && validator.validate(url(target), form, signature);
    String token = exchange.getRequestHeaders().getFirst("I-Twilio-Idempotency-Token");
    return new Received(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        Query.of(target),
        form,
        token == null ? "" : token,
        signed);
  }
}
