package dev.ringbridge.telephony.placing;

import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.call.Reservation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a call is carried: fixed when its placement is made.
 *
 * @param accountId the account it uses
 * @param number whom to dial; null once it is long over, or where only a callback told of the call
 * @param callerId the number it shows, null likewise
 * @param rules the campaign's rules for it
 * @param reservation the agent promised to it, null without one
 * @param postBy past this the request must not leave
 * @param slotAt when its slot of the account's rate is, null without one
 */
public record Carriage(
    UUID accountId,
    @Nullable PhoneNumber number,
    @Nullable String callerId,
    CallRules rules,
    @Nullable Reservation reservation,
    Instant postBy,
    @Nullable Instant slotAt) {
  /** Without the caller id, which is a phone number too. */
  @Override
  public String toString() {
    return "Carriage[" + accountId + ", post by " + postBy + "]";
  }
}
