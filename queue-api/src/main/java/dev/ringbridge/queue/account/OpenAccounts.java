package dev.ringbridge.queue.account;

import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.carrier.Routing;
import dev.ringbridge.core.compliance.CallingGrounds;
import dev.ringbridge.core.compliance.CallingGrounds.Agents;
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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The carrier accounts as account.state tells of them. */
@ApplicationScoped
public class OpenAccounts {
  /** On which somebody who waits for any call is given one. */
  private static final CallingGrounds TALKING =
      new CallingGrounds(false, false, null, Saying.NOTHING, Agents.WHO_IS_FREE, Map.of());

  private static final int AFTER_TOPICS = 10;
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
   * Which of the organization's accounts each number of a campaign is dialed with.
   *
   * @param grounds on which the campaign calls; where they practice, accounts that call nobody real
   *     count, and no others
   */
  public Routing routing(UUID organizationId, CallingGrounds grounds) {
    return Routing.of(ofOrganization(organizationId).toList(), grounds);
  }

  /**
   * Whether the phones of agents are up on an account, so that they talk with whoever is on a line
   * of its.
   */
  public boolean hasPhones(UUID organizationId, UUID accountId) {
    return routing(organizationId, TALKING).candidates().stream()
        .findFirst()
        .filter(account -> account.accountId().equals(accountId))
        .isPresent();
  }

  private Stream<AccountSnapshot> ofOrganization(UUID organizationId) {
    return accounts.values().stream()
        .filter(account -> account.tenancy().organizationId().equals(organizationId));
  }

  /** Whether an account calls nobody real; one that is not known may. */
  public boolean isSimulated(UUID accountId) {
    AccountSnapshot account = accounts.get(accountId);
    return account != null && account.simulated();
  }

  /** Whether every account of the organization that takes calls calls nobody real. */
  public boolean areSimulated(UUID organizationId) {
    List<AccountSnapshot> open =
        ofOrganization(organizationId).filter(AccountSnapshot::open).toList();
    return !open.isEmpty() && open.stream().allMatch(AccountSnapshot::simulated);
  }
}
