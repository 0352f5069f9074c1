package dev.ringbridge.telephony.twilio;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.telephony.answering.AnswerInput;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.inbox.Letter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * A webhook whose signature holds.
 *
 * @param account whose it is
 * @param query the query of the address that was called
 * @param form what was posted
 */
record Webhook(TwilioAccount account, Map<String, String> query, Map<String, String> form) {
  /** What is kept of a body: no number, no name, no place. */
  private static final List<String> KEPT =
      List.of(
          "CallSid",
          "AccountSid",
          "CallStatus",
          "SequenceNumber",
          "Timestamp",
          "SipResponseCode",
          "CallDuration",
          "AnsweredBy",
          "StirStatus",
          "MachineDetectionDuration",
          "ConferenceSid",
          "FriendlyName",
          "StatusCallbackEvent",
          "ParticipantLabel",
          "ParticipantCallStatus",
          "ReasonParticipantLeft",
          "ReasonConferenceEnded",
          "DialCallStatus",
          "RecordingSid",
          "RecordingStatus",
          "RecordingDuration",
          "RecordingChannels",
          "ErrorCode",
          "Direction",
          "StirVerstat");

  Webhook {
    query = Map.copyOf(query);
    form = Map.copyOf(form);
  }

  /** A posted value, empty text where there is none. */
  String get(String name) {
    return form.getOrDefault(name, "");
  }

  String callSid() {
    return get("CallSid");
  }

  /** The call as its carrier knows it. */
  CarrierLeg leg() {
    return new CarrierLeg(account.id(), callSid());
  }

  /** How long a recording is, to the second. */
  int recordingSeconds() {
    return TwilioRecorder.seconds(get("RecordingDuration"));
  }

  /** How long a call was, to the second. */
  int callSeconds() {
    return TwilioRecorder.seconds(get("CallDuration"));
  }

  /** Whose account it is about. */
  Tenancy tenancy() {
    return account.tenancy();
  }

  /** The network's last word, where it is there. */
  OptionalInt sipCode() {
    try {
      return OptionalInt.of(Integer.parseInt(get("SipResponseCode")));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  /** When it happened, to the second (RFC 2822), where it is said. */
  Optional<Instant> timestamp() {
    try {
      return Optional.of(
          DateTimeFormatter.RFC_1123_DATE_TIME.parse(get("Timestamp"), Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Which time of being sent to us the carrier follows. */
  int turn() {
    return number("turn");
  }

  private int number(String name) {
    String number = query.getOrDefault(name, "0");
    return number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : 0;
  }

  /** On what occasion the carrier asks what to do, as the address says that it was given. */
  AnswerInput.Asked asked() {
    String from = query.getOrDefault("from", "");
    if (from.equals(CallbackUrls.FROM_ANNOUNCEMENT)) {
      return new AnswerInput.Declined(turn());
    }
    return from.equals(CallbackUrls.FROM_KEYS)
        ? new AnswerInput.Keyed(turn(), number("round"), get("Digits"))
        : new AnswerInput.Fetched(turn(), from.equals(CallbackUrls.FROM_ROOM));
  }

  /** As it is filed. */
  Letter letter(String kind, String key, Tenancy tenancy) {
    Map<String, String> body =
        KEPT.stream()
            .filter(form::containsKey)
            .collect(Collectors.toUnmodifiableMap(name -> name, name -> get(name)));
    return new Letter(kind + ":" + key, kind, tenancy, callSid(), body);
  }

  /** Whether it is about a call of the account's organization. */
  boolean isOf(CallRef call) {
    return account.tenancy().organizationId().equals(call.tenancy().organizationId());
  }

  /** It prints without what was posted. */
  @Override
  public String toString() {
    return "Webhook[" + account + "]";
  }
}
