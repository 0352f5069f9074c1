package dev.ringbridge.queue.batch;

import dev.ringbridge.core.call.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * A number that a row says beside the first.
 *
 * @param column where it says it
 * @param number the number; null where it was left out
 * @param leftOut why it was, for people; null where it was not
 */
record OtherPhone(String column, @Nullable PhoneNumber number, @Nullable String leftOut) {
  static OtherPhone taken(String column, PhoneNumber number) {
    return new OtherPhone(column, number, null);
  }

  static OtherPhone leftOut(String column, String why) {
    return new OtherPhone(column, null, why);
  }
}
