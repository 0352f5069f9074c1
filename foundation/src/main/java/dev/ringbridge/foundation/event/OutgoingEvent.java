package dev.ringbridge.foundation.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.foundation.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * An event written down for its topic. It prints without its body, which may hold a phone number.
 *
 * @param id the event's identity
 * @param organizationId whose it is
 * @param branchId which part of the organization it belongs to
 * @param topic where it goes
 * @param key the record's key
 * @param type the event's name on the wire
 * @param source the service that says so
 * @param at when it happened
 * @param body the event as JSON
 */
public record OutgoingEvent(
    UUID id,
    UUID organizationId,
    UUID branchId,
    String topic,
    String key,
    String type,
    String source,
    Instant at,
    String body) {

  /** Writes an event down. */
  public static OutgoingEvent of(UUID id, String source, Event event) {
    try {
      return new OutgoingEvent(
          id,
          event.tenancy().organizationId(),
          event.tenancy().branchId(),
          Topic.of(event).topicName(),
          event.key().toString(),
          Topic.typeOf(event.getClass()),
          source,
          event.at(),
          Json.MAPPER.writeValueAsString(event));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + event.getClass().getSimpleName(), e);
    }
  }

  ProducerRecord<byte[], byte[]> toRecord() {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic, key.getBytes(StandardCharsets.UTF_8), body.getBytes(StandardCharsets.UTF_8));
    Headers headers = record.headers();
    CloudEventHeaders.put(headers, CloudEventHeaders.SPECIFICATION, "1.0");
    CloudEventHeaders.put(headers, CloudEventHeaders.ID, id.toString());
    CloudEventHeaders.put(headers, CloudEventHeaders.TYPE, type);
    CloudEventHeaders.put(headers, CloudEventHeaders.SOURCE, source);
    CloudEventHeaders.put(headers, CloudEventHeaders.TIME, at.toString());
    CloudEventHeaders.put(headers, CloudEventHeaders.SUBJECT, key);
    CloudEventHeaders.put(headers, CloudEventHeaders.ORGANIZATION, organizationId.toString());
    CloudEventHeaders.put(headers, CloudEventHeaders.CONTENT_TYPE, "application/json");
    return record;
  }

  @Override
  public String toString() {
    return type + " " + id + " on " + topic;
  }
}
