package dev.ringbridge.loadtest.ledger;

/**
 * What the product's API says of a lead.
 *
 * @param state where it stands in dialing
 * @param attempts how often its phone was reached for
 */
record LeadNow(String state, int attempts) {
  /** Whether a call of it is believed to be going on. */
  boolean isCalling() {
    return state.equals("CALLING");
  }

  /** The same, had somebody talked with it. */
  LeadNow reached() {
    return new LeadNow("REACHED", attempts);
  }

  /** Whether it says that nothing more is going to happen, after at least one call. */
  boolean isDone() {
    return state.equals("REACHED") || state.equals("EXHAUSTED") || state.equals("INVALID");
  }
}
