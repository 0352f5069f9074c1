package dev.ringbridge.standalone.house;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.standalone.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/events/asyncapi.yaml has the topics of the code, as they are, and their readers. */
class TopicsDocumentTest {
  private static final JsonNode DOCUMENT = document();

  private static JsonNode document() {
    try {
      return new ObjectMapper(new YAMLFactory())
          .readTree(Checkout.path("docs/events/asyncapi.yaml").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, JsonNode> channels() {
    return DOCUMENT.path("channels").properties().stream()
        .collect(toMap(one -> one.getValue().path("address").asText(), Map.Entry::getValue));
  }

  @Test
  void documentHasExactlyTheTopicsOfTheCode() {
    assertThat(channels().keySet())
        .isEqualTo(Arrays.stream(Topic.values()).map(Topic::topicName).collect(toSet()));
  }

  @ParameterizedTest
  @EnumSource
  void channelCarriesExactlyTheTopicsEvents(Topic topic) {
    Set<String> messages = new HashSet<>();
    channels().get(topic.topicName()).path("messages").fieldNames().forEachRemaining(messages::add);

    assertThat(messages)
        .isEqualTo(topic.events().stream().map(Class::getSimpleName).collect(toSet()));
  }

  @ParameterizedTest
  @EnumSource
  void channelSaysWhetherItIsCompacted(Topic topic) {
    String description = channels().get(topic.topicName()).path("description").asText();

    assertThat(description.contains("compacted")).isEqualTo(topic.isCompacted());
  }

  /** A fact has one writing service; only commands may have several. */
  @ParameterizedTest
  @EnumSource
  void factIsWrittenByOneService(Topic topic) {
    String writers = operation("send", topic).path("summary").asText();

    assertThat(writers).startsWith("Written by ");
    assertThat(writers.contains(",")).isEqualTo(topic == Topic.CALL_COMMANDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"queue-api", "telephony-adapters", "realtime-gateway"})
  void whatAServiceConsumesItIsDocumentedToRead(String service) {
    List<String> consumed = consumed(service);

    assertThat(consumed).isNotEmpty();
    assertThat(consumed)
        .allSatisfy(
            name ->
                assertThat(operation("receive", topic(name)).path("summary").asText())
                    .contains(service));
  }

  private static List<String> consumed(String service) {
    Properties settings =
        Checkout.properties(
            service + "/src/main/resources/META-INF/microprofile-config.properties");
    return settings.stringPropertyNames().stream()
        .filter(key -> key.startsWith("mp.messaging.incoming.") && key.endsWith(".topic"))
        .map(settings::getProperty)
        .toList();
  }

  private static Topic topic(String name) {
    return Arrays.stream(Topic.values())
        .filter(one -> one.topicName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no topic is called " + name));
  }

  private static JsonNode operation(String action, Topic topic) {
    return operations()
        .filter(one -> one.path("action").asText().equals(action))
        .filter(one -> channelOf(one).path("address").asText().equals(topic.topicName()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no operation " + action + " of " + topic));
  }

  private static Stream<JsonNode> operations() {
    return DOCUMENT.path("operations").properties().stream().map(Map.Entry::getValue);
  }

  private static JsonNode channelOf(JsonNode operation) {
    return DOCUMENT.at(operation.at("/channel/$ref").asText().substring(1));
  }
}
