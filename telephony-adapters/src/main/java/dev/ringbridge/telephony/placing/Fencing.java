package dev.ringbridge.telephony.placing;

import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.account.Account;
import dev.ringbridge.telephony.account.Accounts;
import dev.ringbridge.telephony.carrier.Carrier;
import dev.ringbridge.telephony.carrier.Carriers;
import dev.ringbridge.telephony.destination.Destinations;
import dev.ringbridge.telephony.guard.Guard;
import dev.ringbridge.telephony.guard.Purse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes the fence of jobs in one transaction with their slots: of all who try, for any reason, the
 * first insert wins.
 */
@ApplicationScoped
class Fencing {
  private final Database database;
  private final Accounts accounts;
  private final Placements placements;
  private final Carriers carriers;
  private final Destinations destinations;
  private final Rates rates;
  private final Guard guard;

  Fencing(
      @InTelephony Database database,
      Accounts accounts,
      Placements placements,
      Carriers carriers,
      Destinations destinations,
      Rates rates,
      Guard guard) {
    this.database = database;
    this.accounts = accounts;
    this.placements = placements;
    this.carriers = carriers;
    this.destinations = destinations;
    this.rates = rates;
    this.guard = guard;
  }

  /**
   * Takes what nobody took before.
   *
   * @param accountId the account that all of the jobs name
   * @return the turns of what is to be placed
   */
  Uni<List<Turn>> fence(UUID accountId, List<PlaceCall> jobs) {
    return database.asEngine(
        work ->
            accounts
                .lock(work, accountId)
                .chain(account -> fence(work, account.orElse(null), jobs)));
  }

  private Uni<List<Turn>> fence(Work work, @Nullable Account account, List<PlaceCall> jobs) {
    List<UUID> ids = jobs.stream().map(job -> job.call().callId()).toList();
    return rates
        .minute(work, account)
        .chain(
            minute ->
                placements
                    .known(work, ids)
                    .chain(known -> spend(work, account, minute, fresh(jobs, known), known.now())));
  }

  private static List<PlaceCall> fresh(List<PlaceCall> jobs, Seen<Set<UUID>> known) {
    return jobs.stream().filter(job -> !known.row().contains(job.call().callId())).toList();
  }

  private Uni<List<Turn>> spend(
      Work work,
      @Nullable Account account,
      Optional<Minute> minute,
      List<PlaceCall> fresh,
      Instant now) {
    List<PhoneNumber> numbers = fresh.stream().map(PlaceCall::number).toList();
    return guard
        .open(work, account, numbers, now)
        .chain(purse -> insert(work, account, new Means(minute, purse), fresh, now));
  }

  private Uni<List<Turn>> insert(
      Work work, @Nullable Account account, Means means, List<PlaceCall> fresh, Instant now) {
    Fence.Plan plan = decide(account, means, fresh, now);
    return placements
        .insert(work, plan.rows(), now)
        .invoke(won -> publish(work, plan, won, now))
        .call(won -> takeSlots(work, account, plan, won))
        .call(won -> guard.close(work, account, means.purse(), won, now))
        .map(won -> turns(plan, won, now));
  }

  private Fence.Plan decide(
      @Nullable Account account, Means means, List<PlaceCall> jobs, Instant now) {
    Carrier carrier = account == null ? null : carriers.of(account.id()).orElse(null);
    if (account == null || carrier == null) {
      return new Fence(destinations::countryOf, call -> "", false, means::pays)
          .decide(null, means.minute(), jobs, now);
    }
    return new Fence(
            destinations::countryOf,
            call -> carrier.callerId(account.id(), call),
            carrier.capabilities(account.id()).hearsKeys(),
            means::pays)
        .decide(account, means.minute(), jobs, now);
  }

  private static void publish(Work work, Fence.Plan plan, Set<UUID> won, Instant now) {
    plan.rows().stream()
        .filter(row -> won.contains(row.call().callId()))
        .forEach(row -> work.publishAll(row.opening(now)));
  }

  private Uni<Void> takeSlots(
      Work work, @Nullable Account account, Fence.Plan plan, Set<UUID> won) {
    return account == null || plan.rows().isEmpty()
        ? Uni.createFrom().voidItem()
        : accounts
            .takeSlots(work, account.id(), plan.nextSlotAt())
            .chain(() -> rates.spend(work, account, plan.slots(won)));
  }

  private static List<Turn> turns(Fence.Plan plan, Set<UUID> won, Instant now) {
    return plan.rows().stream()
        .filter(row -> row.state() == PlacementState.PLACING)
        .filter(row -> won.contains(row.call().callId()))
        .map(row -> Turn.of(row, now))
        .toList();
  }

  /**
   * What an account has left.
   *
   * @param minute of its minute; empty where only its calls a second count
   * @param purse of its money; empty where nothing is counted
   */
  private record Means(Optional<Minute> minute, Optional<Purse> purse) {
    boolean pays(UUID callId, PhoneNumber number) {
      return purse.map(one -> one.pays(callId, number)).orElse(true);
    }
  }
}
