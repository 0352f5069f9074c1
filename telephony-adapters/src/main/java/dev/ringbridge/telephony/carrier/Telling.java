package dev.ringbridge.telephony.carrier;

import java.time.Duration;

/** What came of telling a carrier what to do with an answered call. */
public sealed interface Telling {
  /** It asks, now that it was sent to, and is answered then. */
  record WillAsk() implements Telling {}

  /** It does it. */
  record Taken() implements Telling {}

  /**
   * It cannot at this moment, as when a leg is still busy: to be told again soon.
   *
   * @param pause how soon
   */
  record NotNow(String why, Duration pause) implements Telling {
    private static final Duration SOON = Duration.ofMillis(250);

    /** As soon as something that is over might be seen to be. */
    public NotNow(String why) {
      this(why, SOON);
    }
  }

  /**
   * It talks with the agent whom it was made for, and with nobody else: nothing to be tried again.
   */
  record Settled(String why) implements Telling {}

  /** It cannot: it has no such thing, or who it is about is gone. */
  record Impossible(String why) implements Telling {}
}
