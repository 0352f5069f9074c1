package dev.ringbridge.queue.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.core.compliance.AttemptCap;
import dev.ringbridge.core.compliance.AutomatedRule;
import dev.ringbridge.core.compliance.CallingHours;
import dev.ringbridge.core.compliance.ConsentScope;
import dev.ringbridge.core.compliance.DayHours;
import dev.ringbridge.core.compliance.RecordingRule;
import dev.ringbridge.core.compliance.RegistryRule;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The rule packs that Ringbridge knows, read from compliance/rule-packs.json. */
@ApplicationScoped
public class LawBook {
  private static final String FILE = "/compliance/rule-packs.json";

  private final JsonNode book = read();
  private final List<RulePack> all = list(book.path("packs")).map(LawBook::pack).toList();
  private final RulePacks packs = new RulePacks(all);
  private final List<RecordingRule> recording =
      list(book.path("recording")).map(LawBook::recording).toList();

  /** Every pack. */
  public List<RulePack> all() {
    return all;
  }

  /** The packs that must be kept in these jurisdictions. */
  public List<RulePack> of(Collection<String> jurisdictions) {
    return packs.of(jurisdictions);
  }

  /** What recording asks for, in every jurisdiction that is known. */
  public List<RecordingRule> recording() {
    return recording;
  }

  /**
   * What recording a call asks for where somebody may be: the rule of each jurisdiction, and the
   * strict one where none is known.
   */
  public List<RecordingRule> recordingOf(Collection<String> jurisdictions) {
    List<RecordingRule> found =
        recording.stream().filter(rule -> jurisdictions.contains(rule.jurisdiction())).toList();
    return found.isEmpty()
        ? recording.stream().filter(rule -> rule.jurisdiction().equals(RulePack.STRICT)).toList()
        : found;
  }

  private static JsonNode read() {
    try (InputStream file = LawBook.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not in the program");
      }
      return Json.MAPPER.readTree(file);
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
        texts(json.required("sources")),
        json.has("registry") ? registry(json.get("registry")) : null,
        json.has("automated") ? automated(json.get("automated")) : null);
  }

  private static RegistryRule registry(JsonNode json) {
    return new RegistryRule(
        json.required("name").asText(),
        json.required("mostDays").asInt(),
        list(json.required("exempt"))
            .map(ground -> ConsentScope.valueOf(ground.asText()))
            .collect(Collectors.toUnmodifiableSet()),
        texts(json.required("sources")));
  }

  private static AutomatedRule automated(JsonNode json) {
    return new AutomatedRule(
        json.has("requires") ? ConsentScope.valueOf(json.get("requires").asText()) : null,
        json.required("optOut").asBoolean(),
        texts(json.required("sources")));
  }

  private static RecordingRule recording(JsonNode json) {
    return new RecordingRule(
        json.required("jurisdiction").asText(),
        json.required("allParties").asBoolean(),
        json.required("announce").asBoolean(),
        texts(json.required("sources")));
  }

  private static List<String> texts(JsonNode array) {
    return list(array).map(JsonNode::asText).toList();
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
