package dev.ringbridge.gateway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.ringbridge.foundation.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** docs/events/sockets.yaml, as something to hold frames against. */
public final class SocketContract {
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);

  private final JsonNode document = read();

  private static JsonNode read() {
    Path page =
        Path.of(System.getProperty("ringbridge.repository"), "docs", "events", "sockets.yaml");
    try {
      return new YAMLMapper(new YAMLFactory()).readTree(page.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with a frame that stands for a message of this name. */
  public Set<String> violations(String message, String frame) {
    ObjectNode schema = Json.MAPPER.createObjectNode();
    schema.put("$ref", payloadOf(message));
    schema.set("components", document.path("components"));
    try {
      return messages(SCHEMAS.getSchema(schema).validate(Json.MAPPER.readTree(frame)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String payloadOf(String message) {
    return document.at("/components/messages/" + message + "/payload/$ref").asText();
  }

  private static Set<String> messages(Set<ValidationMessage> found) {
    Set<String> messages = new TreeSet<>();
    found.forEach(one -> messages.add(one.getMessage()));
    return messages;
  }

  /** The messages that an operation names. */
  public Set<String> messagesOf(String operation) {
    Set<String> names = new TreeSet<>();
    document
        .at("/operations/" + operation + "/messages")
        .forEach(one -> names.add(last(one.path("$ref").asText())));
    return names;
  }

  private static String last(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  /** The values of an enumeration, without null. */
  public List<String> valuesOf(String schema) {
    return StreamSupport.stream(
            document.at("/components/schemas/" + schema + "/enum").spliterator(), false)
        .filter(value -> !value.isNull())
        .map(JsonNode::asText)
        .toList();
  }
}
