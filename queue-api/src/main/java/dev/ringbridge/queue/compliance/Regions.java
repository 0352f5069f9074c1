package dev.ringbridge.queue.compliance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The parts of countries that have rules or clocks of their own, from compliance/regions.csv. */
final class Regions {
  private static final String FILE = "/compliance/regions.csv";
  private static final Pattern NAMES = Pattern.compile("\\|");
  private static final Map<String, Region> BY_NAME = read();

  private Regions() {}

  /**
   * A region by its code, with or without the country's, or by its name.
   *
   * @param country the ISO 3166 code of the country it is looked for in
   * @param said as people write it
   */
  static Optional<Region> find(String country, String said) {
    String key = said.strip().toUpperCase(Locale.ROOT);
    return Optional.ofNullable(
        BY_NAME.get(key.startsWith(country + "-") ? key : country + "-" + key));
  }

  private static Map<String, Region> read() {
    Map<String, Region> regions = new HashMap<>();
    try (InputStream file = Regions.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not in the program");
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
      lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> add(regions, line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(regions);
  }

  private static void add(Map<String, Region> regions, String line) {
    String[] values = line.split(",", 3);
    Set<ZoneId> zones =
        Arrays.stream(values[2].split(" ")).map(ZoneId::of).collect(Collectors.toUnmodifiableSet());
    Region region = new Region(values[0], zones);
    regions.put(values[0], region);
    String country = values[0].substring(0, 3);
    NAMES
        .splitAsStream(values[1])
        .forEach(name -> regions.put(country + name.toUpperCase(Locale.ROOT), region));
  }

  /**
   * A part of a country.
   *
   * @param code ISO 3166-2
   * @param zones every clock that somebody there lives by
   */
  record Region(String code, Set<ZoneId> zones) {
    /** The ISO 3166 code of its country. */
    String country() {
      return code.substring(0, 2);
    }
  }
}
