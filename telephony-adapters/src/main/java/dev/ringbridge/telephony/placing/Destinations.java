package dev.ringbridge.telephony.placing;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.ringbridge.core.call.PhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Which country a number is in, by its digits alone. */
@ApplicationScoped
public class Destinations {
  private final PhoneNumberUtil plan = PhoneNumberUtil.getInstance();

  /** The ISO 3166 code of the country; empty for a number that no country's plan has. */
  public Optional<String> countryOf(PhoneNumber number) {
    try {
      return Optional.ofNullable(plan.getRegionCodeForNumber(plan.parse(number.e164(), null)));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }
}
