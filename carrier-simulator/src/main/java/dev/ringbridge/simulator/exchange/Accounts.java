package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.SimulatedAccount;
import dev.ringbridge.simulator.call.Call;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The customers. */
public final class Accounts {
  private final Map<String, SimulatedAccount> bySid = new LinkedHashMap<>();

  /** These customers to begin with. */
  public Accounts(Collection<SimulatedAccount> first) {
    first.forEach(this::put);
  }

  /** Adds an account, or replaces the one with its sid. */
  public void put(SimulatedAccount account) {
    bySid.put(account.accountSid(), account);
  }

  /** The account with this sid. */
  public Optional<SimulatedAccount> find(String sid) {
    return Optional.ofNullable(bySid.get(sid));
  }

  /** The account whose API key this is. */
  public Optional<SimulatedAccount> withKey(String apiKeySid) {
    return bySid.values().stream().filter(a -> a.apiKeySid().equals(apiKeySid)).findFirst();
  }

  /** The account at whose own number something is set. */
  public Optional<SimulatedAccount> withNumber(String number) {
    return bySid.values().stream().filter(a -> a.urls(number).isPresent()).findFirst();
  }

  /** Whether a call may show this number to whom it dials: the account's, or its own caller's. */
  boolean mayShow(Call call, String number) {
    boolean own = number.startsWith("+") && number.equals(call.request().from());
    return own || find(call.accountSid()).stream().anyMatch(one -> one.mayCallFrom(number));
  }

  /** The key of signatures of an account that has calls. */
  public String authToken(String sid) {
    return find(sid).map(SimulatedAccount::authToken).orElse("");
  }
}
