package dev.ringbridge.telephony.twilio;

import com.twilio.exception.ApiException;
import dev.ringbridge.telephony.setup.Finding;
import java.util.function.Supplier;

/** A question to the carrier whose missing answer is a finding too. */
final class Asked {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private Asked() {}

  /**
   * Asks.
   *
   * @param refused what is found where the carrier refuses the credentials
   */
  static Finding about(String subject, Finding refused, Supplier<Finding> question) {
    try {
      return question.get();
    } catch (ApiException e) {
      Integer status = e.getStatusCode();
      boolean credentials = status != null && (status == UNAUTHORIZED || status == FORBIDDEN);
      return credentials ? refused : unanswered(subject, e);
    }
  }

  /**
   * As {@link #about(String, Finding, Supplier)}, with credentials that were found right before.
   */
  static Finding about(String subject, Supplier<Finding> question) {
    Finding refused =
        Finding.failure(
            subject,
            "The carrier does not let this account look it up.",
            "See in the Twilio Console whether the account is limited.");
    return about(subject, refused, question);
  }

  private static Finding unanswered(String subject, ApiException e) {
    return e.getStatusCode() == null
        ? Finding.failure(
            subject,
            "The carrier did not answer.",
            "Check that this server may reach the carrier's API over HTTPS, and test again.")
        : Finding.failure(
            subject,
            "The carrier answered with HTTP " + e.getStatusCode() + ".",
            "Test again in a minute; if it stays so, look at the carrier's status page.");
  }
}
