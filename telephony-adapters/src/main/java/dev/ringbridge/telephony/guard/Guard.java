package dev.ringbridge.telephony.guard;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.carrier.AccountHold;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.account.Account;
import dev.ringbridge.telephony.account.AccountHolds;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Guards against calls that somebody else earns by: money is reserved in the transaction that takes
 * the fence, while account and organization are held, so that limits hold for all replicas. A new
 * block of numbers that takes too many calls at once stops all placing of the organization.
 */
@ApplicationScoped
public class Guard {
  private static final Logger LOG = Logger.getLogger(Guard.class);
  private static final String FRAUD =
      "A block of numbers that was never called before took too many calls at once.";

  private final GuardBook book;
  private final GuardChanges changes;
  private final Prices prices;
  private final AccountHolds holds;
  private final MeterRegistry metrics;

  Guard(
      GuardBook book,
      GuardChanges changes,
      Prices prices,
      AccountHolds holds,
      MeterRegistry metrics) {
    this.book = book;
    this.changes = changes;
    this.prices = prices;
    this.holds = holds;
    this.metrics = metrics;
  }

  /**
   * What calls to these numbers may be paid from; empty where nothing is counted.
   *
   * @param account held; null where there is none
   */
  public Uni<Optional<Purse>> open(
      Work work, @Nullable Account account, List<PhoneNumber> numbers, Instant now) {
    return account == null || numbers.isEmpty()
        ? Uni.createFrom().item(Optional.empty())
        : book.limits(work, account).chain(limits -> open(work, account, limits, numbers, now));
  }

  private Uni<Optional<Purse>> open(
      Work work, Account account, Limits limits, List<PhoneNumber> numbers, Instant now) {
    return limits.guarded()
        ? book.spent(work, account, limits, prefixes(numbers))
            .map(spent -> Optional.of(purse(limits, spent, now)))
        : Uni.createFrom().item(Optional.of(limits).filter(Limits::killed).map(Guard::closed));
  }

  private static List<String> prefixes(List<PhoneNumber> numbers) {
    return numbers.stream().map(CalledPrefix::of).distinct().toList();
  }

  private Purse purse(Limits limits, Spent spent, Instant now) {
    return new Purse(
        now,
        book.terms(spent),
        number -> prices.perMinute(number, limits.prices()),
        spent.account(),
        spent.organization(),
        spent.prefixes());
  }

  private static Purse closed(Limits limits) {
    Budget none = new Budget(null, null, 0, 0);
    return new Purse(
        Instant.EPOCH, new Purse.Terms(true, 0, null), number -> 0, none, none, List.of());
  }

  /** Writes down what was paid for the calls that are placed, and what closed the purse. */
  public Uni<Void> close(
      Work work, @Nullable Account account, Optional<Purse> purse, Set<UUID> won, Instant now) {
    return account == null || purse.isEmpty()
        ? Uni.createFrom().voidItem()
        : book.enter(work, account, won(purse.get(), won), now)
            .chain(() -> stop(work, account, purse.get()))
            .chain(() -> hold(work, account, purse.get()));
  }

  private static List<Purse.Entry> won(Purse purse, Set<UUID> won) {
    return purse.entries().stream().filter(entry -> won.contains(entry.callId())).toList();
  }

  private Uni<Void> stop(Work work, Account account, Purse purse) {
    String prefix = purse.fraudPrefix().orElse(null);
    if (prefix == null) {
      return Uni.createFrom().voidItem();
    }
    LOG.errorf(
        "all placing of organization %s is stopped: too many calls to a block of numbers never called before",
        account.tenancy().organizationId());
    metrics.counter("ringbridge.telephony.guard.trips").increment();
    return book.kill(work, account.tenancy(), new Kill(null, null, FRAUD, prefix))
        .chain(() -> changes.tripped(work, account.tenancy(), FRAUD));
  }

  private Uni<Void> hold(Work work, Account account, Purse purse) {
    AccountHold hold = purse.hold().orElse(null);
    if (hold == null) {
      return Uni.createFrom().voidItem();
    }
    LOG.warnf("account %s is held: %s", account.id(), hold.reason());
    return holds.hold(work, account.id(), hold);
  }
}
