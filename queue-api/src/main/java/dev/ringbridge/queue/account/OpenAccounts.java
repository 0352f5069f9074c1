package dev.ringbridge.queue.account;

import dev.ringbridge.core.carrier.AccountHold;
import dev.ringbridge.core.carrier.AccountOrder;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.compliance.CallingGrounds;
import dev.ringbridge.core.compliance.CallingGrounds.Saying;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.foundation.event.Tails;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The carrier accounts as account.state tells of them. */
@ApplicationScoped
public class OpenAccounts {
  private static final int AFTER_TOPICS = 10;
  private static final CallingGrounds TALKING = new CallingGrounds(false, false, null, Map.of());

  private final Map<UUID, AccountSnapshot> accounts = new ConcurrentHashMap<>();

  void start(@Observes @Priority(AFTER_TOPICS) StartupEvent event, Tails tails) {
    tails.state(Set.of(Topic.ACCOUNT_STATE), this::learn);
  }

  void learn(Event event) {
    if (event instanceof AccountSnapshot account) {
      accounts.merge(
          account.accountId(),
          account,
          (old, fresh) -> fresh.version() > old.version() ? fresh : old);
    }
  }

  /**
   * The organization's account that takes calls; the preferred where there are several, then the
   * fastest. One that is closed, by a person or because its carrier refused it, is passed over, as
   * is one that has spent what it may today. While the one to be dialed with waits for a minute's
   * money, or all placing is stopped, there is none: no other takes its place. Whoever has an
   * account that calls people is never served by one that only seems to. Calls that say a message
   * are given to an account only that hears keys meanwhile.
   *
   * @param grounds on which the calls are placed; where they practice, it is an account that calls
   *     nobody real
   */
  public Optional<AccountSnapshot> of(UUID organizationId, CallingGrounds grounds) {
    return first(organizationId, grounds).filter(AccountSnapshot::open);
  }

  /** The account that the phones of agents are on: the real one where there is one. */
  public Optional<AccountSnapshot> ofPhones(UUID organizationId) {
    return first(organizationId, TALKING);
  }

  /**
   * What keeps the account that would be dialed with from taking calls for the money's sake; empty
   * where nothing does, and where there is none.
   */
  public Optional<AccountHold> hold(UUID organizationId, CallingGrounds grounds) {
    return first(organizationId, grounds)
        .or(() -> spent(organizationId, grounds))
        .map(AccountSnapshot::hold);
  }

  private Optional<AccountSnapshot> first(UUID organizationId, CallingGrounds grounds) {
    return fit(organizationId, grounds)
        .filter(AccountSnapshot::keepsItsPlace)
        .min(AccountOrder.BEST_FIRST);
  }

  /** The preferred of those that have spent what they may today. */
  private Optional<AccountSnapshot> spent(UUID organizationId, CallingGrounds grounds) {
    return fit(organizationId, grounds)
        .filter(account -> account.hold() != null)
        .min(AccountOrder.BEST_FIRST);
  }

  private Stream<AccountSnapshot> fit(UUID organizationId, CallingGrounds grounds) {
    return ofItsKind(organizationId, grounds.practice())
        .filter(account -> grounds.saying() == Saying.NOTHING || account.hearsKeys());
  }

  private Stream<AccountSnapshot> ofItsKind(UUID organizationId, boolean practice) {
    List<AccountSnapshot> all =
        accounts.values().stream()
            .filter(account -> account.tenancy().organizationId().equals(organizationId))
            .toList();
    boolean simulated = practice || all.stream().allMatch(AccountSnapshot::simulated);
    return all.stream().filter(account -> account.simulated() == simulated);
  }

  /** Whether every account of the organization that takes calls calls nobody real. */
  public boolean areSimulated(UUID organizationId) {
    return ofItsKind(organizationId, true).anyMatch(AccountSnapshot::open)
        && accounts.values().stream()
            .filter(account -> account.tenancy().organizationId().equals(organizationId))
            .filter(AccountSnapshot::open)
            .allMatch(AccountSnapshot::simulated);
  }
}
