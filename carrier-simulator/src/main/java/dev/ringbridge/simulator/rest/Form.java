package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.webhook.HookMethod;
import dev.ringbridge.simulator.webhook.Target;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The parameters of a request. An empty one counts as not given; names are case-sensitive. */
record Form(MultiMap values) {

  Optional<String> get(String name) {
    return all(name).findFirst();
  }

  /** Every value, whether the name is repeated or one value holds several, parted by spaces. */
  List<String> words(String name) {
    return all(name)
        .flatMap(value -> Stream.of(value.split(" +", -1)))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** The URL of that name with the method of another. */
  Optional<Target> target(String url, String method) {
    HookMethod how = get(method).flatMap(HookMethod::named).orElse(HookMethod.POST);
    return get(url).map(address -> new Target(address, how));
  }

  Optional<Boolean> flag(String name) {
    return get(name).map(value -> value.equalsIgnoreCase("true"));
  }

  /** A whole number; empty if it is not given. Ask {@link #isNumber} first. */
  int number(String name, int otherwise) {
    return get(name).map(Integer::parseInt).orElse(otherwise);
  }

  /** A moment; in UTC where it has no offset, as the Java SDK writes it. Empty if it is none. */
  Optional<Instant> time(String name) {
    return get(name).flatMap(Form::readTime);
  }

  /** Whether it is not given, or is a number within these bounds. */
  boolean isNumber(String name, int min, int max) {
    return get(name)
        .map(
            value ->
                value.matches("[0-9]{1,8}")
                    && Integer.parseInt(value) >= min
                    && Integer.parseInt(value) <= max)
        .orElse(true);
  }

  private Stream<String> all(String name) {
    return values.entries().stream()
        .filter(entry -> entry.getKey().equals(name))
        .map(Map.Entry::getValue)
        .filter(value -> !value.isEmpty());
  }

  private static Optional<Instant> readTime(String text) {
    try {
      TemporalAccessor read =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      return Optional.of(
          read instanceof OffsetDateTime exact
              ? exact.toInstant()
              : LocalDateTime.from(read).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
