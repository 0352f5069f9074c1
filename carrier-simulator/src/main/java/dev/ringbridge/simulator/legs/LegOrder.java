package dev.ringbridge.simulator.legs;

import dev.ringbridge.simulator.call.Query;
import java.util.Map;
import java.util.Optional;

/**
 * A leg as it was asked for.
 *
 * @param exophone the number it is made from
 * @param endpoint where its events go
 * @param customParam what its events repeat
 */
public record LegOrder(
    String accountSid,
    Contact contact,
    String exophone,
    Optional<String> endpoint,
    Optional<String> customParam,
    Amd amd,
    LegLimits limits) {

  /** When detection of machines has its say. */
  public enum Amd {
    /** Never. */
    OFF,
    /** Before the leg counts as answered. */
    BEFORE_ANSWER,
    /** Beside the conversation. */
    BESIDE
  }

  /** The parameters of the endpoint's query: what the caller told itself. */
  public Map<String, String> callParams() {
    return endpoint.map(Query::of).orElse(Map.of());
  }
}
