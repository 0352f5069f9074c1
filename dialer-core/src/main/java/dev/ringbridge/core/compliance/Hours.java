package dev.ringbridge.core.compliance;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When a person may be called by everything that may apply to them: they are called only while
 * every rule, in every zone they may be in, is open (Amazon Connect calls the same ALL_AVAILABLE).
 */
public final class Hours {
  /** Where no rule applies. */
  public static final Hours ALWAYS = new Hours(List.of(), false);

  /** Where nothing is known of the person's clock. */
  public static final Hours NEVER = new Hours(List.of(), true);

  /** Rules that have no common hour within this have none. */
  private static final Duration HORIZON = Duration.ofDays(400);

  private final List<Clause> clauses;
  private final boolean never;

  private Hours(List<Clause> clauses, boolean never) {
    this.clauses = List.copyOf(clauses);
    this.never = never;
  }

  /** Each pack in each zone. */
  public static Hours of(Collection<RulePack> packs, Collection<ZoneId> zones) {
    return new Hours(
        packs.stream()
            .flatMap(pack -> zones.stream().map(zone -> new Clause(pack, zone, Duration.ZERO)))
            .toList(),
        false);
  }

  /** The same, each day's ending so much earlier. */
  public Hours endingEarlier(Duration by) {
    return new Hours(clauses.stream().map(clause -> clause.endingEarlier(by)).toList(), never);
  }

  /** Whether one may call now. */
  public boolean isOpen(Instant now) {
    return !never && clauses.stream().allMatch(clause -> clause.isOpen(now));
  }

  /**
   * The next moment at which one may call, {@code from} itself if that is one.
   *
   * @return empty where the rules never are open together
   */
  public Optional<Instant> opens(Instant from) {
    Instant at = from;
    Instant end = never ? from : from.plus(HORIZON);
    while (at.isBefore(end)) {
      Optional<Instant> next = latest(at);
      if (next.isEmpty() || next.get().equals(at)) {
        return next;
      }
      at = next.get();
    }
    return Optional.empty();
  }

  /** The latest of what each clause says; empty as soon as one says never. */
  private Optional<Instant> latest(Instant at) {
    Instant latest = at;
    for (Clause clause : clauses) {
      Optional<Instant> opens = clause.opens(at);
      if (opens.isEmpty()) {
        return Optional.empty();
      }
      latest = opens.get().isAfter(latest) ? opens.get() : latest;
    }
    return Optional.of(latest);
  }

  /**
   * When the open hours that run at a moment end.
   *
   * @return empty where that moment is outside, or nothing ever ends them
   */
  public Optional<Instant> closes(Instant at) {
    return isOpen(at)
        ? clauses.stream()
            .flatMap(clause -> clause.closes(at).stream())
            .min(Comparator.naturalOrder())
        : Optional.empty();
  }

  /** The clause that keeps one from calling for the longest; empty while one may call. */
  public Optional<Clause> binding(Instant now) {
    return clauses.stream()
        .filter(clause -> !clause.isOpen(now))
        .max(Comparator.comparing(clause -> clause.opens(now).orElse(Instant.MAX)));
  }

  /**
   * One pack in one zone.
   *
   * @param pack whose hours
   * @param zone by which clock
   * @param early how much earlier than the pack says its hours end
   */
  public record Clause(RulePack pack, ZoneId zone, Duration early) {
    Clause endingEarlier(Duration by) {
      return new Clause(pack, zone, early.plus(by));
    }

    boolean isOpen(Instant at) {
      return closes(at).isPresent();
    }

    Optional<Instant> opens(Instant from) {
      return pack.hours().opens(zone, from, early);
    }

    Optional<Instant> closes(Instant at) {
      return pack.hours().closes(zone, at, early);
    }

    /** The clause in words: US-FL v1 in America/New_York. */
    @Override
    public String toString() {
      return pack.jurisdiction() + " v" + pack.version() + " in " + zone;
    }
  }
}
