package dev.ringbridge.queue.batch;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.ringbridge.core.call.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads phone numbers as people write them; one without a country code is of the given country. */
public final class PhoneReader {
  /** libphonenumber's word for no country. */
  public static final String NOWHERE = "ZZ";

  private static final Pattern SCIENTIFIC =
      Pattern.compile("[+]?[0-9][.,]?[0-9]*[eE][+]?[0-9]{1,2}");
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

  private final String country;

  /**
   * @param country ISO 3166
   */
  public PhoneReader(String country) {
    this.country = country;
  }

  /** Whether a spreadsheet wrote it in scientific notation: its last digits are lost. */
  static boolean isScientific(String text) {
    return SCIENTIFIC.matcher(text).matches();
  }

  /** The number, if it is one that can exist. */
  public Optional<PhoneNumber> read(String text) {
    try {
      Phonenumber.PhoneNumber number = LIBRARY.parse(text, country);
      return LIBRARY.isValidNumber(number) ? Optional.of(e164(number)) : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  private static PhoneNumber e164(Phonenumber.PhoneNumber number) {
    return new PhoneNumber(LIBRARY.format(number, PhoneNumberFormat.E164));
  }
}
