package dev.ringbridge.loadtest.ledger;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * Calling hours as the judge knows them, from no code of the product: 47 CFR 64.1200(c)(1), no call
 * before 8 a.m. or after 9 p.m. at the called party's place, in each zone of the number's area.
 */
final class Hours {
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
  private static final PhoneNumberToTimeZonesMapper ZONES =
      PhoneNumberToTimeZonesMapper.getInstance();
  private static final LocalTime FROM = LocalTime.of(8, 0);
  private static final LocalTime TO = LocalTime.of(21, 0);

  private Hours() {}

  /** Whether the number may be called then. */
  static boolean allow(String number, Instant at) {
    return zones(number).stream()
        .map(zone -> at.atZone(ZoneId.of(zone)).toLocalTime())
        .allMatch(local -> !local.isBefore(FROM) && local.isBefore(TO));
  }

  private static List<String> zones(String number) {
    try {
      return ZONES.getTimeZonesForNumber(LIBRARY.parse(number, null));
    } catch (NumberParseException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
