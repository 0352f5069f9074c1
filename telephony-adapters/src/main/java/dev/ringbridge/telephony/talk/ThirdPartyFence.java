package dev.ringbridge.telephony.talk;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.account.Account;
import dev.ringbridge.telephony.account.Accounts;
import dev.ringbridge.telephony.account.Spacing;
import dev.ringbridge.telephony.destination.Destinations;
import dev.ringbridge.telephony.guard.Guard;
import dev.ringbridge.telephony.guard.Purse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a call to a third party needs, as one to a lead does: an account that is open and may call
 * the country, the money, a slot of its rate. Taken in the transaction that takes the transfer's
 * fence, while the account is held.
 */
@ApplicationScoped
class ThirdPartyFence {
  private final Accounts accounts;
  private final TransferRows rows;
  private final Destinations destinations;
  private final Guard guard;
  private final Spacing spacing;

  ThirdPartyFence(
      Accounts accounts,
      TransferRows rows,
      Destinations destinations,
      Guard guard,
      Spacing spacing) {
    this.spacing = spacing;
    this.accounts = accounts;
    this.rows = rows;
    this.destinations = destinations;
    this.guard = guard;
  }

  /** What became of the wish to call somebody. */
  sealed interface Taken {
    /**
     * The fence is taken: now it is called once, after this time.
     *
     * @param apart the least time between this account's requests
     */
    record Slot(Duration after, Duration apart) implements Taken {}

    /** It is not called, for this reason. */
    record Refused(String why) implements Taken {}
  }

  /** Takes it; what closed the purse is written down although nothing is called. */
  Uni<Taken> take(Work work, Transfer transfer, PhoneNumber number) {
    return accounts
        .lock(work, transfer.accountId())
        .chain(
            account -> {
              Optional<String> bar = bar(account, number);
              return bar.isPresent()
                  ? Uni.createFrom().item(new Taken.Refused(bar.get()))
                  : pay(work, account.orElseThrow(), transfer, number);
            });
  }

  /** The time counts from when the account was held: whoever waited for it lost some. */
  private Uni<Taken> pay(Work work, Account account, Transfer transfer, PhoneNumber number) {
    return accounts.clock(work).chain(now -> pay(work, account, transfer, number, now));
  }

  private Optional<String> bar(Optional<Account> account, PhoneNumber number) {
    if (account.isEmpty() || !account.get().open()) {
      return Optional.of("The carrier account of this call takes no new calls now.");
    }
    boolean allowed =
        destinations.countryOf(number).filter(account.get().countries()::contains).isPresent();
    return allowed
        ? Optional.empty()
        : Optional.of("The carrier account of this call may not call that number's country.");
  }

  private Uni<Taken> pay(
      Work work, Account account, Transfer transfer, PhoneNumber number, Instant now) {
    return guard
        .open(work, account, List.of(number), now)
        .chain(purse -> pay(work, account, purse, transfer, number, now));
  }

  private Uni<Taken> pay(
      Work work,
      Account account,
      Optional<Purse> purse,
      Transfer transfer,
      PhoneNumber number,
      Instant now) {
    boolean paid = purse.map(one -> one.pays(transfer.id(), number)).orElse(true);
    Uni<Taken> taken =
        paid
            ? insert(work, account, transfer, now)
            : Uni.createFrom()
                .item(new Taken.Refused("The spending limits allow no call to that number now."));
    return taken.call(
        result ->
            guard.close(
                work,
                account,
                purse,
                result instanceof Taken.Slot ? Set.of(transfer.id()) : Set.of(),
                now));
  }

  private Uni<Taken> insert(Work work, Account account, Transfer transfer, Instant now) {
    Account paced = spacing.paced(account);
    Instant slot = account.nextSlotAt().isAfter(now) ? account.nextSlotAt() : now;
    return rows.insert(work, transfer)
        .call(
            won ->
                won
                    ? accounts.takeSlots(work, account.id(), slot.plus(paced.interval()))
                    : Uni.createFrom().voidItem())
        .map(
            won ->
                won
                    ? new Taken.Slot(Duration.between(now, slot), account.apart())
                    : new Taken.Refused("The call is being handed over already."));
  }
}
