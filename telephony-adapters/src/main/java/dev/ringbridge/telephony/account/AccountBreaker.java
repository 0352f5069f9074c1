package dev.ringbridge.telephony.account;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Causes;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.carrier.PlaceAnswer;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Lets an account rest whose carrier does not do what it is asked: campaigns dial with the next one
 * meanwhile, or wait. What was sent and not answered is never sent again, here or elsewhere. Each
 * process judges by its own requests; the rest itself is a column, and ends for all at once.
 */
@ApplicationScoped
public class AccountBreaker {
  private static final Logger LOG = Logger.getLogger(AccountBreaker.class);

  private final Database database;
  private final Accounts accounts;
  private final TelephonyConfig.Breaker terms;
  private final Clock clock;
  private final Map<UUID, Breaker> breakers = new ConcurrentHashMap<>();

  AccountBreaker(
      @InTelephony Database database, Accounts accounts, TelephonyConfig config, Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.terms = config.breaker();
    this.clock = clock;
  }

  /** Takes in what came of a request to place a call. */
  public Uni<Void> hear(UUID accountId, PlaceAnswer answer) {
    boolean enough =
        !answer.isSilent()
            && breakers
                .computeIfAbsent(accountId, id -> breaker())
                .trips(answer.isTrouble(), clock.instant());
    return enough ? rest(accountId) : Uni.createFrom().voidItem();
  }

  private Breaker breaker() {
    return new Breaker(terms.failures(), terms.share(), terms.within());
  }

  private Uni<Void> rest(UUID accountId) {
    return database.asEngine(work -> rest(work, accountId));
  }

  private Uni<Void> rest(Work work, UUID accountId) {
    return accounts
        .rest(work, accountId, terms.rest(), terms.longestRest())
        .invoke(resting -> publish(work, resting))
        .invoke(AccountBreaker::warn)
        .replaceWithVoid();
  }

  private static void warn(List<Account> resting) {
    resting.forEach(
        account ->
            LOG.errorf(
                "the carrier of account %s does not answer: it takes no calls until %s",
                account.id(), account.restsUntil()));
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> wake() {
    return database
        .asEngine(this::wake)
        .onFailure()
        .invoke(e -> LOG.warnf("resting accounts are not looked after: %s", Causes.of(e)))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> wake(Work work) {
    return accounts
        .wake(work)
        .invoke(awake -> publish(work, awake))
        .invoke(AccountBreaker::tell)
        .replaceWithVoid();
  }

  private static void tell(List<Account> awake) {
    awake.forEach(account -> LOG.infof("account %s takes calls again", account.id()));
  }

  private void publish(Work work, List<Account> changed) {
    changed.forEach(account -> work.publish(account.snapshot(clock.instant())));
  }
}
