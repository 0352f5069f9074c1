package dev.ringbridge.core.compliance;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * When people may be called, by their own clock.
 *
 * @param week the hours of each day; a day that is not there is closed
 * @param closedOn dates on which nobody is called, holidays for example
 */
public record CallingHours(Map<DayOfWeek, DayHours> week, Set<LocalDate> closedOn) {
  /** No rule closes for longer; one that would is never open. */
  private static final int DAYS_AHEAD = 400;

  public CallingHours {
    week = Map.copyOf(week);
    closedOn = Set.copyOf(closedOn);
  }

  /**
   * The next moment at which one may call, {@code from} itself if that is one.
   *
   * @param early how much earlier each day's hours end
   * @return empty where no such moment comes
   */
  Optional<Instant> opens(ZoneId zone, Instant from, Duration early) {
    LocalDate today = from.atZone(zone).toLocalDate();
    return IntStream.rangeClosed(0, DAYS_AHEAD)
        .mapToObj(today::plusDays)
        .flatMap(date -> span(zone, date, early).stream())
        .filter(span -> from.isBefore(span.end()))
        .findFirst()
        .map(span -> span.start().isAfter(from) ? span.start() : from);
  }

  /**
   * The end of the hours that run at a moment.
   *
   * @param early how much earlier each day's hours end
   * @return empty where that moment is outside
   */
  Optional<Instant> closes(ZoneId zone, Instant at, Duration early) {
    return span(zone, at.atZone(zone).toLocalDate(), early)
        .filter(span -> !at.isBefore(span.start()) && at.isBefore(span.end()))
        .map(Span::end);
  }

  /** A day's hours in the world's time: shorter or longer where the clocks change within them. */
  private Optional<Span> span(ZoneId zone, LocalDate date, Duration early) {
    return Optional.ofNullable(week.get(date.getDayOfWeek()))
        .filter(hours -> !closedOn.contains(date))
        .map(
            hours ->
                new Span(
                    date.atTime(hours.from()).atZone(zone).toInstant(),
                    end(zone, date, hours).minus(early)))
        .filter(span -> span.start().isBefore(span.end()));
  }

  private static Instant end(ZoneId zone, LocalDate date, DayHours hours) {
    return hours.to().equals(LocalTime.MIDNIGHT)
        ? date.plusDays(1).atStartOfDay(zone).toInstant()
        : date.atTime(hours.to()).atZone(zone).toInstant();
  }

  private record Span(Instant start, Instant end) {}
}
