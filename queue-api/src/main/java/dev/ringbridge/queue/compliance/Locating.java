package dev.ringbridge.queue.compliance;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.compliance.Whereabouts;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a person may be, by number and address. Numbers are read by libphonenumber, whose own
 * documents say that it does not track location: a number that moved with its owner still speaks
 * for its old place, so an address elsewhere adds to it and never replaces it.
 */
public final class Locating {
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
  private static final PhoneNumberToTimeZonesMapper ZONES =
      PhoneNumberToTimeZonesMapper.getInstance();
  private static final Set<String> NEIGHBOURS = Set.of("US", "CA");
  private static final PhoneNumberOfflineGeocoder PLACES = PhoneNumberOfflineGeocoder.getInstance();

  private Locating() {}

  /**
   * Where they may be.
   *
   * @param region the state or province of their address, as people write it; empty if none is
   *     known
   */
  public static Whereabouts of(PhoneNumber number, String region) {
    try {
      return locate(LIBRARY.parse(number.e164(), null), region);
    } catch (NumberParseException e) {
      return Whereabouts.UNKNOWN;
    }
  }

  private static Whereabouts locate(Phonenumber.PhoneNumber number, String region) {
    String country = LIBRARY.getRegionCodeForNumber(number);
    Set<ZoneId> zones = zones(number);
    if (country == null || zones.isEmpty()) {
      return Whereabouts.UNKNOWN;
    }
    Optional<Regions.Region> ofNumber = ofNumber(country, number);
    Optional<Regions.Region> ofAddress = ofAddress(country, region);
    Set<String> jurisdictions = new HashSet<>(Set.of(country));
    ofNumber.ifPresent(found -> jurisdictions.add(found.code()));
    ofAddress.ifPresent(found -> jurisdictions.addAll(List.of(found.code(), found.country())));
    ofAddress
        .filter(found -> ofNumber.filter(found::equals).isEmpty())
        .ifPresent(found -> zones.addAll(found.zones()));
    return new Whereabouts(jurisdictions, zones);
  }

  /** Who has moved from one country of the numbering plan to another took their number along. */
  private static Optional<Regions.Region> ofAddress(String country, String region) {
    return Stream.of(country, "US", "CA")
        .filter(where -> where.equals(country) || NEIGHBOURS.contains(country))
        .flatMap(where -> Regions.find(where, region).stream())
        .findFirst();
  }

  private static Set<ZoneId> zones(Phonenumber.PhoneNumber number) {
    List<String> names = ZONES.getTimeZonesForNumber(number);
    return names.contains(PhoneNumberToTimeZonesMapper.getUnknownTimeZone())
        ? Set.of()
        : names.stream().map(ZoneId::of).collect(Collectors.toCollection(HashSet::new));
  }

  /** The library says "Florida", or "Miami, FL". */
  private static Optional<Regions.Region> ofNumber(String country, Phonenumber.PhoneNumber number) {
    String place = PLACES.getDescriptionForValidNumber(number, Locale.ENGLISH);
    return Regions.find(country, place.substring(place.lastIndexOf(',') + 1));
  }
}
