package dev.ringbridge.core.carrier;

import dev.ringbridge.core.event.Snapshot;
import dev.ringbridge.core.event.Tenancy;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A carrier account on {@code account.state}: how fast, and where to, it may dial. Nobody outside
 * telephony learns which carrier it is.
 *
 * @param callsPerSecond what the carrier allows; the pacer plans no more than this ahead
 * @param countries ISO 3166 codes of the countries it may call; all others are refused
 * @param simulated whether it calls nobody real
 * @param preference the lowest is dialed with first
 * @param open whether it takes calls now
 * @param resting whether it takes none for a while only, because its carrier did not answer
 * @param hearsKeys whether its calls can say a message and hear keys meanwhile
 */
public record AccountSnapshot(
    UUID accountId,
    Tenancy tenancy,
    double callsPerSecond,
    Set<String> countries,
    boolean simulated,
    int preference,
    boolean open,
    boolean resting,
    boolean hearsKeys,
    long version,
    Instant at)
    implements Snapshot {
  public AccountSnapshot {
    countries = Set.copyOf(countries);
  }

  @Override
  public UUID key() {
    return accountId;
  }
}
