package dev.ringbridge.simulator.twiml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An element of a document. */
public record Element(
    String name, Map<String, String> attributes, String text, List<Element> children) {

  Optional<String> attribute(String key) {
    return Optional.ofNullable(attributes.get(key));
  }

  boolean flag(String key, boolean otherwise) {
    return attribute(key).map(value -> value.equalsIgnoreCase("true")).orElse(otherwise);
  }

  /** A whole number that is not negative; what cannot be read counts as not given. */
  public int number(String key, int otherwise) {
    return attribute(key)
        .filter(value -> value.matches("[0-9]{1,9}"))
        .map(Integer::parseInt)
        .orElse(otherwise);
  }
}
