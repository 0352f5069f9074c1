package dev.ringbridge.simulator.softphone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vertx.core.http.ServerWebSocket;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The text frames of a client's socket: JSON objects with a type. */
public final class Frames {
  /** The code of an error about a frame of sound. */
  static final int MALFORMED_SOUND = 31003;

  private static final JsonMapper MAPPER = new JsonMapper();

  private Frames() {}

  /** The phone is known by this name. */
  public static Map<String, Object> ready(String identity) {
    return frame("ready", "identity", identity);
  }

  /** About a call: connecting, incoming or open. */
  public static Map<String, Object> call(String type, String callSid) {
    return frame(type, "callSid", callSid);
  }

  /** Somebody calls, and hands this over. */
  public static Map<String, Object> incoming(
      String callSid, String from, Map<String, String> params) {
    Map<String, Object> frame = call("incoming", callSid);
    frame.put("from", from);
    frame.put("params", params);
    return frame;
  }

  /** A call is over. */
  public static Map<String, Object> closed(String callSid, String reason) {
    Map<String, Object> frame = frame("closed", "callSid", callSid);
    frame.put("reason", reason);
    return frame;
  }

  /** What cannot be done, and why. */
  public static Map<String, Object> error(int code, String message) {
    Map<String, Object> frame = frame("error", "code", code);
    frame.put("message", message);
    return frame;
  }

  /** Sends one, unless the socket is gone. */
  public static void send(ServerWebSocket socket, Map<String, Object> frame) {
    if (!socket.isClosed()) {
      try {
        socket.writeTextMessage(MAPPER.writeValueAsString(frame));
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What the client says; a missing node if it is no JSON. */
  public static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static Map<String, Object> frame(String type, String key, Object value) {
    Map<String, Object> frame = new LinkedHashMap<>();
    frame.put("type", type);
    frame.put(key, value);
    return frame;
  }
}
