package dev.ringbridge.telephony.placing;

import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.account.Account;
import dev.ringbridge.telephony.account.Accounts;
import dev.ringbridge.telephony.account.Spacing;
import dev.ringbridge.telephony.carrier.Capabilities;
import dev.ringbridge.telephony.carrier.Carrier;
import dev.ringbridge.telephony.carrier.Carriers;
import dev.ringbridge.telephony.destination.Destinations;
import dev.ringbridge.telephony.placing.Means.Left;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
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
  private final Means means;
  private final Spacing spacing;

  Fencing(
      @InTelephony Database database,
      Accounts accounts,
      Placements placements,
      Carriers carriers,
      Destinations destinations,
      Means means,
      Spacing spacing) {
    this.database = database;
    this.accounts = accounts;
    this.placements = placements;
    this.carriers = carriers;
    this.destinations = destinations;
    this.means = means;
    this.spacing = spacing;
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
    return placements
        .known(work, ids)
        .chain(known -> fence(work, account, fresh(jobs, known), known.now()));
  }

  private static List<PlaceCall> fresh(List<PlaceCall> jobs, Seen<Set<UUID>> known) {
    return jobs.stream().filter(job -> !known.row().contains(job.call().callId())).toList();
  }

  private Uni<List<Turn>> fence(
      Work work, @Nullable Account account, List<PlaceCall> fresh, Instant now) {
    return means
        .left(work, account, fresh, now)
        .chain(left -> insert(work, account, left, fresh, now));
  }

  private Uni<List<Turn>> insert(
      Work work, @Nullable Account account, Left left, List<PlaceCall> fresh, Instant now) {
    Fence.Plan plan = decide(account, left, fresh, now);
    return placements
        .insert(work, plan.rows(), now)
        .invoke(won -> publish(work, plan, won, now))
        .call(won -> take(work, account, left, plan, plan.placed(won), now))
        .map(won -> turns(paced(account), plan.placed(won), now));
  }

  private static List<Turn> turns(@Nullable Account account, List<Placement> placed, Instant now) {
    Duration apart = account == null ? Duration.ZERO : account.apart();
    return placed.stream().map(row -> Turn.of(row, now, apart)).toList();
  }

  private Fence.Plan decide(
      @Nullable Account account, Left left, List<PlaceCall> jobs, Instant now) {
    Carrier carrier = account == null ? null : carriers.of(account.id()).orElse(null);
    Optional<Capabilities> can =
        account == null || carrier == null
            ? Optional.empty()
            : Optional.of(carrier.capabilities(account.id()));
    return new Fence(
            destinations::countryOf,
            left.callerIds()::take,
            can.filter(Capabilities::hearsKeys).isPresent(),
            can.filter(Capabilities::ringsAgents).isPresent(),
            left::pays)
        .decide(carrier == null ? null : paced(account), left.minute(), jobs, now);
  }

  private @Nullable Account paced(@Nullable Account account) {
    return account == null ? null : spacing.paced(account);
  }

  private static void publish(Work work, Fence.Plan plan, Set<UUID> won, Instant now) {
    plan.rows().stream()
        .filter(row -> won.contains(row.call().callId()))
        .forEach(row -> work.publishAll(row.opening(now)));
  }

  private Uni<Void> take(
      Work work,
      @Nullable Account account,
      Left left,
      Fence.Plan plan,
      List<Placement> placed,
      Instant now) {
    return account == null || plan.rows().isEmpty()
        ? Uni.createFrom().voidItem()
        : accounts
            .takeSlots(work, account.id(), plan.nextSlotAt())
            .chain(() -> means.take(work, account, left, placed, now));
  }
}
