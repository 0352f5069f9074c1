package dev.ringbridge.telephony.carrier;

/** What came of telling a carrier what to do with an answered call. */
public sealed interface Telling {
  /** It asks, now that it was sent to, and is answered then. */
  record WillAsk() implements Telling {}

  /** It does it. */
  record Taken() implements Telling {}

  /** It cannot at this moment, as when a leg is still busy: to be told again soon. */
  record NotNow(String why) implements Telling {}

  /** It cannot: it has no such thing, or who it is about is gone. */
  record Impossible(String why) implements Telling {}
}
