package dev.ringbridge.core.call;

/** Where a call stands. The order and the legal moves are drawn at {@link Call}. */
public enum CallState {
  /** Its id exists and its lead is claimed; nothing was sent. */
  PLANNED,
  /** The fence is taken: this one replica may send the one request to the carrier. */
  PLACING,
  /** The request was sent and its answer lost: the call may exist. */
  UNKNOWN,
  /** The carrier took the request. */
  PLACED,
  /** The lead's phone rings. */
  RINGING,
  /** Somebody or something picked up. */
  ANSWERED,
  /** Proven: the lead is in the room in which the agent's leg is. */
  BRIDGED,
  /** Over, with an outcome. */
  ENDED;

  /** Whether a call in this state may still reach, or be talking with, its number. */
  public boolean isLive() {
    return this != ENDED;
  }
}
