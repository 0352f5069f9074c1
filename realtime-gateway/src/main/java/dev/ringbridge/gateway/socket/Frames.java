package dev.ringbridge.gateway.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringbridge.foundation.json.Json;

/** Writing frames down. */
public final class Frames {
  private Frames() {}

  /** A frame as JSON. */
  public static String write(Object frame) {
    try {
      return Json.MAPPER.writeValueAsString(frame);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + frame.getClass().getSimpleName(), e);
    }
  }

  /** A frame as JSON, with its place among those of its socket. */
  public static String write(Object frame, long seq) {
    ObjectNode json = Json.MAPPER.valueToTree(frame);
    json.put("seq", seq);
    return write(json);
  }
}
