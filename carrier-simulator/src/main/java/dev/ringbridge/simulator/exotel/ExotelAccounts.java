package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.SimulatedExotelAccount;
import dev.ringbridge.simulator.flow.Flows;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The customers of this face. */
public final class ExotelAccounts {
  private final Map<String, SimulatedExotelAccount> bySid = new LinkedHashMap<>();
  private final Map<String, SlidingMinute> minutes = new HashMap<>();
  private final Customers customers = new Customers();
  private final Exophones exophones = new Exophones();
  private final Flows flows = new Flows();

  /**
   * How many requests of an account came.
   *
   * @param all those that were let in so far
   * @param mostInAMinute the most that were let in within any 60 seconds so far
   * @param refused those that were not, for there were too many
   */
  public record Requests(long all, int mostInAMinute, long refused) {}

  /** These customers to begin with. */
  public ExotelAccounts(Collection<SimulatedExotelAccount> first) {
    first.forEach(this::put);
  }

  /** Adds an account, or replaces the one with its sid. */
  public void put(SimulatedExotelAccount account) {
    bySid.put(account.accountSid(), account);
  }

  /** The account with this sid. */
  public Optional<SimulatedExotelAccount> find(String sid) {
    return Optional.ofNullable(bySid.get(sid));
  }

  /** How near an account came to its limit. */
  public Requests requests(String sid) {
    SlidingMinute minute = minute(sid);
    return new Requests(minute.all(), minute.most(), minute.refused());
  }

  /** Whom they call. */
  public Customers customers() {
    return customers;
  }

  /** How their numbers are reached. */
  public Exophones exophones() {
    return exophones;
  }

  /** What their calls can go through. */
  public Flows flows() {
    return flows;
  }

  SlidingMinute minute(String sid) {
    return minutes.computeIfAbsent(sid, none -> new SlidingMinute());
  }
}
