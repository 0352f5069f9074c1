package dev.ringbridge.simulator;

import java.time.Duration;
import java.util.Set;

/**
 * The carrier's limits and what the simulator remembers.
 *
 * @param concurrentRequests REST requests of one account that may be open at once; one more is
 *     refused with 429 and 20429
 * @param listingLag how long a new call is missing from lists
 * @param blockedPrefixes beginnings of numbers the account may not call (21215), as {@code +882}
 * @param callsKept ended calls that can still be fetched; older ones are forgotten
 * @param entriesKept log entries kept in memory; older ones are in the log file only
 */
public record SimulatorLimits(
    int concurrentRequests,
    Duration listingLag,
    Set<String> blockedPrefixes,
    int callsKept,
    int entriesKept) {
  /** No limit and no lag; 50,000 calls and 500,000 entries are remembered. */
  public static final SimulatorLimits DEFAULT =
      new SimulatorLimits(Integer.MAX_VALUE, Duration.ZERO, Set.of(), 50_000, 500_000);

  public SimulatorLimits {
    blockedPrefixes = Set.copyOf(blockedPrefixes);
    if (concurrentRequests < 1 || callsKept < 1 || entriesKept < 1) {
      throw new IllegalArgumentException("a limit is below 1");
    }
  }
}
