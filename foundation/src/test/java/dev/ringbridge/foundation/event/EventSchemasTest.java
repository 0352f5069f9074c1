package dev.ringbridge.foundation.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.foundation.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract of the topics: docs/events says what the records of dialer-core are on the wire, and
 * nothing else.
 */
class EventSchemasTest {
  private static final Path EVENTS =
      Path.of(System.getProperty("ringbridge.repository"), "docs", "events");
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);

  static Stream<Arguments> events() {
    return Arrays.stream(Topic.values())
        .flatMap(topic -> topic.events().stream().map(event -> Arguments.of(topic, event)));
  }

  @ParameterizedTest
  @MethodSource("events")
  void eventMeetsItsSchemaAndComesBackTheSame(Topic topic, Class<? extends Event> type)
      throws IOException {
    JsonSchema schema =
        SCHEMAS.getSchema(
            Files.readString(EVENTS.resolve("schemas/" + Topic.typeOf(type) + ".json")));
    for (boolean full : new boolean[] {true, false}) {
      Event event = type.cast(Samples.of(type, full));
      JsonNode written = Json.MAPPER.valueToTree(event);

      assertThat(schema.validate(written)).describedAs("%s", written).isEmpty();
      assertThat(Json.MAPPER.treeToValue(written, type)).isEqualTo(event);
      assertThat(Topic.of(event)).isEqualTo(topic);
    }
  }

  @ParameterizedTest
  @MethodSource("events")
  void documentNamesEachEventOnItsTopic(Topic topic, Class<? extends Event> type)
      throws IOException {
    JsonNode document =
        new ObjectMapper(new YAMLFactory()).readTree(EVENTS.resolve("asyncapi.yaml").toFile());

    Set<String> addresses = new TreeSet<>();
    document
        .path("channels")
        .forEach(
            channel -> {
              if (channel.path("messages").has(type.getSimpleName())) {
                addresses.add(channel.path("address").asText());
              }
            });
    assertThat(addresses).containsExactly(topic.topicName());
    assertThat(
            document
                .path("components")
                .path("messages")
                .path(type.getSimpleName())
                .path("name")
                .asText())
        .isEqualTo(Topic.typeOf(type));
  }

  @Test
  void noSchemaIsLeftOfAnEventThatIsGone() throws IOException {
    Set<String> known =
        events()
            .map(row -> row.get()[1])
            .map(type -> Topic.typeOf(((Class<?>) type).asSubclass(Event.class)) + ".json")
            .collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(EVENTS.resolve("schemas"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(known);
    }
  }
}
