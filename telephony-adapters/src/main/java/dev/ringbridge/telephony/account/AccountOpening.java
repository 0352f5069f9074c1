package dev.ringbridge.telephony.account;

import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.AccountSettings;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.carrier.Carriers;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Opens the accounts whose secrets are configured, closes those whose are not, and says at each
 * start what they are.
 */
@ApplicationScoped
public class AccountOpening {
  private static final Logger LOG = Logger.getLogger(AccountOpening.class);
  private static final int AFTER_OUTBOX = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Database database;
  private final Accounts accounts;
  private final Carriers carriers;
  private final TelephonyConfig config;
  private final Clock clock;

  AccountOpening(
      @InTelephony Database database,
      Accounts accounts,
      Carriers carriers,
      TelephonyConfig config,
      Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.carriers = carriers;
    this.config = config;
    this.clock = clock;
  }

  void open(@Observes @Priority(AFTER_OUTBOX) StartupEvent event) {
    List<AccountTerms> terms = config.account().map(this::terms).stream().toList();
    database.asEngine(work -> open(work, terms)).await().atMost(PATIENCE);
    terms.forEach(one -> LOG.infof("account %s dials %s a second", one.id(), one.callsPerSecond()));
  }

  private Uni<Void> open(Work work, List<AccountTerms> terms) {
    List<UUID> ids = terms.stream().map(AccountTerms::id).toList();
    Uni<?> steps = accounts.closeAllBut(work, ids);
    for (AccountTerms one : terms) {
      steps = steps.chain(() -> accounts.put(work, one));
    }
    return steps
        .chain(() -> accounts.all(work))
        .invoke(all -> publish(work, all))
        .replaceWithVoid();
  }

  /**
   * Closes an account that the carrier refuses. One of the configuration opens again at the next
   * start, one that an admin added when they open or correct it.
   */
  public Uni<Void> close(UUID accountId) {
    return database
        .asEngine(work -> accounts.close(work, accountId).invoke(closed -> publish(work, closed)))
        .replaceWithVoid();
  }

  private void publish(Work work, List<Account> changed) {
    changed.forEach(account -> work.publish(account.snapshot(clock.instant())));
  }

  private AccountTerms terms(AccountSettings settings) {
    UUID id = AccountId.of(settings);
    return new AccountTerms(
        id,
        new Tenancy(settings.organizationId(), settings.branchId()),
        settings.kind(),
        settings.callsPerSecond().orElse(1),
        isSimulated(settings),
        carriers.of(id).filter(one -> one.capabilities(id).hearsKeys()).isPresent(),
        settings.countries());
  }

  /** An account at the carrier's own address is real, whatever its settings say. */
  private static boolean isSimulated(AccountSettings settings) {
    boolean simulated = settings.simulated().orElse(false);
    if (simulated && settings.apiUrl().isEmpty()) {
      throw new IllegalStateException(
          "ringbridge.telephony.account.simulated is set, but no api-url: an account at the carrier's public address calls"
              + " real people. Set the api-url of the simulator, or leave simulated out.");
    }
    return simulated;
  }
}
