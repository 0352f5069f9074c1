package dev.ringbridge.queue.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.core.compliance.AttemptCap;
import dev.ringbridge.core.compliance.CallingHours;
import dev.ringbridge.core.compliance.DayHours;
import dev.ringbridge.core.compliance.RulePack;
import dev.ringbridge.core.compliance.RulePacks;
import dev.ringbridge.foundation.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The rule packs that Ringbridge knows, read from compliance/rule-packs.json. */
@ApplicationScoped
public class LawBook {
  private static final String FILE = "/compliance/rule-packs.json";

  private final List<RulePack> all = read();
  private final RulePacks packs = new RulePacks(all);

  /** Every pack. */
  public List<RulePack> all() {
    return all;
  }

  /** The packs that must be kept in these jurisdictions. */
  public List<RulePack> of(Collection<String> jurisdictions) {
    return packs.of(jurisdictions);
  }

  private static List<RulePack> read() {
    try (InputStream file = LawBook.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not in the program");
      }
      return list(Json.MAPPER.readTree(file).path("packs")).map(LawBook::pack).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static RulePack pack(JsonNode json) {
    return new RulePack(
        json.required("jurisdiction").asText(),
        json.required("version").asInt(),
        json.required("name").asText(),
        hours(json.required("hours")),
        list(json.required("caps")).map(LawBook::cap).toList(),
        json.required("leastRingSeconds").asInt(),
        Duration.ofHours(json.required("restAfterAbandonedHours").asInt()),
        list(json.required("sources")).map(JsonNode::asText).toList());
  }

  private static CallingHours hours(JsonNode spans) {
    Map<DayOfWeek, DayHours> week = new EnumMap<>(DayOfWeek.class);
    for (JsonNode span : spans) {
      DayHours hours =
          new DayHours(
              LocalTime.parse(span.required("from").asText()),
              LocalTime.parse(span.required("to").asText()));
      days(span.required("days").asText()).forEach(day -> week.put(day, hours));
    }
    return new CallingHours(week, Set.of());
  }

  /** Days as their first three letters, apart by spaces. */
  private static List<DayOfWeek> days(String text) {
    return Pattern.compile(" ")
        .splitAsStream(text)
        .flatMap(
            wanted ->
                Arrays.stream(DayOfWeek.values()).filter(day -> day.name().startsWith(wanted)))
        .toList();
  }

  private static AttemptCap cap(JsonNode json) {
    return new AttemptCap(
        json.required("calls").asInt(), Duration.ofHours(json.required("hours").asInt()));
  }
}
