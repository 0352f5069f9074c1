package dev.ringbridge.telephony.placing;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.carrier.Minute;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.account.Account;
import dev.ringbridge.telephony.account.AccountHolds;
import dev.ringbridge.telephony.account.Accounts;
import dev.ringbridge.telephony.account.Spacing;
import dev.ringbridge.telephony.carrier.Deadline;
import dev.ringbridge.telephony.carrier.Departure;
import dev.ringbridge.telephony.carrier.PlaceOrder;
import dev.ringbridge.telephony.carrier.Stopwatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The transactions around a try: it is committed before it is sent, and so is what came of it. */
@ApplicationScoped
class Attempts {
  private final Database database;
  private final Accounts accounts;
  private final Placements placements;
  private final Rates rates;
  private final AccountHolds holds;
  private final Spacing spacing;
  private final Stopwatch stopwatch;

  Attempts(
      @InTelephony Database database,
      Accounts accounts,
      Placements placements,
      Rates rates,
      AccountHolds holds,
      Spacing spacing,
      Stopwatch stopwatch) {
    this.database = database;
    this.accounts = accounts;
    this.placements = placements;
    this.rates = rates;
    this.holds = holds;
    this.spacing = spacing;
    this.stopwatch = stopwatch;
  }

  /** What a try of this turn would send, if it may; nothing of it is committed. */
  Uni<Optional<PlaceOrder>> draft(Turn turn) {
    return database.asEngine(work -> draft(work, turn, stopwatch.nanos()));
  }

  private Uni<Optional<PlaceOrder>> draft(Work work, Turn turn, long askedAt) {
    return placements
        .lock(work, turn.callId())
        .map(row -> row.filter(turn::isFor).flatMap(seen -> order(seen, turn, askedAt)));
  }

  /**
   * Commits that a try begins; empty where it may not. A call that nobody may send any more is then
   * closed; one whose account was closed meanwhile, or all placing stopped, is given back.
   */
  Uni<Optional<PlaceOrder>> begin(Turn turn) {
    return database.asEngine(work -> begin(work, turn, stopwatch.nanos()));
  }

  /** Both questions go out together: a connection answers them in their order. */
  private Uni<Optional<PlaceOrder>> begin(Work work, Turn turn, long askedAt) {
    return Uni.combine()
        .all()
        .unis(placements.lock(work, turn.callId()), holds.isOn(work, turn.accountId()))
        .asTuple()
        .chain(
            asked ->
                asked
                    .getItem1()
                    .filter(turn::isFor)
                    .map(seen -> begin(work, seen, asked.getItem2(), order(seen, turn, askedAt)))
                    .orElse(none()));
  }

  private Uni<Optional<PlaceOrder>> begin(
      Work work, Seen<Placement> seen, boolean on, Optional<PlaceOrder> order) {
    if (order.isEmpty()) {
      return closeUnsent(work, seen, new PlacementInput.Expired()).chain(() -> none());
    }
    return on
        ? placements.save(work, seen.row().tryBegins(seen.now()), seen.now()).replaceWith(order)
        : closeUnsent(work, seen, new PlacementInput.GivenBack()).chain(() -> none());
  }

  /** What is to be sent; empty where it may not be any more. */
  private Optional<PlaceOrder> order(Seen<Placement> seen, Turn turn, long askedAt) {
    Placement placement = seen.row();
    PhoneNumber number = placement.carriage().number();
    String callerId = placement.carriage().callerId();
    if (!placement.maySend(seen.now()) || number == null || callerId == null) {
      return Optional.empty();
    }
    Duration left = Duration.between(seen.now(), placement.carriage().postBy());
    return Optional.of(
        new PlaceOrder(
            placement.call(),
            placement.carriage().accountId(),
            number,
            callerId,
            placement.carriage().rules(),
            placement.carriage().reservation(),
            new Departure(
                Deadline.of(left, askedAt), spacing.headway(turn.accountId(), turn.apart()))));
  }

  /**
   * Takes a slot for another try of a call whose request was certainly not carried out.
   *
   * @param backoff the least time until then
   * @return its turn; empty where its time is over, or nobody wants it any more
   */
  Uni<Optional<Turn>> again(PlaceOrder order, Duration backoff) {
    return database.asEngine(
        work ->
            accounts
                .lock(work, order.accountId())
                .chain(account -> again(work, account, order.call().callId(), backoff)));
  }

  private Uni<Optional<Turn>> again(
      Work work, Optional<Account> account, UUID callId, Duration backoff) {
    return placements
        .lock(work, callId)
        .chain(
            row ->
                row.isEmpty() || account.isEmpty()
                    ? none()
                    : rates
                        .minute(work, account.get())
                        .chain(minute -> again(work, account.get(), minute, row.get(), backoff)));
  }

  private Uni<Optional<Turn>> again(
      Work work, Account account, Optional<Minute> minute, Seen<Placement> seen, Duration backoff) {
    Placement placement = seen.row();
    Instant earliest = seen.now().plus(backoff);
    Instant next = account.nextSlotAt();
    Instant bySecond = next.isAfter(earliest) ? next : earliest;
    Instant slot = minute.map(one -> one.earliestAgain(bySecond)).orElse(bySecond);
    if (!account.open()) {
      return closeUnsent(work, seen, new PlacementInput.GivenBack()).chain(() -> none());
    }
    if (!placement.maySend(slot)) {
      return closeUnsent(work, seen, new PlacementInput.Expired()).chain(() -> none());
    }
    Account paced = spacing.paced(account);
    return accounts
        .takeSlots(work, account.id(), slot.plus(Slots.interval(paced, minute)))
        .chain(() -> rates.spend(work, account, List.of(slot)))
        .replaceWith(Optional.of(Turn.at(placement, slot, seen.now(), account.apart())));
  }

  private Uni<Void> closeUnsent(Work work, Seen<Placement> seen, PlacementInput how) {
    return placements.save(work, seen.row().on(how, seen.now()), seen.now());
  }

  /** Takes in what is known of a try; empty where nobody knows the call. */
  Uni<Optional<PlacementStep>> take(UUID callId, PlacementInput input) {
    return database.asEngine(
        work ->
            placements
                .lock(work, callId)
                .chain(row -> row.map(seen -> take(work, seen, input)).orElse(none())));
  }

  private Uni<Optional<PlacementStep>> take(Work work, Seen<Placement> seen, PlacementInput input) {
    PlacementStep step = seen.row().on(input, seen.now());
    return placements.save(work, step, seen.now()).replaceWith(Optional.of(step));
  }

  private static <T> Uni<Optional<T>> none() {
    return Uni.createFrom().item(Optional.empty());
  }
}
