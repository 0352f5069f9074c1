package dev.ringbridge.simulator.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a value looks like.
 *
 * @param says how the description writes it
 * @param optional whether an answer may do without it
 * @param nullable whether it may be null in an answer
 * @param text whether a text is of this kind, as parameters are
 * @param json whether a value of an answer is
 */
record Format(
    String says,
    boolean optional,
    boolean nullable,
    Predicate<String> text,
    Predicate<JsonNode> json) {
  private static final String OR_NULL = " or null";
  private static final String OR_ABSENT = " or absent";
  private static final Pattern PHONE_NUMBER = Pattern.compile("(whatsapp:)?\\+[1-9][0-9]{1,14}");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?");
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");

  /** Reads one, as {@code one of GET POST or null}. */
  static Format of(String says) {
    boolean optional = says.endsWith(OR_ABSENT);
    boolean nullable = says.endsWith(OR_NULL);
    String kind = says.replace(OR_ABSENT, "").replace(OR_NULL, "");
    Kind read = kind(kind);
    return new Format(says, optional, nullable, read.text(), read.json());
  }

  private static Kind kind(String kind) {
    if (kind.startsWith("list of ")) {
      return new Kind(kind(kind.substring("list of ".length())).text(), value -> false);
    }
    if (kind.startsWith("one of ")) {
      return textual(
          Set.copyOf(List.of(kind.substring("one of ".length()).split(" ", -1)))::contains);
    }
    if (kind.startsWith("like ")) {
      return textual(Pattern.compile(kind.substring("like ".length())).asMatchPredicate());
    }
    return switch (kind) {
      case "boolean" -> new Kind(Set.of("true", "false")::contains, JsonNode::isBoolean);
      case "integer" -> new Kind(INTEGER.asMatchPredicate(), JsonNode::isIntegralNumber);
      case "number" -> new Kind(NUMBER.asMatchPredicate(), JsonNode::isNumber);
      case "object" -> new Kind(text -> false, JsonNode::isObject);
      case "string" -> textual(text -> true);
      case "uri" -> textual(readable(text -> URI.create(text)));
      case "phone-number" -> textual(PHONE_NUMBER.asMatchPredicate());
      case "currency" -> textual(CURRENCY.asMatchPredicate());
      case "date" -> textual(readable(text -> LocalDate.parse(text)));
      case "date-time" -> textual(readable(text -> DateTimeFormatter.ISO_DATE_TIME.parse(text)));
      case "date-time-rfc-2822" ->
          textual(readable(text -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
      default -> throw new IllegalArgumentException("no such format: " + kind);
    };
  }

  private static Kind textual(Predicate<String> text) {
    return new Kind(text, value -> value.isTextual() && text.test(value.textValue()));
  }

  /** The same value as a parameter and in an answer. */
  private record Kind(Predicate<String> text, Predicate<JsonNode> json) {}

  /** Whatever a reader reads without a complaint. */
  private static Predicate<String> readable(Function<String, Object> reader) {
    return text -> {
      try {
        return reader.apply(text) != null;
      } catch (DateTimeException | IllegalArgumentException e) {
        return false;
      }
    };
  }

  boolean fits(JsonNode value) {
    return value.isNull() ? nullable : json.test(value);
  }
}
