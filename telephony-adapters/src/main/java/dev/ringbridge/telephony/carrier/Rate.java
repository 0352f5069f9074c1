package dev.ringbridge.telephony.carrier;

/** How a carrier limits the requests of an account. */
public sealed interface Rate {
  /** So many calls a second, as the account's row says; what is more waits at the carrier. */
  record PerSecond() implements Rate {}

  /**
   * So many requests of any kind within any 60 seconds; what is more is refused.
   *
   * @param requests how many
   */
  record PerMinute(int requests) implements Rate {}
}
