package dev.ringbridge.foundation.event;

import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.foundation.json.Json;
import java.io.IOException;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record into an {@link Envelope}. It never throws: one unreadable record must not stop a
 * topic.
 */
public final class EventDeserializer implements Deserializer<Envelope> {
  @Override
  public Envelope deserialize(String topic, byte[] data) {
    return new Envelope(null, null, topic, null, "a record without headers");
  }

  @Override
  public Envelope deserialize(String topic, Headers headers, byte @Nullable [] data) {
    String type = CloudEventHeaders.get(headers, CloudEventHeaders.TYPE);
    try {
      UUID id =
          UUID.fromString(String.valueOf(CloudEventHeaders.get(headers, CloudEventHeaders.ID)));
      if (type == null || data == null) {
        return new Envelope(id, type, topic, null, type == null ? "no type" : "a tombstone");
      }
      Event event = Json.MAPPER.readValue(data, Topic.eventOf(type));
      return new Envelope(id, type, topic, event, null);
    } catch (IOException | IllegalArgumentException e) {
      return new Envelope(null, type, topic, null, e.getClass().getSimpleName());
    }
  }
}
