package dev.ringbridge.telephony.guard;

import dev.ringbridge.core.call.PhoneNumber;

/**
 * A block of ten thousand numbers, as an organization has called it.
 *
 * @param digits what its numbers begin with
 * @param known whether it was first called long ago, or somebody vouches for it
 * @param calls how many calls went there in the window that is open
 */
record CalledPrefix(String digits, boolean known, int calls) {
  private static final int BLOCK = 4;

  /** What the numbers of a number's block begin with. */
  static String of(PhoneNumber number) {
    return number.e164().substring(0, number.e164().length() - BLOCK);
  }

  static CalledPrefix fresh(String digits) {
    return new CalledPrefix(digits, false, 0);
  }

  CalledPrefix called() {
    return new CalledPrefix(digits, known, calls + 1);
  }
}
