package dev.ringbridge.queue.account;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Set;
import java.util.function.Predicate;

/** The digits that numbers of countries begin with. */
public final class CallingCodes {
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

  private CallingCodes() {}

  /**
   * Whether a number in one of these countries may begin with a prefix; where no country is known,
   * any may.
   *
   * @param countries ISO 3166 codes
   */
  public static Predicate<String> of(Set<String> countries) {
    return prefix -> countries.isEmpty() || countries.stream().anyMatch(one -> begins(one, prefix));
  }

  private static boolean begins(String country, String prefix) {
    String code = "+" + LIBRARY.getCountryCodeForRegion(country);
    return prefix.startsWith(code) || code.startsWith(prefix);
  }
}
