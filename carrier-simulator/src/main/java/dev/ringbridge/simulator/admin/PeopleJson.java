package dev.ringbridge.simulator.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.simulator.People;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** People as the admin page shows and takes them: probabilities, and means in seconds. */
final class PeopleJson {
  private PeopleJson() {}

  static Map<String, Object> of(People people) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("human", people.human());
    json.put("machine", people.machine());
    json.put("noAnswer", people.noAnswer());
    json.put("busy", people.busy());
    json.put("rejected", people.rejected());
    json.put("invalid", people.invalid());
    json.put("ringSeconds", seconds(people.ring()));
    json.put("talkSeconds", seconds(people.talk()));
    json.put("greetingSeconds", seconds(people.greeting()));
    json.put("keys", people.keys());
    return json;
  }

  /**
   * Reads people. A probability or share that is left out is 0, a mean that is left out stays as it
   * was.
   *
   * @throws IllegalArgumentException if the probabilities do not sum up to 1
   */
  static People read(JsonNode json, People before) {
    return new People(
        json.path("human").asDouble(),
        json.path("machine").asDouble(),
        json.path("noAnswer").asDouble(),
        json.path("busy").asDouble(),
        json.path("rejected").asDouble(),
        json.path("invalid").asDouble(),
        mean(json.path("ringSeconds"), before.ring()),
        mean(json.path("talkSeconds"), before.talk()),
        mean(json.path("greetingSeconds"), before.greeting()),
        keys(json.path("keys")));
  }

  private static SortedMap<String, Double> keys(JsonNode json) {
    SortedMap<String, Double> keys = new TreeMap<>();
    json.properties().forEach(key -> keys.put(key.getKey(), key.getValue().asDouble()));
    return keys;
  }

  private static double seconds(Duration mean) {
    return mean.toMillis() / 1e3;
  }

  private static Duration mean(JsonNode seconds, Duration before) {
    return seconds.isNumber() ? Duration.ofMillis((long) (seconds.asDouble() * 1e3)) : before;
  }
}
