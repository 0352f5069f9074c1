package dev.ringbridge.simulator.faults;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What goes wrong with a webhook that asks for nothing. */
public enum WebhookFault {
  /** Sent twice at once. */
  DOUBLED,
  /** Sent up to 1.5 s (real) late, so that later ones overtake it. */
  SHUFFLED,
  /** Never sent. */
  LOST,
  /** Held back until somebody releases it: a day late, however long the run. */
  LATE,
  /** A copy with a wrong signature goes before it; where nothing is signed, a plain copy. */
  FORGED,
  /** Sent with a parameter that nobody has heard of, as carriers add them; where it is a form. */
  EXTENDED;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** Its name on the admin page, as {@code lost}. */
  public String wireName() {
    return wireName;
  }

  /** The fault of that name. */
  public static Optional<WebhookFault> named(String name) {
    return Stream.of(values()).filter(fault -> fault.wireName.equals(name)).findFirst();
  }
}
