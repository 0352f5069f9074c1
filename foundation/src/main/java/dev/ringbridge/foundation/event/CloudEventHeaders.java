package dev.ringbridge.foundation.event;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a CloudEvent in Kafka's binary mode (CloudEvents Kafka protocol binding 1.0.2).
 */
final class CloudEventHeaders {
  static final String ID = "ce_id";
  static final String TYPE = "ce_type";
  static final String SOURCE = "ce_source";
  static final String TIME = "ce_time";
  static final String SUBJECT = "ce_subject";
  static final String ORGANIZATION = "ce_organization";
  static final String SPECIFICATION = "ce_specversion";
  static final String CONTENT_TYPE = "content-type";

  private CloudEventHeaders() {}

  static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  static @Nullable String get(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
