package dev.ringbridge.telephony.setup;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.ringbridge.foundation.problem.Refusal;
import java.util.List;
import java.util.Set;

/** The countries that have telephone numbers of their own. */
final class Countries {
  private static final Set<String> ALL =
      Set.copyOf(PhoneNumberUtil.getInstance().getSupportedRegions());

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
