package dev.ringbridge.core.call;

import java.util.UUID;

/**
 * Somebody whom an agent has called beside the lead, to hand the call over to them.
 *
 * @param transferId the transfer that it is for
 * @param name what the directory calls them
 * @param state how far they are
 */
public record ThirdParty(UUID transferId, String name, State state) {
  /** How far a third party is. */
  public enum State {
    /** Their phone is called. */
    CALLING,
    /** They are in the room. */
    THERE
  }
}
