package dev.ringbridge.telephony.talk;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.ThirdParty;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call that is being handed over to a third party, or was.
 *
 * @param call the lead's call
 * @param agentId who hands it over
 * @param accountId the account that calls the third party
 * @param name what the directory calls them
 * @param handedOver whether the lead is with them, and the agent out of it
 * @param state how far it is
 * @param carrierCallId the carrier's name of the third party's call; null until that is known
 * @param moved whether the third party went to where the lead was handed over to
 */
record Transfer(
    UUID id,
    CallRef call,
    UUID agentId,
    UUID accountId,
    String name,
    boolean handedOver,
    TransferState state,
    @Nullable String carrierCallId,
    boolean moved) {
  /** The room of a call that was handed over. */
  static String roomOf(UUID id) {
    return "rb-t-" + id;
  }

  boolean isOver() {
    return state == TransferState.OVER;
  }

  /** Whether the lead waits for them where nobody else is. */
  boolean isAwaited() {
    return handedOver && !moved;
  }

  /** The third party's call, where its name is known. */
  Optional<CarrierLeg> leg() {
    return Optional.ofNullable(carrierCallId).map(name -> new CarrierLeg(accountId, name));
  }

  /** As its agent sees it, as long as they have to do with it; null otherwise. */
  @Nullable ThirdParty third() {
    if (isOver() || handedOver) {
      return null;
    }
    return new ThirdParty(
        id, name, state == TransferState.THERE ? ThirdParty.State.THERE : ThirdParty.State.CALLING);
  }
}
