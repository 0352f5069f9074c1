package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.SimulatedExotelAccount;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The customers of this face. */
public final class ExotelAccounts {
  private final Map<String, SimulatedExotelAccount> bySid = new LinkedHashMap<>();

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
}
