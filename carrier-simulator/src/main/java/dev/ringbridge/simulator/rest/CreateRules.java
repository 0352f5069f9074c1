package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.SimulatedAccount;
import dev.ringbridge.simulator.call.Address;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a create request must satisfy, in the order it is judged. The codes 21210, 21211, 20003,
 * 20404 and 20429 were seen at the carrier's; the others of the 212xx range are from memory
 * (reference/telephony.md, 1.3).
 */
final class CreateRules {
  private static final int LONGEST_TWIML = 4000;
  private static final Set<String> EVENTS = Set.of("initiated", "ringing", "answered", "completed");
  private static final Set<String> METHODS = Set.of("GET", "POST");
  private static final List<String> METHOD_NAMES =
      List.of(
          "Method",
          "FallbackMethod",
          "StatusCallbackMethod",
          "AsyncAmdStatusCallbackMethod",
          "AmdStatusCallbackMethod",
          "ConferenceStatusCallbackMethod",
          "WaitMethod");
  private static final List<String> URL_NAMES =
      List.of(
          "FallbackUrl",
          "StatusCallback",
          "AsyncAmdStatusCallback",
          "AmdStatusCallback",
          "ConferenceStatusCallback",
          "WaitUrl");

  private final Set<String> blockedPrefixes;
  private final List<Rule> ofEveryCall =
      List.of(
          this::parties,
          this::from,
          this::to,
          this::callbacks,
          this::enumerations,
          this::ranges,
          (form, account) -> new RecordingForm(form).refusal());

  CreateRules(Set<String> blockedPrefixes) {
    this.blockedPrefixes = blockedPrefixes;
  }

  private interface Rule {
    Optional<TwilioError> broken(Form form, SimulatedAccount account);
  }

  /** Why the request for a call is refused; empty if it is not. */
  Optional<TwilioError> refusal(Form form, SimulatedAccount account) {
    return withoutDocument(form, account)
        .or(() -> application(form))
        .or(() -> document(form, account));
  }

  /** Only conferences call applications. */
  private static Optional<TwilioError> application(Form form) {
    return form.get("To").filter(Address::isApplication).map(to -> TwilioError.INVALID_TO);
  }

  /** The same of a call that needs no document. */
  Optional<TwilioError> withoutDocument(Form form, SimulatedAccount account) {
    return ofEveryCall.stream().flatMap(rule -> rule.broken(form, account).stream()).findFirst();
  }

  private Optional<TwilioError> parties(Form form, SimulatedAccount account) {
    if (form.get("To").isEmpty()) {
      return error(21201, "No 'To' number is specified");
    }
    return form.get("From").isEmpty() ? error(21213, "'From' phone number is required") : none();
  }

  private Optional<TwilioError> from(Form form, SimulatedAccount account) {
    String from = form.get("From").orElseThrow();
    boolean toPhone = !Addresses.isEndpoint(form.get("To").orElseThrow());
    if (!Addresses.isNumber(from) && (toPhone || !Addresses.isEndpoint(from))) {
      return error(21212, "Invalid 'From' Phone Number");
    }
    boolean owned = Addresses.isEndpoint(from) || account.mayCallFrom(from);
    return owned ? none() : error(21210, "'From' phone number not verified for the account");
  }

  private Optional<TwilioError> to(Form form, SimulatedAccount account) {
    String to = form.get("To").orElseThrow();
    if (!Addresses.isNumber(to) && !Addresses.isEndpoint(to)) {
      return Optional.of(TwilioError.INVALID_TO);
    }
    if (Address.isApplication(to) && !account.applications().containsKey(Address.name(to))) {
      return error(21218, "Invalid ApplicationSid");
    }
    return blockedPrefixes.stream().anyMatch(to::startsWith)
        ? error(21215, "Account not authorized to call the number")
        : none();
  }

  private Optional<TwilioError> document(Form form, SimulatedAccount account) {
    Optional<String> application = form.get("ApplicationSid");
    if (application.isPresent()) {
      return account.applications().containsKey(application.get())
          ? none()
          : error(21218, "Invalid ApplicationSid");
    }
    Optional<String> url = form.get("Url");
    if (url.isPresent()) {
      return Addresses.isUrl(url.get()) ? none() : error(21205, "Url is not a valid URL");
    }
    return form.get("Twiml").map(CreateRules::tooLong).orElse(error(21205, "Url is required"));
  }

  private Optional<TwilioError> callbacks(Form form, SimulatedAccount account) {
    return URL_NAMES.stream()
        .filter(name -> !form.get(name).map(Addresses::isUrl).orElse(true))
        .map(name -> TwilioError.bad(21609, "Invalid '" + name + "'"))
        .findFirst();
  }

  private Optional<TwilioError> enumerations(Form form, SimulatedAccount account) {
    Stream<String> methods = METHOD_NAMES.stream().filter(name -> !isOneOf(form, name, METHODS));
    Stream<String> modes =
        Stream.of("MachineDetection")
            .filter(name -> !isOneOf(form, name, Set.of("Enable", "DetectMessageEnd")));
    Stream<String> events =
        Stream.of("StatusCallbackEvent").filter(name -> !EVENTS.containsAll(form.words(name)));
    return Stream.of(methods, modes, events)
        .flatMap(names -> names)
        .map(TwilioError::parameter)
        .findFirst();
  }

  private Optional<TwilioError> ranges(Form form, SimulatedAccount account) {
    return Range.ALL.stream()
        .filter(range -> !form.isNumber(range.name(), range.min(), range.max()))
        .map(range -> TwilioError.parameter(range.name()))
        .findFirst();
  }

  private record Range(String name, int min, int max) {
    static final List<Range> ALL =
        List.of(
            new Range("Timeout", 1, 600),
            new Range("TimeLimit", 1, 86_400),
            new Range("MachineDetectionTimeout", 3, 59),
            new Range("MachineDetectionSpeechThreshold", 1000, 6000),
            new Range("MachineDetectionSpeechEndThreshold", 500, 5000),
            new Range("MachineDetectionSilenceTimeout", 2000, 10_000));
  }

  private static Optional<TwilioError> tooLong(String twiml) {
    return twiml.length() > LONGEST_TWIML
        ? Optional.of(TwilioError.parameter("Twiml is longer than 4000 characters"))
        : none();
  }

  private static boolean isOneOf(Form form, String name, Set<String> allowed) {
    return form.get(name).map(allowed::contains).orElse(true);
  }

  private static Optional<TwilioError> error(int code, String message) {
    return Optional.of(TwilioError.bad(code, message));
  }

  private static Optional<TwilioError> none() {
    return Optional.empty();
  }
}
