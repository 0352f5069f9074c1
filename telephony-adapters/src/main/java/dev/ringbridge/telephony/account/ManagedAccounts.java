package dev.ringbridge.telephony.account;

import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.foundation.Repeating;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.event.Tails;
import dev.ringbridge.telephony.InTelephony;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The accounts that admins added, with their secrets, as this process has them in memory. It reads
 * them from the table at the start, and again when account.state says that one changed: no secret
 * travels there. A sweep finds what it did not hear of.
 */
@ApplicationScoped
public class ManagedAccounts {
  private static final Logger LOG = Logger.getLogger(ManagedAccounts.class);
  private static final int BEFORE_CARRIERS_CHECK = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SWEEP = Duration.ofSeconds(15);

  private final Database database;
  private final AccountBook book;
  private final Unsealing unsealing;
  private final AccountStandings standings;
  private volatile Map<UUID, ManagedAccount> known = Map.of();
  private volatile @Nullable Repeating sweep;

  ManagedAccounts(
      @InTelephony Database database,
      AccountBook book,
      Unsealing unsealing,
      AccountStandings standings) {
    this.database = database;
    this.book = book;
    this.unsealing = unsealing;
    this.standings = standings;
  }

  /** A key that is missing or wrong is said here, and the service does not start. */
  void start(@Observes @Priority(BEFORE_CARRIERS_CHECK) StartupEvent event, Tails tails) {
    unsealing.isReady();
    database.asEngine(book::managed).chain(this::takeOver).await().atMost(PATIENCE);
    tails.state(Set.of(Topic.ACCOUNT_STATE), this::hear);
    sweep = Repeating.every("carrier accounts", SWEEP, this::sweep);
  }

  private Uni<Void> takeOver(List<KeptAccount> all) {
    all.forEach(kept -> put(unsealing.open(kept)));
    List<KeptAccount> old =
        all.stream().filter(kept -> !unsealing.outdated(kept).isEmpty()).toList();
    return old.isEmpty() ? Uni.createFrom().voidItem() : renew(old);
  }

  /** Seals with the first key what another seals, so that the other can be taken away. */
  private Uni<Void> renew(List<KeptAccount> old) {
    LOG.infof("the credentials of %d carrier accounts move to the first key", old.size());
    return database.asEngine(
        work -> {
          Uni<Void> steps = Uni.createFrom().voidItem();
          for (KeptAccount kept : old) {
            for (KeptAccount.Secret secret : unsealing.outdated(kept)) {
              steps =
                  steps.chain(
                      () ->
                          book.reseal(
                              work, kept.account().id(), secret, unsealing.renew(kept, secret)));
            }
          }
          return steps;
        });
  }

  private void hear(Event event) {
    if (event instanceof AccountSnapshot said) {
      standings.learn(said);
      ManagedAccount mine = known.get(said.accountId());
      if (mine == null || mine.version() < said.version()) {
        read(said.accountId());
      }
    }
  }

  private void read(UUID id) {
    database
        .asEngine(work -> book.find(work, id))
        .subscribe()
        .with(
            found -> found.ifPresent(this::take),
            failure -> LOG.warnf("account %s was not read again: %s", id, failure.getClass()));
  }

  private Uni<Void> sweep() {
    return database
        .asEngine(book::managed)
        .invoke(all -> all.forEach(this::take))
        .replaceWithVoid();
  }

  /** One that does not open stays as it was: others must not suffer from it. */
  private void take(KeptAccount kept) {
    ManagedAccount mine = known.get(kept.account().id());
    if (kept.setup() == null || (mine != null && mine.version() >= kept.account().version())) {
      return;
    }
    try {
      put(unsealing.open(kept));
    } catch (IllegalStateException e) {
      LOG.errorf("account %s was not taken over: %s", kept.account().id(), e.getMessage());
    }
  }

  private synchronized void put(ManagedAccount account) {
    ManagedAccount mine = known.get(account.id());
    if (mine == null || mine.version() < account.version()) {
      Map<UUID, ManagedAccount> all = new HashMap<>(known);
      all.put(account.id(), account);
      known = Map.copyOf(all);
    }
  }

  /** All of them as they are now: another map after each change. */
  public Map<UUID, ManagedAccount> all() {
    return known;
  }

  void stop(@Observes ShutdownEvent event) {
    Repeating running = sweep;
    if (running != null) {
      running.close();
    }
  }
}
