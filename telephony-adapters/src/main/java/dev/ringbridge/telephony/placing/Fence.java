package dev.ringbridge.telephony.placing;

import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.carrier.Minute;
import dev.ringbridge.telephony.account.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides, for jobs that no placement stands for, which are placed and when. A country must be
 * allowed (all others are denied), a slot of the account's rate must lie before the deadline, there
 * must be money for it, and what cannot be placed takes neither.
 *
 * @param countryOf the country of a number, by ISO 3166; empty where no country has it
 * @param callerIdOf the number that a call shows; empty where none may be shown
 * @param hearsKeys whether the account's carrier says messages and hears keys
 * @param ringsAgents whether it rings an agent's phone with each call
 * @param pays takes the money for a call; false where it must not be placed
 */
record Fence(
    Function<PhoneNumber, Optional<String>> countryOf,
    Function<PlaceCall, Optional<String>> callerIdOf,
    boolean hearsKeys,
    boolean ringsAgents,
    BiPredicate<UUID, PhoneNumber> pays) {
  /**
   * @param account the account they name; null where there is none, or not for them
   * @param minute what is left of its minute; empty where only its calls a second count
   * @param jobs the jobs, in the order in which they get their slots
   * @param now the database's clock, read while the account was held
   */
  Plan decide(
      @Nullable Account account, Optional<Minute> minute, List<PlaceCall> jobs, Instant now) {
    List<Placement> rows = new ArrayList<>();
    Slots slots = new Slots(account, minute, now);
    for (PlaceCall job : jobs) {
      Placement row = decide(account, job, slots.next(job.rules()), now);
      rows.add(row);
      if (row.state() == PlacementState.PLACING) {
        slots.take(job.rules());
      }
    }
    return new Plan(List.copyOf(rows), slots.nextByTheSecond());
  }

  private Placement decide(@Nullable Account account, PlaceCall job, Instant slot, Instant now) {
    if (account == null || !takes(account, job)) {
      return closed(job, PlacementState.REFUSED, Ending.NOT_PLACED, now);
    }
    if (ringsAgents && job.reservation() == null) {
      return closed(job, PlacementState.REFUSED, Ending.FAILED, now);
    }
    if (job.rules().broadcast() != null && !hearsKeys) {
      return closed(job, PlacementState.REFUSED, Ending.FAILED, now);
    }
    if (countryOf.apply(job.number()).filter(account.countries()::contains).isEmpty()) {
      return closed(job, PlacementState.REFUSED, Ending.SUPPRESSED, now);
    }
    if (!slot.isBefore(job.notAfter())) {
      return closed(job, PlacementState.EXPIRED, Ending.EXPIRED, now);
    }
    Optional<String> callerId = callerIdOf.apply(job);
    if (callerId.isEmpty() || !pays.test(job.call().callId(), job.number())) {
      return closed(job, PlacementState.REFUSED, Ending.NOT_PLACED, now);
    }
    return Placement.fenced(
        job.call(),
        new Carriage(
            job.accountId(),
            job.number(),
            callerId.get(),
            job.rules(),
            job.reservation(),
            job.notAfter(),
            slot));
  }

  private static boolean takes(Account account, PlaceCall job) {
    return account.open()
        && account.tenancy().organizationId().equals(job.tenancy().organizationId());
  }

  private static Placement closed(PlaceCall job, PlacementState state, Ending how, Instant now) {
    Carriage carriage =
        new Carriage(
            job.accountId(), null, null, job.rules(), job.reservation(), job.notAfter(), null);
    return Placement.closed(job.call(), carriage, state, how, now);
  }

  /**
   * What is decided.
   *
   * @param rows a placement for each job, in their order
   * @param nextSlotAt when the account's next slot is
   */
  record Plan(List<Placement> rows, Instant nextSlotAt) {
    /** What is to be placed, of these calls. */
    List<Placement> placed(Set<UUID> callIds) {
      return rows.stream()
          .filter(row -> row.state() == PlacementState.PLACING)
          .filter(row -> callIds.contains(row.call().callId()))
          .toList();
    }
  }
}
