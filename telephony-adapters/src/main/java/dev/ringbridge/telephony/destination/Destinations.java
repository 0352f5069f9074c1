package dev.ringbridge.telephony.destination;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.ringbridge.core.call.PhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Which country a number is in, by its digits alone. */
@ApplicationScoped
public class Destinations {
  /** Whoever is called there earns by it: nobody has a reason to dial them from here. */
  private static final Set<PhoneNumberType> PAID_BY_THE_CALLER =
      Set.of(PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST);

  private final PhoneNumberUtil plan = PhoneNumberUtil.getInstance();

  /**
   * The ISO 3166 code of the country; empty for a number that no country's plan has, and for one
   * that costs the caller more than a call.
   */
  public Optional<String> countryOf(PhoneNumber number) {
    try {
      Phonenumber.PhoneNumber parsed = plan.parse(number.e164(), null);
      return PAID_BY_THE_CALLER.contains(plan.getNumberType(parsed))
          ? Optional.empty()
          : Optional.ofNullable(plan.getRegionCodeForNumber(parsed));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }
}
