package dev.ringbridge.telephony.twilio;

import dev.ringbridge.core.call.Ending;
import dev.ringbridge.telephony.carrier.PlaceAnswer;
import dev.ringbridge.telephony.carrier.PlaceAnswer.AccountRefused;
import dev.ringbridge.telephony.carrier.PlaceAnswer.CallerIdRefused;
import dev.ringbridge.telephony.carrier.PlaceAnswer.Lost;
import dev.ringbridge.telephony.carrier.PlaceAnswer.NotSent;
import dev.ringbridge.telephony.carrier.PlaceAnswer.Refused;
import dev.ringbridge.telephony.carrier.PlaceAnswer.TooLate;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a failed create says about the call (telephony.md 1.3 and 6.3). The status line decides, for
 * the SDK's own idea of the status comes from a body that may be anything's. Whatever is not
 * certain to have made no call counts as lost.
 */
final class CreateVerdict {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY = 429;
  private static final int BAD_REQUEST = 400;
  private static final int SERVER_ERROR = 500;

  /** No To, not a number, a number that does not exist. */
  private static final Set<Integer> NO_NUMBER = Set.of(21201, 21211, 21217);

  /** From is neither a number of the account nor a verified one, or no number at all. */
  private static final Set<Integer> NO_CALLER_ID = Set.of(21210, 21212);

  private CreateVerdict() {}

  /**
   * @param exchange how far the request got
   * @param code the carrier's error code, if its body had one
   * @param cause what was seen, for people
   */
  static PlaceAnswer of(Exchange exchange, OptionalInt code, String cause) {
    if (exchange.wasTooLate()) {
      return new TooLate();
    }
    if (!exchange.wasWritten()) {
      return new NotSent(cause);
    }
    if (exchange.status().isEmpty()) {
      return new Lost(cause);
    }
    return of(exchange.status().getAsInt(), code);
  }

  private static PlaceAnswer of(int status, OptionalInt code) {
    String seen = "HTTP " + status + (code.isPresent() ? ", code " + code.getAsInt() : "");
    if (status == TOO_MANY) {
      return new NotSent(seen, true);
    }
    if (status == UNAUTHORIZED || status == FORBIDDEN) {
      return new AccountRefused(seen);
    }
    if (status == BAD_REQUEST && is(code, NO_CALLER_ID)) {
      return new CallerIdRefused(seen);
    }
    boolean refused = status >= BAD_REQUEST && status < SERVER_ERROR && status != REQUEST_TIMEOUT;
    return refused ? new Refused(ending(code), seen) : new Lost(seen);
  }

  private static Ending ending(OptionalInt code) {
    return is(code, NO_NUMBER) ? Ending.INVALID_NUMBER : Ending.FAILED;
  }

  private static boolean is(OptionalInt code, Set<Integer> those) {
    return code.isPresent() && those.contains(code.getAsInt());
  }
}
