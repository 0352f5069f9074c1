package dev.ringbridge.telephony.placing;

import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallEvent.CallPlacementLost;
import dev.ringbridge.core.call.CallEvent.CallPlacing;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.core.call.RevocationReason;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.Errand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What telephony did about a call: the one arbiter of whether it may be dialed.
 *
 * <pre>
 *   (nothing)  -- fence taken -------------------> PLACING
 *              -- too late, not allowed, revoked -> EXPIRED, REFUSED, REVOKED
 *   PLACING    -- sent, answer lost -------------> UNKNOWN
 *              -- barred by what was asked first > ENDED                          likewise
 *              -- too late, revoked, given back -> EXPIRED, REVOKED, NOT_PLACED   only while nothing was sent
 *              -- the carrier refused the request > ENDED
 *   UNKNOWN    -- the clock ---------------------> NOT_PLACED
 *   any        -- a word of the carrier ---------> PLACED, RINGING, ANSWERED, ENDED, whichever is furthest
 * </pre>
 *
 * It only moves down this page. A word of the carrier about a placement that was closed without one
 * brings it back, and is an alarm; what was revoked is hung up then.
 *
 * @param call which call
 * @param carriage how it is carried
 * @param state how far it is
 * @param tries how often the request may have been sent
 * @param carrierCallId the carrier's name for it, null until known
 * @param wish what somebody wants of it
 * @param ringingAt when it first rang, null until it did
 * @param ending how it ended, null until it did
 * @param endedAt when, null likewise
 */
public record Placement(
    CallRef call,
    Carriage carriage,
    PlacementState state,
    Tries tries,
    @Nullable String carrierCallId,
    Wish wish,
    @Nullable Instant ringingAt,
    @Nullable Ending ending,
    @Nullable Instant endedAt) {
  /** The fence is taken. */
  static Placement fenced(CallRef call, Carriage carriage) {
    return new Placement(
        call, carriage, PlacementState.PLACING, Tries.NONE, null, Wish.NONE, null, null, null);
  }

  /** Only the carrier told of it: whether it was sent from here is not known. */
  static Placement found(CallRef call, Carriage carriage) {
    return new Placement(
        call, carriage, PlacementState.UNKNOWN, Tries.NONE, null, Wish.NONE, null, null, null);
  }

  /** It will not be dialed; the row keeps anybody else from doing so. */
  static Placement closed(
      CallRef call, Carriage carriage, PlacementState state, Ending ending, Instant at) {
    return new Placement(call, carriage, state, Tries.NONE, null, Wish.NONE, null, ending, at);
  }

  /** The same, once it is known which account carries it. */
  Placement carriedBy(UUID accountId) {
    Carriage known =
        new Carriage(
            accountId,
            carriage.number(),
            carriage.callerId(),
            carriage.rules(),
            carriage.reservation(),
            carriage.postBy(),
            carriage.slotAt());
    return new Placement(
        call, known, state, tries, carrierCallId, wish, ringingAt, ending, endedAt);
  }

  /** What its first row says to the world. */
  List<CallEvent> opening(Instant at) {
    return List.of(
        ending == null ? new CallPlacing(call, carriage.reservation(), at) : ended(at, ending));
  }

  /** The request is about to be sent once, or once more. */
  Placement tryBegins(Instant at) {
    return new Placement(
        call, carriage, state, tries.another(at), carrierCallId, wish, ringingAt, ending, endedAt);
  }

  /** Whether its request may be sent now. */
  boolean maySend(Instant now) {
    return state == PlacementState.PLACING && wish == Wish.NONE && now.isBefore(carriage.postBy());
  }

  /**
   * Takes in one input.
   *
   * @param input what happened
   * @param now when
   * @return the placement afterwards, and what it says to the world
   */
  public PlacementStep on(PlacementInput input, Instant now) {
    if (input instanceof PlacementInput.Known known) {
      return reach(PlacementState.PLACED, known.carrierCallId(), now);
    }
    if (input instanceof PlacementInput.Rings rings) {
      return reach(PlacementState.RINGING, rings.carrierCallId(), now).rang(now);
    }
    if (input instanceof PlacementInput.Answered answered) {
      return reach(PlacementState.ANSWERED, answered.carrierCallId(), now);
    }
    if (input instanceof PlacementInput.Over over) {
      return reach(PlacementState.ENDED, over.carrierCallId(), now).over(over.ending(), now);
    }
    if (input instanceof PlacementInput.Refused refused) {
      return state.isAtCarrier() || state == PlacementState.REVOKED
          ? nothing()
          : to(PlacementState.ENDED, null).over(refused.ending(), now);
    }
    return withoutCarrier(input, now);
  }

  /** What is decided without a word of the carrier counts only until there is one. */
  private PlacementStep withoutCarrier(PlacementInput input, Instant now) {
    if (input instanceof PlacementInput.Expired) {
      return closeUnsent(PlacementState.EXPIRED, Ending.EXPIRED, now);
    }
    if (input instanceof PlacementInput.GivenBack) {
      return closeUnsent(PlacementState.NOT_PLACED, Ending.NOT_PLACED, now);
    }
    if (input instanceof PlacementInput.Lost lost) {
      return lost(lost.cause(), now);
    }
    if (input instanceof PlacementInput.ProvenUnplaced) {
      return state == PlacementState.UNKNOWN
          ? close(PlacementState.NOT_PLACED, Ending.NOT_PLACED, now)
          : nothing();
    }
    if (input instanceof PlacementInput.Revoked revoked) {
      return revoked(revoked, now);
    }
    if (input instanceof PlacementInput.HangUp) {
      return neverTried()
          ? close(PlacementState.REVOKED, Ending.CANCELED, now)
          : wishing(Wish.HANG_UP);
    }
    throw new AssertionError("no rule for " + input.getClass().getSimpleName());
  }

  private PlacementStep revoked(PlacementInput.Revoked revoked, Instant now) {
    if (neverTried()) {
      return close(PlacementState.REVOKED, endingOf(revoked.reason()), now);
    }
    boolean answered = state.compareTo(PlacementState.ANSWERED) >= 0;
    boolean lets = wish == Wish.HANG_UP || answered || !revoked.cancelRinging();
    return lets ? nothing() : wishing(Wish.CANCEL);
  }

  /** What taking a call back for this reason ends it as. */
  static Ending endingOf(RevocationReason reason) {
    return reason == RevocationReason.SUPPRESSED ? Ending.SUPPRESSED : Ending.CANCELED;
  }

  private PlacementStep lost(String cause, Instant now) {
    return state == PlacementState.PLACING
        ? to(PlacementState.UNKNOWN, null)
            .says(new CallPlacementLost(call, carriage.reservation(), cause, now))
        : nothing();
  }

  private boolean neverTried() {
    return state == PlacementState.PLACING && tries.count() == 0;
  }

  private PlacementStep closeUnsent(PlacementState closed, Ending how, Instant now) {
    return state == PlacementState.PLACING ? close(closed, how, now) : nothing();
  }

  private PlacementStep close(PlacementState closed, Ending how, Instant now) {
    Placement next =
        new Placement(call, carriage, closed, tries, carrierCallId, wish, ringingAt, how, now);
    return new PlacementStep(this, next, List.of(ended(now, how)));
  }

  private CallEnded ended(Instant at, Ending how) {
    return new CallEnded(call, carriage.reservation(), how, Evidence.INFERRED, at);
  }

  /** The carrier says that it has got this far. */
  private PlacementStep reach(PlacementState far, String id, Instant now) {
    boolean firstWord = carrierCallId == null;
    PlacementStep step = to(state.compareTo(far) >= 0 && state.isAtCarrier() ? state : far, id);
    return firstWord ? step.says(new CallPlaced(call, id, now)) : step;
  }

  private PlacementStep to(PlacementState next, @Nullable String id) {
    boolean revived = state.isClosed() && next.isAtCarrier();
    String known = carrierCallId == null ? id : carrierCallId;
    boolean unwanted = revived && state == PlacementState.REVOKED;
    return new PlacementStep(
        this,
        new Placement(
            call,
            carriage,
            next,
            tries,
            known,
            unwanted ? Wish.HANG_UP : wish,
            ringingAt,
            revived ? null : ending,
            revived ? null : endedAt),
        List.of());
  }

  private PlacementStep wishing(Wish more) {
    boolean over = state.isClosed() || state == PlacementState.ENDED;
    return over
        ? nothing()
        : new PlacementStep(
            this,
            new Placement(
                call, carriage, state, tries, carrierCallId, more, ringingAt, ending, endedAt),
            List.of());
  }

  private PlacementStep nothing() {
    return new PlacementStep(this, this, List.of());
  }

  /** Its name at the carrier, once known. */
  public Optional<CarrierLeg> leg() {
    return Optional.ofNullable(carrierCallId).map(id -> new CarrierLeg(carriage.accountId(), id));
  }

  /** What is to be asked of the carrier, as somebody wishes and as long as it makes sense. */
  public Optional<Errand> errand() {
    if (!state.isLiveAtCarrier()) {
      return Optional.empty();
    }
    return switch (wish) {
      case NONE -> Optional.empty();
      case CANCEL ->
          state == PlacementState.ANSWERED ? Optional.empty() : leg().map(Errand.Cancel::new);
      case HANG_UP -> leg().map(Errand.HangUp::new);
    };
  }

  /** The same, first rung then. */
  Placement rung(Instant at) {
    return new Placement(call, carriage, state, tries, carrierCallId, wish, at, ending, endedAt);
  }

  /** The same, over since then. */
  Placement over(Ending how, Instant at) {
    return new Placement(call, carriage, state, tries, carrierCallId, wish, ringingAt, how, at);
  }
}
