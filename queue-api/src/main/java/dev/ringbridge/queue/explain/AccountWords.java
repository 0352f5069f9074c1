package dev.ringbridge.queue.explain;

import dev.ringbridge.core.compliance.CallingGrounds;
import dev.ringbridge.core.compliance.CallingGrounds.Saying;

/** Carrier accounts in words. */
final class AccountWords {
  private AccountWords() {}

  /**
   * Why no account takes a campaign's calls.
   *
   * @param campaign what it is called at the beginning of a sentence
   */
  static String closed(String campaign, CallingGrounds grounds) {
    String account = grounds.practice() ? "simulated carrier account" : "carrier account";
    if (grounds.saying() != Saying.NOTHING) {
      return campaign
          + " says a message, and no "
          + account
          + " that hears keys takes calls"
          + (grounds.practice() ? ": it practices." : ".");
    }
    return grounds.practice()
        ? campaign + " practices, and no " + account + " takes calls."
        : "No " + account + " takes calls.";
  }
}
