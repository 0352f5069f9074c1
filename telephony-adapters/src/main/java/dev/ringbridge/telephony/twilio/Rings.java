package dev.ringbridge.telephony.twilio;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.incoming.Verification;
import dev.ringbridge.telephony.incoming.Ring;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A call that comes in, in our words. */
final class Rings {
  /** What Twilio writes for callers whose number it was not told: letters on a keypad. */
  private static final Set<String> NOBODY =
      Set.of("+7378742833", "+2562533", "+8566", "+266696687", "+86282452253");

  private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{4,14}");

  /** As TN-Validation-Passed-A, which more may follow. */
  private static final Pattern PASSED = Pattern.compile("TN-Validation-Passed-([ABC])(-.*)?");

  private static final String FAILED = "TN-Validation-Failed";

  private Rings() {}

  static Ring of(Webhook webhook) {
    return new Ring(
        webhook.leg(),
        webhook.tenancy(),
        number(webhook.get("From")),
        number(webhook.get("To")),
        verification(webhook.get("StirVerstat")));
  }

  /** A number that somebody can be called at. */
  static Optional<PhoneNumber> number(String said) {
    return NUMBER.matcher(said).matches() && !NOBODY.contains(said)
        ? Optional.of(new PhoneNumber(said))
        : Optional.empty();
  }

  /** What the network says of the caller's number (telephony.md 8). */
  static Verification verification(String said) {
    Matcher passed = PASSED.matcher(said);
    if (passed.matches()) {
      return Verification.valueOf(passed.group(1));
    }
    return said.startsWith(FAILED) ? Verification.FAILED : Verification.NONE;
  }
}
