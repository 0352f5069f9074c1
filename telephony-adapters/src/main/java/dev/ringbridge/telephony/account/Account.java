package dev.ringbridge.telephony.account;

import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.event.Tenancy;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A carrier's account as its row says.
 *
 * @param id which account
 * @param tenancy whose it is
 * @param callsPerSecond how fast it may dial
 * @param countries where to, as ISO 3166 codes; all others are refused
 * @param simulated whether it calls nobody real
 * @param preference the lowest is dialed with first
 * @param open whether it dials now
 * @param nextSlotAt the earliest moment of the next request
 * @param version grows with every change of its terms
 */
public record Account(
    UUID id,
    Tenancy tenancy,
    double callsPerSecond,
    Set<String> countries,
    boolean simulated,
    int preference,
    boolean open,
    Instant nextSlotAt,
    long version) {
  private static final double NANOS_PER_SECOND = 1e9;

  public Account {
    countries = Set.copyOf(countries);
  }

  /** The time between two requests. */
  public Duration interval() {
    return Duration.ofNanos((long) Math.ceil(NANOS_PER_SECOND / callsPerSecond));
  }

  /** What others may know of it. */
  public AccountSnapshot snapshot(Instant at) {
    return new AccountSnapshot(
        id, tenancy, callsPerSecond, countries, simulated, preference, open, version, at);
  }
}
