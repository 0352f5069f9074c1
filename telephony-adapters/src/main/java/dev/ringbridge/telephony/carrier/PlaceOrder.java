package dev.ringbridge.telephony.carrier;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.call.Reservation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One try to place one call.
 *
 * @param call which call
 * @param accountId the account to place it with
 * @param number whom to dial
 * @param callerId the number to show, in E.164 form
 * @param rules how it is carried
 * @param reservation for which agent it is; null where one is chosen at the answer
 * @param departure when the first byte of the request may leave
 */
public record PlaceOrder(
    CallRef call,
    UUID accountId,
    PhoneNumber number,
    String callerId,
    CallRules rules,
    @Nullable Reservation reservation,
    Departure departure) {
  /** Without the caller id, which is a phone number too. */
  @Override
  public String toString() {
    return "PlaceOrder[" + call.callId() + "]";
  }
}
