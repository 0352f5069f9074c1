package dev.ringbridge.core.call;

import org.jspecify.annotations.Nullable;

/**
 * What a call of a broadcast says to whom picks up, and what their keys mean.
 *
 * @param message what is said, by the carrier's voice
 * @param again whether it is said once more where no key, or another one, was pressed
 * @param transferKey the key that asks for an agent; null where none does
 * @param optOutKey the key that asks not to be called any more; null where none does
 * @param optOutText what is said to who pressed it
 * @param nobodyFreeText what is said to who asked for an agent and got none in time
 */
public record Broadcast(
    String message,
    boolean again,
    @Nullable String transferKey,
    @Nullable String optOutKey,
    String optOutText,
    String nobodyFreeText) {
  /** Whether a key means anything. */
  public boolean hasKeys() {
    return transferKey != null || optOutKey != null;
  }

  /** What pressing these keys asks for. */
  public Wish wish(String keys) {
    if (keys.equals(optOutKey)) {
      return Wish.OPT_OUT;
    }
    return keys.equals(transferKey) ? Wish.TRANSFER : Wish.NONE;
  }

  /** What somebody who heard the message asks for. */
  public enum Wish {
    /** Nothing, or nothing that is known. */
    NONE,
    /** To talk with an agent. */
    TRANSFER,
    /** To be called no more. */
    OPT_OUT
  }
}
