package dev.ringbridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.Twiml;
import dev.ringbridge.simulator.Customer.Received;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls whose sound goes to a socket of the customer's. */
class StreamedCallsTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int FRAME_BYTES = 160;

  @RegisterExtension final Stage stage = Stage.atSpeed(20);

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<ServerWebSocket> sockets = new LinkedBlockingQueue<>();
  private final List<JsonNode> kept = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void customerListens() {
    server =
        vertx
            .createHttpServer()
            .webSocketHandler(this::accept)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  @AfterEach
  void customerIsGone() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private void accept(ServerWebSocket socket) {
    socket.textMessageHandler(text -> heard.add(read(text)));
    sockets.add(socket);
  }

  @Test
  void soundOfAPersonGoesToTheSocketUntilItIsStoppedAndTheCallGoesOn() {
    stage
        .customer()
        .onTwiml(
            "/answer",
            "<Start><Stream name=\"ear\" url=\"%s\" track=\"both_tracks\" statusCallback=\"/stream\">"
                    .formatted(url())
                + "<Parameter name=\"lead\" value=\"7\"/></Stream></Start><Pause length=\"600\"/>");
    Call call = stage.callScripted("08");

    assertThat(next("connected").path("protocol").asText()).isEqualTo("Call");
    JsonNode start = next("start");
    assertThat(start.path("sequenceNumber").asText()).isEqualTo("1");
    assertThat(start.at("/start/callSid").asText()).isEqualTo(call.getSid());
    assertThat(start.at("/start/customParameters/lead").asText()).isEqualTo("7");
    assertThat(start.at("/start/mediaFormat/encoding").asText()).isEqualTo("audio/x-mulaw");
    assertThat(start.at("/start/tracks")).hasSize(2);
    List<JsonNode> frames = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      frames.add(next("media"));
    }
    assertThat(frames)
        .allMatch(frame -> payload(frame).length == FRAME_BYTES)
        .extracting(frame -> frame.at("/media/track").asText())
        .containsOnly("inbound", "outbound");
    assertThat(payload(frames.get(4))).as("a voice").isNotEqualTo(payload(frames.get(5)));
    assertThat(frames.get(4).at("/media/timestamp").asText()).isEqualTo("40");

    Twiml stop =
        new Twiml(
            "<Response><Stop><Stream name=\"ear\"/></Stop><Pause length=\"600\"/></Response>");
    Call.updater(call.getSid()).setTwiml(stop).update(stage.sdk());
    assertThat(next("stop").at("/stop/callSid").asText()).isEqualTo(call.getSid());
    Received stopped =
        stage.customer().await("/stream", r -> r.get("StreamEvent").equals("stream-stopped"));
    assertThat(stopped.form())
        .containsEntry("StreamName", "ear")
        .containsEntry("StreamSid", start.path("streamSid").asText());
    stage.customer().await("/stream", r -> r.get("StreamEvent").equals("stream-started"));
    assertThat(stage.entries("ended", call.getSid())).isEmpty();
    assertThat(stage.customer().forged()).isEmpty();
  }

  @Test
  void socketThatIsHeardHoldsTheDocumentUntilItIsClosedAndHearsOfItsMarksAndOfKeys()
      throws Exception {
    connects(url());
    Call call = stage.callScripted("12");
    String sid = next("start").path("streamSid").asText();
    ServerWebSocket socket = sockets.poll(15, TimeUnit.SECONDS);
    String sound = Base64.getEncoder().encodeToString(new byte[5 * FRAME_BYTES]);
    say(
        socket,
        "{\"event\":\"media\",\"streamSid\":\"%s\",\"media\":{\"payload\":\"%s\"}}",
        sid,
        sound);
    say(
        socket,
        "{\"event\":\"mark\",\"streamSid\":\"%s\",\"mark\":{\"name\":\"%s\"}}",
        sid,
        "said");

    assertThat(next("mark").at("/mark/name").asText()).isEqualTo("said");
    assertThat(next("dtmf").at("/dtmf/digit").asText()).isEqualTo("1");
    assertThat(stage.entries("said", call.getSid())).isEmpty();
    socket.close();
    assertThat(stage.await("said", call.getSid()).details()).containsEntry("text", "Goodbye");
    assertThat(stage.awaitEnd(call.getSid()).details()).containsEntry("by", "twiml");
    assertThat(stage.entries("stream-ended", call.getSid()).get(0).details())
        .containsEntry("streamSid", sid)
        .containsEntry("heardMs", 100L);
  }

  @Test
  void whatIsClearedIsNotHeardAndItsMarksComeAtOnce() throws Exception {
    connects(url());
    stage.callScripted("08");
    String sid = next("start").path("streamSid").asText();
    ServerWebSocket socket = sockets.poll(15, TimeUnit.SECONDS);
    String hour = Base64.getEncoder().encodeToString(new byte[30_000]);
    for (int i = 0; i < 100; i++) {
      say(
          socket,
          "{\"event\":\"media\",\"streamSid\":\"%s\",\"media\":{\"payload\":\"%s\"}}",
          sid,
          hour);
    }
    say(socket, "{\"event\":\"mark\",\"streamSid\":\"%s\",\"mark\":{\"name\":\"%s\"}}", sid, "far");
    say(socket, "{\"event\":\"clear\",\"streamSid\":\"%s\"}%s", sid, "");

    assertThat(next("mark").at("/mark/name").asText()).isEqualTo("far");
  }

  @Test
  void socketIsClosedWithTheCallAndOneThatIsNotThereIsPassedOver() {
    connects(url());
    Call call = stage.callScripted("00");
    next("start");
    assertThat(next("stop").at("/stop/callSid").asText()).isEqualTo(call.getSid());
    connects("ws://127.0.0.1:1/");
    Call other = stage.callScripted("08");

    assertThat(stage.await("said", other.getSid()).details()).containsEntry("text", "Goodbye");
    stage.customer().await("/stream", r -> r.get("StreamEvent").equals("stream-error"));
    assertThat(stage.entries("stream-began", other.getSid())).isEmpty();
  }

  private void connects(String url) {
    stage
        .customer()
        .onTwiml(
            "/answer",
            "<Connect><Stream url=\"%s\" statusCallback=\"/stream\"/></Connect><Say>Goodbye</Say>"
                .formatted(url));
  }

  private static void say(ServerWebSocket socket, String format, String sid, String what) {
    socket.writeTextMessage(format.formatted(sid, what));
  }

  private String url() {
    return "ws://127.0.0.1:" + server.actualPort() + "/ear?call=abc";
  }

  /** The next message of that kind; others before it are kept for whoever asks for them. */
  private JsonNode next(String event) {
    for (JsonNode message : List.copyOf(kept)) {
      if (message.path("event").asText().equals(event)) {
        kept.remove(message);
        return message;
      }
    }
    try {
      while (true) {
        JsonNode message = heard.poll(15, TimeUnit.SECONDS);
        assertThat(message).as("a message %s", event).isNotNull();
        if (message.path("event").asText().equals(event)) {
          return message;
        }
        kept.add(message);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] payload(JsonNode media) {
    return Base64.getDecoder().decode(media.at("/media/payload").asText());
  }

  private static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
