package dev.ringbridge.telephony.account;

import dev.ringbridge.core.carrier.AccountHold;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.carrier.Route;
import dev.ringbridge.core.event.Tenancy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A carrier's account as its row says.
 *
 * @param id which account
 * @param tenancy whose it is
 * @param callsPerSecond how fast it may dial
 * @param mostPerSecond how many calls a second its carrier's minute has requests for; empty where
 *     none is counted
 * @param countries where to, as ISO 3166 codes; all others are refused
 * @param simulated whether it calls nobody real
 * @param hearsKeys whether its carrier says messages and hears keys meanwhile
 * @param ringsAgents whether it rings an agent's phone with each call
 * @param preference the lowest is dialed with first
 * @param open whether it dials now
 * @param nextSlotAt the earliest moment of the next request
 * @param version grows with every change of its terms
 * @param restsUntil until when it takes no calls because its carrier did not answer the last ones;
 *     null where it does not rest
 * @param hold what keeps it from taking calls for the money's sake; null where nothing does
 * @param routes which numbers it is dialed with; where there are none, all in its countries
 */
public record Account(
    UUID id,
    Tenancy tenancy,
    double callsPerSecond,
    OptionalDouble mostPerSecond,
    Set<String> countries,
    boolean simulated,
    boolean hearsKeys,
    boolean ringsAgents,
    int preference,
    boolean open,
    Instant nextSlotAt,
    long version,
    @Nullable Instant restsUntil,
    @Nullable AccountHold hold,
    List<Route> routes) {
  private static final double SLOT = 1.02;
  private static final double REQUEST = 1.015;
  private static final double NANOS_PER_SECOND = 1e9;

  public Account {
    countries = Set.copyOf(countries);
    routes = List.copyOf(routes);
  }

  /** One that neither rests nor is held nor rings agents, by the second alone, without routes. */
  public Account(
      UUID id,
      Tenancy tenancy,
      double callsPerSecond,
      Set<String> countries,
      boolean simulated,
      boolean hearsKeys,
      int preference,
      boolean open,
      Instant nextSlotAt,
      long version) {
    this(
        id,
        tenancy,
        callsPerSecond,
        OptionalDouble.empty(),
        countries,
        simulated,
        hearsKeys,
        false,
        preference,
        open,
        nextSlotAt,
        version,
        null,
        null,
        List.of());
  }

  /** Whether it dials, or will after its rest or hold. */
  public boolean isSwitchedOn() {
    return open || restsUntil != null || hold != null;
  }

  /**
   * The time between two slots: a little more than the carrier asks for, so that requests that left
   * late are caught up with.
   */
  public Duration interval() {
    return apart(SLOT);
  }

  /**
   * The least time between two requests as they leave: between a slot's and what the carrier asks
   * for, so that no ten seconds see one too many where the first was {@code 150 ms} on its way and
   * the last was not.
   */
  public Duration apart() {
    return apart(REQUEST);
  }

  /** The same at a share of its rate, of more than 0 and at most 1. */
  public Account at(double share) {
    return new Account(
        id,
        tenancy,
        callsPerSecond * share,
        mostPerSecond,
        countries,
        simulated,
        hearsKeys,
        ringsAgents,
        preference,
        open,
        nextSlotAt,
        version,
        restsUntil,
        hold,
        routes);
  }

  private Duration apart(double wider) {
    return Duration.ofNanos((long) Math.ceil(NANOS_PER_SECOND / callsPerSecond * wider));
  }

  /** What others may know of it: no more is planned on it than can leave. */
  public AccountSnapshot snapshot(Instant at) {
    return new AccountSnapshot(
        id,
        tenancy,
        Math.min(callsPerSecond, mostPerSecond.orElse(callsPerSecond)),
        countries,
        simulated,
        preference,
        open,
        restsUntil != null,
        hearsKeys,
        ringsAgents,
        version,
        at,
        hold,
        routes);
  }
}
