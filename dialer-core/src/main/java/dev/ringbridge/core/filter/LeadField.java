package dev.ringbridge.core.filter;

import static dev.ringbridge.core.filter.FilterOperator.AT_LEAST;
import static dev.ringbridge.core.filter.FilterOperator.AT_MOST;
import static dev.ringbridge.core.filter.FilterOperator.IS_EMPTY;
import static dev.ringbridge.core.filter.FilterOperator.IS_FILLED;
import static dev.ringbridge.core.filter.FilterOperator.IS_NOT_ONE_OF;
import static dev.ringbridge.core.filter.FilterOperator.IS_ONE_OF;

import dev.ringbridge.core.lead.Priority;
import dev.ringbridge.core.lead.Temperature;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a condition may ask about. */
public enum LeadField {
  /** Where it came from, as its file says. */
  SOURCE("source", Kind.TEXT),
  /** Its language, as its file says. */
  LANGUAGE("language", Kind.TEXT),
  /** The state or province of its address, as its file says. */
  REGION("region", Kind.TEXT),
  /** Where it may be by number and address: ISO 3166 codes, several of one lead. */
  PLACE("place", Kind.TEXT),
  /** Its priority. */
  PRIORITY("priority", Kind.CHOICE),
  /** How promising it is. */
  TEMPERATURE("temperature", Kind.CHOICE),
  /** Its score, 0 to 100; empty where nobody gave one. */
  SCORE("score", Kind.NUMBER),
  /** How often its phone was reached for. */
  ATTEMPTS("attempts", Kind.COUNT),
  /** Whole days of 24 hours since it was added. */
  AGE_DAYS("age in days", Kind.COUNT),
  /** A column of its file that has no field of its own, by the header's exact name. */
  COLUMN("column", Kind.ANY);

  private final String words;
  private final Kind kind;

  LeadField(String words, Kind kind) {
    this.words = words;
    this.kind = kind;
  }

  /** What one may ask of it. */
  public Set<FilterOperator> operators() {
    return switch (kind) {
      case TEXT -> Set.of(IS_ONE_OF, IS_NOT_ONE_OF, IS_EMPTY, IS_FILLED);
      case CHOICE -> Set.of(IS_ONE_OF, IS_NOT_ONE_OF);
      case COUNT -> Set.of(AT_LEAST, AT_MOST);
      case NUMBER -> Set.of(AT_LEAST, AT_MOST, IS_EMPTY, IS_FILLED);
      case ANY -> Set.of(FilterOperator.values());
    };
  }

  /** The values that it can have, each with what is compared; nothing where it can have any. */
  Map<String, String> choices() {
    return switch (this) {
      case PRIORITY ->
          Arrays.stream(Priority.values())
              .collect(Collectors.toMap(Priority::name, one -> String.valueOf(one.rank())));
      case TEMPERATURE ->
          Arrays.stream(Temperature.values())
              .collect(Collectors.toMap(Temperature::name, one -> String.valueOf(one.rank())));
      default -> Map.of();
    };
  }

  /** What is compared for a value that somebody wrote; empty where it cannot have it. */
  Optional<String> key(String value) {
    Map<String, String> choices = choices();
    return choices.isEmpty()
        ? Optional.of(value.strip())
        : Optional.ofNullable(choices.get(value.strip().toUpperCase(Locale.ROOT)));
  }

  /** Whether it counts whole things, none of them below nothing. */
  boolean isCount() {
    return kind == Kind.COUNT;
  }

  String words() {
    return words;
  }

  private enum Kind {
    TEXT,
    CHOICE,
    NUMBER,
    COUNT,
    ANY
  }
}
