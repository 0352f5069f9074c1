package dev.ringbridge.telephony.guard;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.telephony.destination.Destinations;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a minute to a number is assumed to cost, in millionths of a US dollar: what an account's own
 * list says of the number's first digits, else what is assumed of its country.
 */
@ApplicationScoped
class Prices {
  private static final String ASSUMED = "/destination-prices.csv";
  private static final String ELSEWHERE = "*";

  private final Destinations destinations;
  private final Map<String, Long> byCountry = read();

  Prices(Destinations destinations) {
    this.destinations = destinations;
  }

  /**
   * The price of a minute.
   *
   * @param own an account's own prices by first digits, + and country code included; the longest
   *     that fits counts
   */
  long perMinute(PhoneNumber number, Map<String, Long> own) {
    return own.entrySet().stream()
        .filter(one -> number.e164().startsWith(one.getKey()))
        .max(Comparator.comparingInt(one -> one.getKey().length()))
        .map(Map.Entry::getValue)
        .orElseGet(() -> assumed(number));
  }

  private long assumed(PhoneNumber number) {
    long elsewhere = Objects.requireNonNull(byCountry.get(ELSEWHERE));
    return destinations
        .countryOf(number)
        .map(country -> byCountry.getOrDefault(country, elsewhere))
        .orElse(elsewhere);
  }

  private static Map<String, Long> read() {
    try (InputStream file = Objects.requireNonNull(Prices.class.getResourceAsStream(ASSUMED));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableMap(Prices::country, Prices::price));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String country(String line) {
    return line.substring(0, line.indexOf(','));
  }

  private static long price(String line) {
    return Dollars.micros(Double.parseDouble(line.substring(line.indexOf(',') + 1)));
  }
}
