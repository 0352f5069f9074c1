package dev.ringbridge.telephony.placing;

/** Where a placement stands. The moves are drawn at {@link Placement}. */
public enum PlacementState {
  /** The fence is taken; the request waits for its slot or is on its way. */
  PLACING,
  /** The request was sent and its answer is lost. */
  UNKNOWN,
  /** Taken back before anything was sent. */
  REVOKED,
  /** Its time was over before anything was sent. */
  EXPIRED,
  /** Not sent: the number may not be called, or the account takes no calls. */
  REFUSED,
  /** The clock says that the request made no call. */
  NOT_PLACED,
  /** The carrier has it. */
  PLACED,
  RINGING,
  ANSWERED,
  /** The carrier says that it is over. */
  ENDED;

  /** Whether the carrier spoke of it: no inference counts against that. */
  public boolean isAtCarrier() {
    return compareTo(PLACED) >= 0;
  }

  /** Whether it is over without a word of the carrier. */
  public boolean isClosed() {
    return compareTo(UNKNOWN) > 0 && !isAtCarrier();
  }

  /** Whether the carrier has it and it is not over. */
  public boolean isLiveAtCarrier() {
    return isAtCarrier() && this != ENDED;
  }
}
