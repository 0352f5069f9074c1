package dev.ringbridge.queue.registry;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.queue.batch.PhoneReader;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads the lines of an official list, each a number in the first column or, as the United States'
 * comes, an area code and the rest of the number in two. Numbers of the North American plan and of
 * the United Kingdom are read by their length, as lists of them have hundreds of millions; those of
 * other countries as everywhere else.
 */
final class NumberReader {
  private static final Set<String> NORTH_AMERICA = Set.of("US", "CA");
  private static final long NORTH_AMERICAN = 10_000_000_000L;
  private static final int NATIONAL_DIGITS = 10;

  private final String country;
  private final PhoneReader phones;

  /**
   * @param jurisdiction whose list it is: an ISO 3166 code of a country or of one of its parts
   */
  NumberReader(String jurisdiction) {
    this.country = jurisdiction.substring(0, 2);
    this.phones = new PhoneReader(country);
  }

  /** Whether one knows how numbers of this country are written. */
  static boolean knows(String jurisdiction) {
    return jurisdiction.length() >= 2
        && PhoneNumberUtil.getInstance()
            .getSupportedRegions()
            .contains(jurisdiction.substring(0, 2));
  }

  /** The number as the digits of its E.164 form; empty where the line has none. */
  OptionalLong read(String line) {
    if (NORTH_AMERICA.contains(country)) {
      return northAmerican(line);
    }
    String first = first(line);
    return country.equals("GB") && !first.startsWith("+") ? british(first) : other(first);
  }

  /** Two columns are one number; what follows a whole number is none. */
  private static OptionalLong northAmerican(String line) {
    String whole = digits(first(line));
    String digits = whole.length() < NATIONAL_DIGITS ? digits(line) : whole;
    if (digits.length() == NATIONAL_DIGITS + 1 && digits.startsWith("1")) {
      return OptionalLong.of(Long.parseLong(digits));
    }
    return digits.length() == NATIONAL_DIGITS
        ? OptionalLong.of(NORTH_AMERICAN + Long.parseLong(digits))
        : OptionalLong.empty();
  }

  private static OptionalLong british(String text) {
    String digits = digits(text);
    String national = digits.startsWith("44") ? digits.substring(2) : digits;
    String bare = national.startsWith("0") ? national.substring(1) : national;
    return bare.length() == NATIONAL_DIGITS || bare.length() == NATIONAL_DIGITS - 1
        ? OptionalLong.of(Long.parseLong("44" + bare))
        : OptionalLong.empty();
  }

  private OptionalLong other(String text) {
    return phones.read(text).map(PhoneNumber::e164).stream()
        .mapToLong(number -> Long.parseLong(number.substring(1)))
        .findFirst();
  }

  private static String first(String line) {
    for (int at = 0; at < line.length(); at++) {
      char one = line.charAt(at);
      if (one == ',' || one == ';' || one == '\t') {
        return line.substring(0, at);
      }
    }
    return line;
  }

  private static String digits(String text) {
    StringBuilder digits = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      char one = text.charAt(at);
      if (one >= '0' && one <= '9') {
        digits.append(one);
      }
    }
    return digits.toString();
  }
}
