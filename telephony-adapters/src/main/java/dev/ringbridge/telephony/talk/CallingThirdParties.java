package dev.ringbridge.telephony.talk;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.telephony.account.Spacing;
import dev.ringbridge.telephony.callerid.CallerIdsAside;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.Carriers;
import dev.ringbridge.telephony.carrier.Deadline;
import dev.ringbridge.telephony.carrier.Departure;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.carrier.PlaceAnswer;
import dev.ringbridge.telephony.carrier.RoomControl;
import dev.ringbridge.telephony.carrier.Stopwatch;
import dev.ringbridge.telephony.carrier.ThirdPartyOrder;
import dev.ringbridge.telephony.talk.ThirdPartyFence.Taken.Slot;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Calls third parties, each once: an answer that is lost is not asked for again. Whoever picks up
 * all the same says so by the carrier's question.
 */
@ApplicationScoped
class CallingThirdParties {
  private static final Logger LOG = Logger.getLogger(CallingThirdParties.class);

  /** The agent, and perhaps the lead, waits for it. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Carriers carriers;
  private final ThirdParties parties;
  private final CallerIdsAside callerIds;
  private final Spacing spacing;
  private final Stopwatch stopwatch;

  CallingThirdParties(
      Carriers carriers,
      ThirdParties parties,
      CallerIdsAside callerIds,
      Spacing spacing,
      Stopwatch stopwatch) {
    this.callerIds = callerIds;
    this.carriers = carriers;
    this.parties = parties;
    this.spacing = spacing;
    this.stopwatch = stopwatch;
  }

  /** Calls somebody in the slot that was taken for it, beside whatever asked for it. */
  void call(Transfer transfer, PhoneNumber number, @Nullable String callerId, Slot slot) {
    wait(slot.after())
        .chain(() -> isWanted(transfer))
        .chain(wanted -> wanted ? callNow(transfer, number, callerId, slot) : nothing())
        .subscribe()
        .with(
            done -> LOG.debugf("a third party was called: %s", transfer.id()),
            e -> LOG.warnf("transfer %s: %s", transfer.id(), e.getClass().getSimpleName()));
  }

  /**
   * Whoever was taken back meanwhile, or whose lead is gone, is not called; nor is anybody where
   * that cannot be found out, so that nobody waits for them.
   */
  private Uni<Boolean> isWanted(Transfer transfer) {
    return parties
        .isWanted(transfer.id())
        .onFailure()
        .recoverWithUni(e -> parties.gone(transfer.id(), "not called").replaceWith(false));
  }

  private Uni<Void> callNow(
      Transfer transfer, PhoneNumber number, @Nullable String callerId, Slot slot) {
    return shown(transfer, callerId)
        .chain(
            found ->
                found
                    .map(shown -> ask(transfer, number, shown, slot))
                    .orElseGet(
                        () -> heard(transfer, new PlaceAnswer.NotSent("no number to show"))));
  }

  private Uni<Void> ask(Transfer transfer, PhoneNumber number, String shown, Slot slot) {
    UUID accountId = transfer.accountId();
    return spacing
        .leave(accountId, slot.apart(), () -> post(transfer, number, shown, slot))
        .call(answer -> callerIds.heard(accountId, shown, answer))
        .chain(answer -> heard(transfer, answer));
  }

  /**
   * The number that the lead's call shows, or another of the account's; none where that cannot be
   * found out.
   */
  private Uni<Optional<String>> shown(Transfer transfer, @Nullable String leads) {
    UUID accountId = transfer.accountId();
    List<String> numbers = new ArrayList<>();
    Optional.ofNullable(leads).ifPresent(numbers::add);
    carriers.of(accountId).ifPresent(one -> numbers.addAll(one.callerIds(accountId)));
    return callerIds.first(accountId, numbers).onFailure().recoverWithItem(Optional.empty());
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  private static Uni<Void> wait(Duration time) {
    Uni<Void> now = Uni.createFrom().voidItem();
    return time.isZero() ? now : now.onItem().delayIt().by(time);
  }

  private Uni<PlaceAnswer> post(Transfer transfer, PhoneNumber number, String shown, Slot slot) {
    UUID accountId = transfer.accountId();
    RoomControl control = carriers.roomControl(accountId).orElse(null);
    if (control == null) {
      return Uni.createFrom().item(new PlaceAnswer.NotSent("no secrets at hand"));
    }
    Departure departure =
        new Departure(
            Deadline.of(PATIENCE, stopwatch.nanos()), spacing.headway(accountId, slot.apart()));
    return control.callThirdParty(
        new ThirdPartyOrder(transfer.id(), transfer.call(), accountId, number, shown, departure));
  }

  /** What is certain not to be called is over; what was lost is waited for. */
  private Uni<Void> heard(Transfer transfer, PlaceAnswer answer) {
    if (answer instanceof PlaceAnswer.Accepted accepted) {
      CarrierLeg leg = new CarrierLeg(transfer.accountId(), accepted.carrierCallId());
      return parties.known(transfer.id(), leg);
    }
    LOG.warnf("the third party of transfer %s is not called: %s", transfer.id(), answer);
    return answer instanceof PlaceAnswer.Lost
        ? Uni.createFrom().voidItem()
        : parties.gone(transfer.id(), "not called");
  }

  /** Sends the third party where their transfer says that they belong now. */
  Uni<Void> move(Transfer transfer) {
    RoomControl control = carriers.roomControl(transfer.accountId()).orElse(null);
    CarrierLeg leg = transfer.leg().orElse(null);
    return control == null || leg == null
        ? Uni.createFrom().voidItem()
        : control.moveThirdParty(leg, transfer.call(), transfer.id());
  }

  /** Ends the third party's call, where its name is known. */
  static List<Errand> farewell(Transfer transfer) {
    return transfer.leg().<Errand>map(Errand.HangUp::new).stream().toList();
  }
}
