package dev.ringbridge.telephony.carrier;

import java.util.UUID;

/**
 * A call to an agent's own phone, for a leg of theirs.
 *
 * @param accountId the account to call with
 * @param line whose leg it becomes
 * @param epoch which of their legs
 * @param contact where: a number in E.164 form, or an address of the carrier's own network
 * @param callerId the number to show, in E.164 form
 */
public record AgentCallOrder(
    UUID accountId, AgentLine line, long epoch, String contact, String callerId) {
  /** Without the contact, which may be a phone number, and the caller id, which is one. */
  @Override
  public String toString() {
    return "AgentCallOrder[" + line.agentId() + ", " + epoch + "]";
  }
}
