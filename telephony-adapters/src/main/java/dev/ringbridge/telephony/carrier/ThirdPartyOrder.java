package dev.ringbridge.telephony.carrier;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.PhoneNumber;
import java.util.UUID;

/**
 * The one try to call somebody beside a lead.
 *
 * @param transferId what it is for
 * @param call the lead's call
 * @param accountId the account to call with
 * @param number whom to dial
 * @param callerId the number to show, in E.164 form
 * @param departure when the first byte of the request may leave
 */
public record ThirdPartyOrder(
    UUID transferId,
    CallRef call,
    UUID accountId,
    PhoneNumber number,
    String callerId,
    Departure departure) {
  /** Without the caller id, which is a phone number too. */
  @Override
  public String toString() {
    return "ThirdPartyOrder[" + transferId + "]";
  }
}
