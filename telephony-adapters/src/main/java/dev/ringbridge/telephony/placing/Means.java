package dev.ringbridge.telephony.placing;

import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.carrier.AccountHold;
import dev.ringbridge.core.carrier.HoldReason;
import dev.ringbridge.core.carrier.Minute;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.account.Account;
import dev.ringbridge.telephony.account.AccountHolds;
import dev.ringbridge.telephony.callerid.CallerIdChoice;
import dev.ringbridge.telephony.callerid.CallerIds;
import dev.ringbridge.telephony.carrier.Carriers;
import dev.ringbridge.telephony.guard.Guard;
import dev.ringbridge.telephony.guard.Purse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an account has for calls, read and written while it is held: requests, money, numbers. */
@ApplicationScoped
class Means {
  private static final Duration ASKED_AGAIN = Duration.ofMinutes(1);

  private final Carriers carriers;
  private final Rates rates;
  private final Guard guard;
  private final CallerIds callerIds;
  private final AccountHolds holds;

  Means(Carriers carriers, Rates rates, Guard guard, CallerIds callerIds, AccountHolds holds) {
    this.carriers = carriers;
    this.rates = rates;
    this.guard = guard;
    this.callerIds = callerIds;
    this.holds = holds;
  }

  /** What is left for these jobs. */
  Uni<Left> left(Work work, @Nullable Account account, List<PlaceCall> jobs, Instant now) {
    List<PhoneNumber> numbers = jobs.stream().map(PlaceCall::number).toList();
    return rates
        .minute(work, account)
        .chain(
            minute ->
                guard
                    .open(work, account, numbers, now)
                    .chain(
                        purse ->
                            callerIds
                                .open(work, account, shown(account))
                                .map(choice -> new Left(minute, purse, choice))));
  }

  private List<String> shown(@Nullable Account account) {
    return account == null
        ? List.of()
        : carriers
            .of(account.id())
            .map(carrier -> carrier.callerIds(account.id()))
            .orElse(List.of());
  }

  /** Takes what the calls need whose fence was taken. */
  Uni<Void> take(Work work, Account account, Left left, List<Placement> placed, Instant now) {
    List<Carriage> carriages = placed.stream().map(Placement::carriage).toList();
    return rates
        .spend(
            work,
            account,
            carriages.stream().map(Carriage::slotAt).filter(Objects::nonNull).toList())
        .chain(() -> guard.close(work, account, left.purse(), ids(placed), now))
        .chain(
            () ->
                callerIds.count(
                    work,
                    account,
                    carriages.stream().map(Carriage::callerId).filter(Objects::nonNull).toList()))
        .chain(() -> holdWithoutNumbers(work, account, left.callerIds(), now));
  }

  private static Set<UUID> ids(List<Placement> placed) {
    return placed.stream()
        .map(placement -> placement.call().callId())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Uni<Void> holdWithoutNumbers(
      Work work, Account account, CallerIdChoice choice, Instant now) {
    return choice.isExhausted()
        ? holds.hold(
            work, account.id(), new AccountHold(HoldReason.NO_CALLER_ID, now.plus(ASKED_AGAIN)))
        : Uni.createFrom().voidItem();
  }

  /**
   * What is left.
   *
   * @param minute of the account's minute; empty where only its calls a second count
   * @param purse of the money; empty where nothing is counted
   * @param callerIds the numbers that calls may show
   */
  record Left(Optional<Minute> minute, Optional<Purse> purse, CallerIdChoice callerIds) {
    boolean pays(UUID callId, PhoneNumber number) {
      return purse.map(one -> one.pays(callId, number)).orElse(true);
    }
  }
}
