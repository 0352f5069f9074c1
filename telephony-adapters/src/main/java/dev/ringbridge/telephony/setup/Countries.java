package dev.ringbridge.telephony.setup;

import dev.ringbridge.foundation.problem.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The countries there are. */
final class Countries {
  private static final Set<String> ALL = Set.of(Locale.getISOCountries());

  private Countries() {}

  /** Refuses a code that no country has: it would silently allow nothing. */
  static void refuseUnknown(List<String> countries) {
    countries.stream()
        .filter(country -> !ALL.contains(country))
        .findFirst()
        .ifPresent(
            country -> {
              throw Refusal.invalid(
                  "countries", "Known", "No country has the ISO 3166 code " + country + ".");
            });
  }
}
