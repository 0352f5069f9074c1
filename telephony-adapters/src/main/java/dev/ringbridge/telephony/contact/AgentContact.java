package dev.ringbridge.telephony.contact;

import java.time.Instant;
import java.util.UUID;

/**
 * Where an agent is called.
 *
 * @param agentId who
 * @param contact a number in E.164 form, or an address of the carrier's own network (sip:name)
 * @param setAt since when
 */
public record AgentContact(UUID agentId, String contact, Instant setAt) {
  /** Without the contact, which may be a phone number. */
  @Override
  public String toString() {
    return "AgentContact[" + agentId + "]";
  }
}
