package dev.ringbridge.telephony.twilio;

import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.api.v2010.account.OutgoingCallerId;
import com.twilio.type.PhoneNumber;
import dev.ringbridge.telephony.setup.CallerIdSubject;
import dev.ringbridge.telephony.setup.Finding;
import java.util.List;
import java.util.Optional;

/** Whether calls may be made from a number: one of the account, or a verified one. */
final class CallerIdCheck {
  private final Api api;
  private final String number;
  private final String subject;

  private CallerIdCheck(Api api, String number) {
    this.api = api;
    this.number = number;
    this.subject = CallerIdSubject.of(number);
  }

  static Finding of(Api api, String number) {
    CallerIdCheck check = new CallerIdCheck(api, number);
    return Asked.about(check.subject, check::look);
  }

  private Finding look() {
    return own().or(this::verified).orElseGet(this::neither);
  }

  private Finding neither() {
    return Finding.failure(
        subject,
        "It is neither a number of this account nor a verified caller id.",
        "Buy it or verify it in the Twilio Console (Phone Numbers), or take it off the list.");
  }

  /** The carrier's filter finds parts of numbers too. */
  private Optional<Finding> own() {
    List<IncomingPhoneNumber> found =
        api.ask(
                client ->
                    IncomingPhoneNumber.reader()
                        .setPhoneNumber(new PhoneNumber(number))
                        .firstPage(client)
                        .getRecords())
            .orElse(List.of());
    return found.stream().filter(one -> isIt(one.getPhoneNumber())).findFirst().map(this::own);
  }

  private Finding own(IncomingPhoneNumber own) {
    return own.getCapabilities() != null && !own.getCapabilities().getVoice()
        ? Finding.failure(
            subject,
            "It is a number of this account, but it cannot make calls.",
            "Take a number with the capability Voice.")
        : Finding.pass(subject, "It is a number of this account.");
  }

  private Optional<Finding> verified() {
    List<OutgoingCallerId> found =
        api.ask(
                client ->
                    OutgoingCallerId.reader()
                        .setPhoneNumber(new PhoneNumber(number))
                        .firstPage(client)
                        .getRecords())
            .orElse(List.of());
    return found.stream().anyMatch(one -> isIt(one.getPhoneNumber()))
        ? Optional.of(Finding.pass(subject, "It is a verified caller id of this account."))
        : Optional.empty();
  }

  private boolean isIt(PhoneNumber found) {
    return found.getEndpoint().equals(number);
  }
}
