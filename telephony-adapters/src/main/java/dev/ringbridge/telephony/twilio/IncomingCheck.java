package dev.ringbridge.telephony.twilio;

import com.twilio.http.HttpMethod;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.type.PhoneNumber;
import dev.ringbridge.telephony.setup.Finding;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether who calls a number of the account comes to us. A number that was verified only is
 * somebody else's, whose callers are not ours.
 */
final class IncomingCheck {
  private final String subject;
  private final CallbackUrls urls;

  private IncomingCheck(String number, CallbackUrls urls) {
    this.subject = "Callers of " + number;
    this.urls = urls;
  }

  /** Looks at a number of the account's list. */
  static Finding of(Api api, String number, CallbackUrls urls) {
    IncomingCheck check = new IncomingCheck(number, urls);
    return Asked.about(check.subject, () -> check.look(api, number));
  }

  private Finding look(Api api, String number) {
    List<IncomingPhoneNumber> found =
        api.ask(
                client ->
                    IncomingPhoneNumber.reader()
                        .setPhoneNumber(new PhoneNumber(number))
                        .firstPage(client)
                        .getRecords())
            .orElse(List.of());
    return found.stream()
        .filter(one -> one.getPhoneNumber().getEndpoint().equals(number))
        .findFirst()
        .map(this::judge)
        .orElseGet(
            () -> Finding.pass(subject, "They do not come here: it is no number of this account."));
  }

  private Finding judge(IncomingPhoneNumber own) {
    if (!leads(own.getVoiceUrl(), own.getVoiceMethod(), urls.incoming())) {
      return missing("voice URL (A call comes in)", own.getVoiceUrl(), urls.incoming());
    }
    return leads(own.getStatusCallback(), own.getStatusCallbackMethod(), urls.incomingStatus())
        ? Finding.pass(subject, "They come to this installation.")
        : missing(
            "status callback (Call status changes)",
            own.getStatusCallback(),
            urls.incomingStatus());
  }

  private static boolean leads(@Nullable URI seen, @Nullable HttpMethod method, String ours) {
    return seen != null && seen.toString().equals(ours) && method != HttpMethod.GET;
  }

  private Finding missing(String what, @Nullable URI seen, String ours) {
    String found = seen == null || seen.toString().isEmpty() ? "empty" : seen.toString();
    return Finding.warning(
        subject,
        "The %s is %s.".formatted(what, found.equals(ours) ? "asked with GET" : found),
        "In the Twilio Console, at this number (Voice), set it to " + ours + " with HTTP POST.");
  }
}
