package dev.ringbridge.telephony.callerid;

import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Reservation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Which number a call shows: the reserved agent's own, else one of the campaign's pool, else one
 * that is in no pool and nobody's, else one that is nobody's. Of several that the same rule gives,
 * one of the lead's own area comes first, then one of its country, then the one that the fewest
 * calls have shown today. One that rests, or has reached its cap, is passed over.
 */
public final class CallerIdChoice {
  /** In this order: the first that gives a usable number does. */
  private static final List<BiPredicate<CallerIdStanding, PlaceCall>> RULES =
      List.of(
          CallerIdChoice::isTheAgents,
          CallerIdChoice::isOfThePool,
          CallerIdChoice::isTheOrganizations,
          CallerIdChoice::isNobodys);

  private final Nearness nearness;
  private final Map<String, CallerIdStanding> standings = new LinkedHashMap<>();
  private boolean failed;

  CallerIdChoice(Nearness nearness, List<CallerIdStanding> standings) {
    this.nearness = nearness;
    standings.forEach(one -> this.standings.put(one.number(), one));
  }

  /** The number for a call, which counts from here on; empty where none may be shown. */
  public Optional<String> take(PlaceCall job) {
    Optional<CallerIdStanding> chosen =
        RULES.stream().flatMap(rule -> best(rule, job).stream()).findFirst();
    chosen.ifPresentOrElse(one -> standings.put(one.number(), shown(one)), () -> failed = true);
    return chosen.map(CallerIdStanding::number);
  }

  /**
   * Whether there was no number for a call, and is none for any other: not where one is left that
   * is an agent's own.
   */
  public boolean isExhausted() {
    return failed && standings.values().stream().noneMatch(CallerIdStanding::isUsable);
  }

  private Optional<CallerIdStanding> best(
      BiPredicate<CallerIdStanding, PlaceCall> rule, PlaceCall job) {
    List<CallerIdStanding> fit = new ArrayList<>();
    standings.values().stream()
        .filter(CallerIdStanding::isUsable)
        .filter(one -> rule.test(one, job))
        .forEach(fit::add);
    return fit.stream()
        .min(
            Comparator.comparing((CallerIdStanding one) -> nearness.of(one.number(), job.number()))
                .reversed()
                .thenComparingInt(CallerIdStanding::calls)
                .thenComparing(CallerIdStanding::number));
  }

  private static CallerIdStanding shown(CallerIdStanding one) {
    return new CallerIdStanding(
        one.number(),
        one.dailyCap(),
        one.agentId(),
        one.campaignIds(),
        one.resting(),
        one.calls() + 1);
  }

  private static boolean isTheAgents(CallerIdStanding one, PlaceCall job) {
    Reservation reservation = job.reservation();
    return reservation != null && reservation.agentId().equals(one.agentId());
  }

  private static boolean isOfThePool(CallerIdStanding one, PlaceCall job) {
    return one.campaignIds().contains(job.call().campaignId());
  }

  private static boolean isTheOrganizations(CallerIdStanding one, PlaceCall job) {
    return isNobodys(one, job) && one.campaignIds().isEmpty();
  }

  private static boolean isNobodys(CallerIdStanding one, PlaceCall job) {
    return one.agentId() == null;
  }
}
