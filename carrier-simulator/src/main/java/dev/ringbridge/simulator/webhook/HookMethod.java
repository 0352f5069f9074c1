package dev.ringbridge.simulator.webhook;

import java.util.Optional;
import java.util.stream.Stream;

/** How a customer's URL is asked. */
public enum HookMethod {
  GET,
  POST;

  /** The method of that name, in capitals. */
  public static Optional<HookMethod> named(String name) {
    return Stream.of(values()).filter(method -> method.name().equals(name)).findFirst();
  }
}
