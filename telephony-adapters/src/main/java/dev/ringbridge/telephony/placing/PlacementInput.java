package dev.ringbridge.telephony.placing;

import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.RevocationReason;

/** What can happen to a placement. */
public sealed interface PlacementInput {
  /** The carrier has the call: its answer to the request, a callback, or a listing says so. */
  record Known(String carrierCallId) implements PlacementInput {}

  /** The carrier says that it rings. */
  record Rings(String carrierCallId) implements PlacementInput {}

  /** The carrier says that it was picked up. */
  record Answered(String carrierCallId) implements PlacementInput {}

  /** The carrier says that it is over. */
  record Over(String carrierCallId, Ending ending) implements PlacementInput {}

  /** The carrier refused the request. */
  record Refused(Ending ending) implements PlacementInput {}

  /** Certain that nothing was sent, and its time is over. */
  record Expired() implements PlacementInput {}

  /** Certain that the carrier made no call, for a reason that is not the call's. */
  record GivenBack() implements PlacementInput {}

  /** It was sent, and what became of it is not known. */
  record Lost(String cause) implements PlacementInput {}

  /** The clock says that the request made no call. */
  record ProvenUnplaced() implements PlacementInput {}

  /** Somebody takes it back. */
  record Revoked(RevocationReason reason, boolean cancelRinging) implements PlacementInput {}

  /** Somebody wants it to end. */
  record HangUp() implements PlacementInput {}
}
