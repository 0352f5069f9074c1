package dev.ringbridge.loadtest;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Numbers nobody has (NANP 555-01xx, reserved for fiction), none of them one of the simulator's
 * scripted ones.
 */
public final class FictionalNumbers {
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

  private FictionalNumbers() {}

  /** All of them, area by area. */
  public static Stream<String> all() {
    return IntStream.range(200, 1000)
        .mapToObj(Integer::toString)
        .filter(area -> isValid("+1" + area + "5550130"))
        .flatMap(area -> IntStream.range(130, 200).mapToObj(line -> "+1" + area + "5550" + line));
  }

  private static boolean isValid(String number) {
    try {
      return LIBRARY.isValidNumberForRegion(LIBRARY.parse(number, "US"), "US");
    } catch (NumberParseException e) {
      return false;
    }
  }
}
