package dev.ringbridge.simulator.legs;

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
    LegLimits limits,
    Origin origin) {

  /** When detection of machines has its say. */
  public enum Amd {
    /** Never. */
    OFF,
    /** Before the leg counts as answered. */
    BEFORE_ANSWER,
    /** Beside the conversation. */
    BESIDE
  }
}
