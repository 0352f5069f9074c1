package dev.ringbridge.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VoiceGrant;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client endpoint on a real socket, with a token of the vendor's SDK. */
public final class Softphone {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final BlockingQueue<byte[]> sound = new LinkedBlockingQueue<>();
  private final WebSocket socket;

  private Softphone(URI simulator, String token) {
    this(URI.create(simulator.toString().replace("http:", "ws:") + "/client?token=" + token));
  }

  private Softphone(URI uri) {
    this.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(uri, new Ear()).join();
  }

  /** Opens a socket with this token. */
  public static Softphone withToken(CarrierSimulator simulator, String token) {
    return new Softphone(simulator.uri(), token);
  }

  /** Opens a socket at this path and query. */
  public static Softphone at(CarrierSimulator simulator, String pathAndQuery) {
    return new Softphone(
        URI.create(simulator.uri().toString().replace("http:", "ws:") + pathAndQuery));
  }

  /** A registered client. */
  public static Softphone registered(CarrierSimulator simulator, String identity) {
    Softphone phone = new Softphone(simulator.uri(), token(identity));
    phone.await("ready");
    return phone;
  }

  /** A registered client whose call is open. */
  public static Softphone inCall(CarrierSimulator simulator, String identity) {
    Softphone phone = registered(simulator, identity);
    phone.send("{\"type\":\"connect\",\"params\":{\"session\":\"" + identity + "\"}}");
    phone.await("connecting");
    phone.await("open");
    return phone;
  }

  public void send(String frame) {
    socket.sendText(frame, true).join();
  }

  /** Sends a frame of sound. */
  public void say(byte[] frame) {
    socket.sendBinary(ByteBuffer.wrap(frame), true).join();
  }

  /** The next frame of sound; fails where none comes. */
  public byte[] hear() {
    return hear(Duration.ofSeconds(15))
        .orElseThrow(() -> new AssertionError("no sound came; " + frames));
  }

  /** The next frame of sound, if one comes in this time. */
  public Optional<byte[]> hear(Duration within) {
    try {
      return Optional.ofNullable(sound.poll(within.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Forgets the sound that has come. */
  public void forgetSound() {
    sound.clear();
  }

  /** Loses the network: no closing handshake. */
  public void abort() {
    socket.abort();
  }

  /** The next frame, which must be of this type; {@code gone} when the socket is closed. */
  public JsonNode await(String type) {
    try {
      JsonNode frame = frames.poll(15, TimeUnit.SECONDS);
      if (frame == null || !frame.path("type").asText().equals(type)) {
        throw new AssertionError("expected " + type + ", got " + frame);
      }
      return frame;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String token(String identity) {
    VoiceGrant voice = new VoiceGrant();
    voice.setOutgoingApplicationSid(Stage.APPLICATION);
    voice.setIncomingAllow(true);
    byte[] secret = Stage.SECRET.getBytes(StandardCharsets.UTF_8);
    return new AccessToken.Builder(Stage.ACCOUNT, Stage.KEY, secret)
        .identity(identity)
        .grant(voice)
        .build()
        .toJwt();
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        hear(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
      byte[] bytes = new byte[part.remaining()];
      part.get(bytes);
      sound.add(bytes);
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      hear("{\"type\":\"gone\",\"status\":" + status + "}");
      return null;
    }

    private void hear(String frame) {
      try {
        frames.add(MAPPER.readTree(frame));
      } catch (JsonProcessingException e) {
        throw new AssertionError(e);
      }
    }
  }
}
