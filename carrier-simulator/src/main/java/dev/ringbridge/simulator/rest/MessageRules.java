package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.SimulatedAccount;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a request for a message must satisfy, in the order it is judged; the codes from memory. */
final class MessageRules {
  private static final int LONGEST_BODY = 1600;
  private static final int LONGEST_VALIDITY_S = 36_000;
  private static final String WHATSAPP = "whatsapp:";
  private static final Pattern SERVICE = Pattern.compile("MG[0-9a-fA-F]{32}");

  private final List<Rule> rules =
      List.of(this::to, this::sender, this::content, this::callback, this::validity, this::time);

  private interface Rule {
    Optional<TwilioError> broken(Form form, SimulatedAccount account);
  }

  /** Why the request is refused; empty if it is not. */
  Optional<TwilioError> refusal(Form form, SimulatedAccount account) {
    return rules.stream().flatMap(rule -> rule.broken(form, account).stream()).findFirst();
  }

  private Optional<TwilioError> to(Form form, SimulatedAccount account) {
    Optional<String> to = form.get("To");
    if (to.isEmpty()) {
      return error(21604, "A 'To' phone number is required.");
    }
    return Addresses.isNumber(plain(to.get())) ? none() : Optional.of(TwilioError.INVALID_TO);
  }

  private Optional<TwilioError> sender(Form form, SimulatedAccount account) {
    Optional<String> from = form.get("From");
    Optional<String> service = form.get("MessagingServiceSid");
    if (from.isEmpty() && service.isEmpty()) {
      return error(21603, "A 'From' phone number is required.");
    }
    if (!service.map(sid -> SERVICE.matcher(sid).matches()).orElse(true)) {
      return error(21701, "The messaging service does not exist");
    }
    return from.map(number -> account.mayCallFrom(plain(number))).orElse(true)
        ? none()
        : error(21606, "The 'From' phone number is not a message-capable one of the account");
  }

  private Optional<TwilioError> content(Form form, SimulatedAccount account) {
    String body = form.get("Body").orElse("");
    if (body.length() > LONGEST_BODY) {
      return error(21617, "The message body exceeds the 1600 character limit");
    }
    boolean empty =
        body.isEmpty() && form.get("MediaUrl").isEmpty() && form.get("ContentSid").isEmpty();
    return empty ? error(21619, "A text message body or media urls must be specified.") : none();
  }

  private Optional<TwilioError> callback(Form form, SimulatedAccount account) {
    return form.get("StatusCallback").map(Addresses::isUrl).orElse(true)
        ? none()
        : error(21609, "Invalid 'StatusCallback'");
  }

  private Optional<TwilioError> validity(Form form, SimulatedAccount account) {
    return form.isNumber("ValidityPeriod", 1, LONGEST_VALIDITY_S)
        ? none()
        : Optional.of(TwilioError.parameter("ValidityPeriod"));
  }

  /** A time needs a messaging service. */
  private Optional<TwilioError> time(Form form, SimulatedAccount account) {
    if (form.get("ScheduleType").isEmpty()) {
      return none();
    }
    if (form.get("MessagingServiceSid").isEmpty()) {
      return error(35118, "MessagingServiceSid is required to schedule a message");
    }
    return form.time("SendAt").isPresent() ? none() : error(35111, "SendAt is missing, or no time");
  }

  private static String plain(String address) {
    return address.startsWith(WHATSAPP) ? address.substring(WHATSAPP.length()) : address;
  }

  private static Optional<TwilioError> error(int code, String message) {
    return Optional.of(TwilioError.bad(code, message));
  }

  private static Optional<TwilioError> none() {
    return Optional.empty();
  }
}
