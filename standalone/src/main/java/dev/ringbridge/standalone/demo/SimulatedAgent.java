package dev.ringbridge.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An agent who is a program: signs in, keeps a socket and a phone, talks until the lead hangs up,
 * and says what came of it. It uses the same doors as the console, and none else.
 */
public final class SimulatedAgent implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration RETRY = Duration.ofMillis(500);

  /** Why somebody is not interested, where the campaign asks. */
  private static final Map<String, String> BECAUSE =
      Map.of("CONNECTED_NOT_INTERESTED", "TOO_EXPENSIVE");

  /** What such calls tend to come to, one in twenty each. */
  private static final List<String> SAYS =
      List.of(
          "CONNECTED_INTERESTED",
          "CONNECTED_INTERESTED",
          "CONNECTED_INTERESTED",
          "CONNECTED_INTERESTED",
          "CONNECTED_NOT_INTERESTED",
          "CONNECTED_NOT_INTERESTED",
          "CONNECTED_NOT_INTERESTED",
          "CONNECTED_NOT_INTERESTED",
          "CONNECTED_NOT_INTERESTED",
          "CONNECTED_NOT_INTERESTED",
          "CONNECTED_NOT_INTERESTED",
          "CONNECTED_NOT_INTERESTED",
          "CONNECTED_CALLBACK",
          "CONNECTED_CALLBACK",
          "CONNECTED_CALLBACK",
          "CONNECTED_CALLBACK",
          "CONNECTED_WRONG_NUMBER",
          "CONNECTED_LANGUAGE_BARRIER",
          "SPECIAL_DND",
          "SPECIAL_ESCALATE");

  private final HttpClient http;
  private final URI base;
  private final ApiClient api;
  private final ScheduledExecutorService timer;
  private final RandomGenerator random;
  private final Duration writing;
  private final AtomicInteger bridged = new AtomicInteger();
  private volatile @Nullable Wire desk;
  private volatile @Nullable Wire phone;
  private volatile BiConsumer<String, JsonNode> watcher = (type, frame) -> {};
  private volatile @Nullable Consumer<Instant> ear;
  private volatile boolean listening;
  private volatile String callId = "";
  private volatile boolean talked;
  private volatile boolean closed;

  /**
   * @param http shared by many agents
   * @param base where Ringbridge is
   * @param api signed in as the agent
   * @param timer runs what is done a little later
   * @param writing how long the agent takes to write a call down
   */
  public SimulatedAgent(
      HttpClient http,
      URI base,
      ApiClient api,
      ScheduledExecutorService timer,
      RandomGenerator random,
      Duration writing) {
    this.http = http;
    this.base = base;
    this.api = api;
    this.timer = timer;
    this.random = random;
    this.writing = writing;
  }

  /** Has somebody see each frame that the agent gets. */
  public void watch(BiConsumer<String, JsonNode> frames) {
    watcher = frames;
  }

  /** Has somebody told when the agent hears the first of each lead, in sound. */
  public void listen(Consumer<Instant> firstHeard) {
    ear = firstHeard;
  }

  /** Begins the shift; what breaks during it is mended by itself. */
  public void begin() {
    later(Duration.ZERO, this::openPhone);
    later(Duration.ZERO, this::openDesk);
  }

  /** How many leads they talked with. */
  public int bridgedCalls() {
    return bridged.get();
  }

  private void openDesk() {
    URI socket = URI.create(base.toString().replaceFirst("^http", "ws") + "/ws/agent");
    String bearer = "quarkus-http-upgrade#Authorization#Bearer " + api.token();
    Wire wire = new Wire(this::heardAtDesk, () -> {}, () -> later(RETRY, this::openDesk), timer);
    WebSocket.Builder builder =
        http.newWebSocketBuilder()
            .subprotocols(
                "bearer-token-carrier",
                URLEncoder.encode(bearer, StandardCharsets.UTF_8).replace("+", "%20"));
    open(builder, socket, wire, this::openDesk);
    desk = wire;
  }

  private void openPhone() {
    JsonNode softphone = api.get("/api/v1/softphone").required(200);
    if (softphone.path("kind").asText().equals("called")) {
      api.post("/api/v1/softphone/calls", Map.of()).required(202);
      return;
    }
    String token = URLEncoder.encode(softphone.path("token").asText(), StandardCharsets.UTF_8);
    URI socket = URI.create(softphone.path("url").asText() + "?token=" + token);
    Wire wire =
        new Wire(
            frame -> heardOnPhone(frame, softphone),
            this::heardSound,
            () -> later(RETRY, this::openPhone),
            timer);
    open(http.newWebSocketBuilder(), socket, wire, this::openPhone);
    phone = wire;
  }

  private void open(WebSocket.Builder socket, URI uri, Wire wire, Runnable again) {
    CompletableFuture<WebSocket> opening = socket.buildAsync(uri, wire);
    opening.exceptionally(
        failure -> {
          later(RETRY, again);
          return null;
        });
  }

  private void heardOnPhone(JsonNode frame, JsonNode softphone) {
    Wire wire = phone;
    if (wire == null) {
      return;
    }
    switch (frame.path("type").asText()) {
      case "ready" ->
          wire.send(
              JSON.createObjectNode()
                  .put("type", "connect")
                  .set("params", softphone.path("connectParams")));
      case "open" -> takeSound(true);
      case "closed", "error" -> wire.close();
      default -> {}
    }
  }

  /** One frame of each lead is enough to know that they are heard. */
  private void heardSound() {
    Consumer<Instant> told = ear;
    if (listening && told != null) {
      listening = false;
      told.accept(Instant.now());
      later(Duration.ZERO, () -> takeSound(false));
    }
  }

  private void takeSound(boolean on) {
    Wire wire = phone;
    if (wire != null && ear != null) {
      listening = on;
      wire.send(JSON.createObjectNode().put("type", "sound").put("on", on));
    }
  }

  private void heardAtDesk(JsonNode frame) {
    String type = frame.path("type").asText();
    watcher.accept(type, frame);
    switch (type) {
      case "agent" -> moved(frame);
      case "screenPop" -> pop(frame);
      case "bridged" -> talk();
      case "callEnded" -> {
        takeSound(true);
        later(writing, () -> writeDown(frame.path("callId").asText()));
      }
      default -> {}
    }
  }

  private void moved(JsonNode frame) {
    boolean resting =
        frame.path("state").asText().equals("ON_BREAK")
            && frame.path("reason").asText().equals("SIGNED_IN");
    if (resting) {
      tell("goAvailable");
    } else if (frame.path("state").asText().equals("WRAP_UP")) {
      wrapUp(frame);
    }
  }

  /** Done once the call is disposed; one that is held for a call it forgot disposes it now. */
  private void wrapUp(JsonNode frame) {
    if (frame.path("disposed").asBoolean()) {
      tell("finishWrapUp");
    } else if (frame.path("until").isNull()) {
      later(Duration.ZERO, () -> dispose(frame.path("callId").asText()));
    }
  }

  private void pop(JsonNode frame) {
    callId = frame.path("callId").asText();
    talked = false;
  }

  private void talk() {
    talked = true;
    bridged.incrementAndGet();
  }

  private void writeDown(String call) {
    if (talked && call.equals(callId)) {
      dispose(call);
    }
  }

  /** The wrap-up is finished when the desk says that this was heard. */
  private void dispose(String call) {
    String code = SAYS.get(random.nextInt(SAYS.size()));
    Map<String, String> said = new HashMap<>(Map.of("code", code));
    if (BECAUSE.containsKey(code)) {
      said.put("subCode", BECAUSE.get(code));
    }
    api.post("/api/v1/calls/" + call + "/disposition", said).required(200);
  }

  private void tell(String type) {
    Wire wire = desk;
    if (wire != null) {
      wire.send(JSON.createObjectNode().put("type", type));
    }
  }

  /** What fails now, for example while the services restart, is tried again a little later. */
  private void later(Duration delay, Runnable step) {
    if (closed || timer.isShutdown()) {
      return;
    }
    try {
      ScheduledFuture<?> planned =
          timer.schedule(() -> attempt(step), delay.toMillis(), TimeUnit.MILLISECONDS);
      if (planned.isCancelled()) {
        throw new RejectedExecutionException();
      }
    } catch (RejectedExecutionException e) {
      closed = true;
    }
  }

  private void attempt(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      later(RETRY, step);
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Wire wire : new Wire[] {desk, phone}) {
      if (wire != null) {
        wire.close();
      }
    }
  }
}
