package dev.ringbridge.core.carrier;

import dev.ringbridge.core.event.Snapshot;
import dev.ringbridge.core.event.Tenancy;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A carrier account on {@code account.state}: how fast, and where to, it may dial. Nobody outside
 * telephony learns which carrier it is.
 *
 * @param callsPerSecond what the carrier allows, by the second and by the minute; the pacer plans
 *     no more than this ahead
 * @param countries ISO 3166 codes of the countries it may call; all others are refused
 * @param simulated whether it calls nobody real
 * @param preference the lowest is dialed with first
 * @param open whether it takes calls now
 * @param resting whether it takes none for a while only, because its carrier did not answer
 * @param hearsKeys whether its calls can say a message and hear keys meanwhile
 * @param ringsAgents whether it rings an agent's phone with each call: then each is planned for one
 * @param hold what keeps it from taking calls for the money's sake; null where nothing does
 * @param routes which numbers it is dialed with; where there are none, all in its countries
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
    boolean ringsAgents,
    long version,
    Instant at,
    @Nullable AccountHold hold,
    List<Route> routes)
    implements Snapshot {
  private static final Set<HoldReason> WAITING =
      Set.of(HoldReason.SPEND_PER_MINUTE, HoldReason.KILLED);

  public AccountSnapshot {
    countries = Set.copyOf(countries);
    // What was said of it before there were routes names none.
    routes = routes == null ? List.of() : List.copyOf(routes);
  }

  /** One that nothing holds, without routes, with agents who are connected between calls. */
  public AccountSnapshot(
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
      Instant at) {
    this(
        accountId,
        tenancy,
        callsPerSecond,
        countries,
        simulated,
        preference,
        open,
        resting,
        hearsKeys,
        false,
        version,
        at,
        null,
        List.of());
  }

  /** Whether it is dialed with, but for a hold during which no other account takes its place. */
  public boolean keepsItsPlace() {
    return open || (hold != null && WAITING.contains(hold.reason()));
  }

  @Override
  public UUID key() {
    return accountId;
  }
}
