package dev.ringbridge.telephony.twilio;

import com.twilio.http.HttpMethod;
import com.twilio.rest.api.v2010.account.Application;
import dev.ringbridge.telephony.setup.Finding;
import java.net.URI;
import java.util.Optional;

/** Whether the application that agents' phones connect to is there, and leads to us. */
final class ApplicationCheck {
  private static final String SUBJECT = "TwiML app";

  private static final Finding MISSING =
      Finding.failure(
          SUBJECT,
          "This account has no TwiML app of that SID.",
          "Copy the SID again, or make the app in this account.");

  private ApplicationCheck() {}

  /**
   * Looks at it.
   *
   * @param ours where it should lead to
   */
  static Finding of(Api api, Optional<String> sid, String ours) {
    return sid.map(known -> of(api, known, ours)).orElseGet(() -> none(ours));
  }

  private static Finding none(String ours) {
    return Finding.warning(
        SUBJECT,
        "There is none.",
        "Make a TwiML app in the Twilio Console with the voice URL "
            + ours
            + " (POST) and enter its SID: agents' phones connect to it.");
  }

  private static Finding of(Api api, String sid, String ours) {
    return Asked.about(
        SUBJECT,
        () ->
            api.ask(client -> Application.fetcher(sid).fetch(client))
                .map(application -> judge(application, ours))
                .orElse(MISSING));
  }

  private static Finding judge(Application application, String ours) {
    URI seen = application.getVoiceUrl();
    if (seen == null || !seen.toString().equals(ours)) {
      return Finding.failure(
          SUBJECT,
          "Its voice URL is " + (seen == null ? "empty" : seen) + ".",
          "Set its voice URL to " + ours + " with the method POST.");
    }
    return application.getVoiceMethod() == HttpMethod.GET
        ? Finding.failure(
            SUBJECT, "Its voice URL is asked with GET.", "Set the method of its voice URL to POST.")
        : Finding.pass(SUBJECT, "It leads to this installation.");
  }
}
