package dev.ringbridge.core.compliance;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Packs to test with. */
final class Packs {
  private Packs() {}

  static CallingHours daily(String from, String to) {
    return new CallingHours(week(from, to, DayOfWeek.values()), Set.of());
  }

  static Map<DayOfWeek, DayHours> week(String from, String to, DayOfWeek... days) {
    DayHours hours = new DayHours(LocalTime.parse(from), LocalTime.parse(to));
    return Arrays.stream(days).collect(Collectors.toMap(Function.identity(), day -> hours));
  }

  static RulePack pack(String jurisdiction, CallingHours hours) {
    return new RulePack(
        jurisdiction, 1, jurisdiction, hours, List.of(), 15, Duration.ZERO, List.of("a test"));
  }
}
