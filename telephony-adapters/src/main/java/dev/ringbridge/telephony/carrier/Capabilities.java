package dev.ringbridge.telephony.carrier;

/**
 * What a carrier can do with an account's calls. The house goes by this and never by the carrier's
 * name (docs/adr/0009).
 *
 * @param conversation who speaks first about an answered call
 */
public record Capabilities(Conversation conversation) {
  /** Whether it says a message and hears keys meanwhile: where it asks, it asks with the key. */
  public boolean hearsKeys() {
    return conversation == Conversation.ASKS;
  }

  /** Who speaks first about an answered call. */
  public enum Conversation {
    /** The carrier asks what to do, and asks again while the call is held. */
    ASKS,
    /** The carrier does what it is told, and asks nothing. */
    TOLD
  }
}
