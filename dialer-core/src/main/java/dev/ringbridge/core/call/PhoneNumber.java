package dev.ringbridge.core.call;

import java.util.regex.Pattern;

/**
 * A phone number in E.164 form (ITU-T E.164: a plus sign and at most 15 digits). It prints masked,
 * so that a log line that holds a call or a job by accident holds no number.
 *
 * @param e164 the number as it is dialed
 */
public record PhoneNumber(String e164) {
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{4,14}");
  private static final int SHOWN_START = 3;
  private static final int SHOWN_END = 2;

  public PhoneNumber {
    if (!E164.matcher(e164).matches()) {
      throw new IllegalArgumentException("not an E.164 number of " + e164.length() + " characters");
    }
  }

  /** The number with all but its first three and last two characters hidden. */
  public String masked() {
    int hidden = Math.max(0, e164.length() - SHOWN_START - SHOWN_END);
    return e164.substring(0, SHOWN_START)
        + "•".repeat(hidden)
        + e164.substring(e164.length() - SHOWN_END);
  }

  @Override
  public String toString() {
    return masked();
  }
}
