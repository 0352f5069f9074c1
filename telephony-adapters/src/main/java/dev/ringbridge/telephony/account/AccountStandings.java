package dev.ringbridge.telephony.account;

import dev.ringbridge.core.carrier.AccountOrder;
import dev.ringbridge.core.carrier.AccountSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What account.state says of all accounts, and which of them each organization dials with. */
@ApplicationScoped
public class AccountStandings {
  /**
   * Switched on before closed, real before simulated, open before resting, then as campaigns
   * choose: whoever has a real account that rests waits for it, as campaigns do, and is not moved
   * to one that calls nobody.
   */
  private static final Comparator<AccountSnapshot> IN_USE_FIRST =
      Comparator.comparing(AccountStandings::isSwitchedOn)
          .reversed()
          .thenComparing(AccountSnapshot::simulated)
          .thenComparing(Comparator.comparing(AccountSnapshot::keepsItsPlace).reversed())
          .thenComparing(AccountOrder.BEST_FIRST);

  private final Map<UUID, AccountSnapshot> standings = new ConcurrentHashMap<>();

  void learn(AccountSnapshot said) {
    standings.merge(
        said.accountId(), said, (old, fresh) -> fresh.version() > old.version() ? fresh : old);
  }

  private static boolean isSwitchedOn(AccountSnapshot account) {
    return account.open() || account.hold() != null || account.resting();
  }

  /** Whether an account is known to call nobody real. */
  public boolean isSimulated(UUID accountId) {
    AccountSnapshot known = standings.get(accountId);
    return known != null && known.simulated();
  }

  /** Puts accounts in the order in which they are dialed with; those unknown come last. */
  public Comparator<UUID> inUseFirst() {
    return Comparator.comparing(standings::get, Comparator.nullsLast(IN_USE_FIRST));
  }

  /** The accounts beside which their organization has one that it dials with instead. */
  public List<UUID> unused() {
    List<AccountSnapshot> all = List.copyOf(standings.values());
    Map<UUID, AccountSnapshot> first = new HashMap<>();
    all.forEach(one -> first.merge(one.tenancy().organizationId(), one, AccountStandings::first));
    Set<UUID> inUse =
        first.values().stream().map(AccountSnapshot::accountId).collect(Collectors.toSet());
    return all.stream().map(AccountSnapshot::accountId).filter(id -> !inUse.contains(id)).toList();
  }

  private static AccountSnapshot first(AccountSnapshot one, AccountSnapshot other) {
    return IN_USE_FIRST.compare(one, other) <= 0 ? one : other;
  }
}
