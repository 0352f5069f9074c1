package dev.ringbridge.loadtest.rate;

import dev.ringbridge.loadtest.Inversions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which lead has which priority and since when it waits, for the question whether the carrier heard
 * of them in that order.
 */
final class Priorities {
  /** As the API names them, the first first. */
  private static final List<String> NAMES = List.of("URGENT", "HIGH", "MEDIUM", "LOW");

  private static final Inversions INVERSIONS = new Inversions(Duration.ofMillis(1_500));
  private static final long NANOS = 1_000_000_000;

  private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();

  private record Waiting(int tier, long since) {}

  /** A file of these leads, of all priorities in turn; they wait from when they may be dialed. */
  static Stream<String> lines(List<String> numbers) {
    Stream<String> leads =
        IntStream.range(0, numbers.size()).mapToObj(n -> numbers.get(n) + "," + NAMES.get(tier(n)));
    return Stream.concat(Stream.of("phone,priority"), leads);
  }

  /** The leads of that file may be dialed from now on. */
  void begin(List<String> numbers, Instant now) {
    IntStream.range(0, numbers.size())
        .forEach(n -> waiting.put(numbers.get(n), new Waiting(tier(n), nanos(now))));
  }

  /** A lead before all others came. */
  void urgent(String number, Instant now) {
    waiting.put(number, new Waiting(0, nanos(now)));
  }

  private static int tier(int n) {
    return n % NAMES.size();
  }

  /**
   * How many were asked for at the carrier while somebody of a higher priority had waited for
   * longer than the horizon. A lead's first call is what counts: later ones wait for a time of
   * their own.
   */
  long inversions(List<Asked> calls) {
    return INVERSIONS.count(jobs(calls));
  }

  /** How much later than such a one whoever had waited was asked for, at most. */
  Duration furthestOvertaken(List<Asked> calls) {
    return Duration.ofNanos(INVERSIONS.furthest(jobs(calls)));
  }

  private List<Inversions.Job> jobs(List<Asked> calls) {
    Map<String, Long> asked = new HashMap<>();
    calls.forEach(one -> asked.putIfAbsent(one.number(), nanos(one.at())));
    return waiting.entrySet().stream()
        .map(one -> job(one.getValue(), asked.getOrDefault(one.getKey(), Inversions.NEVER)))
        .toList();
  }

  private static Inversions.Job job(Waiting lead, long asked) {
    return new Inversions.Job(lead.tier(), lead.since(), asked);
  }

  private static long nanos(Instant at) {
    return at.getEpochSecond() * NANOS + at.getNano();
  }
}
