package dev.ringbridge.telephony.twilio;

import dev.ringbridge.core.call.Answerer;
import dev.ringbridge.core.call.Attestation;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.telephony.carrier.CarrierCall.Standing;
import dev.ringbridge.telephony.reporting.CallReport.News;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Twilio's words for what a call does (telephony.md 2.1, 2.2 and 5), translated. */
final class CallStatuses {
  /** The network says that there is no such number, or that its form is wrong (RFC 3261, 21). */
  private static final Set<Integer> NO_SUCH_NUMBER = Set.of(404, 410, 484, 604);

  /** The callee does not want it (RFC 3261, 21; RFC 8197). */
  private static final Set<Integer> DECLINED = Set.of(603, 607);

  private CallStatuses() {}

  /** What a status callback says; empty for a word that is not known. */
  static Optional<News> news(String status, OptionalInt sipCode) {
    return switch (status) {
      case "queued", "initiated" -> Optional.of(new News.Initiated());
      case "ringing" -> Optional.of(new News.Ringing());
      case "in-progress" -> Optional.of(new News.Answered());
      default -> ending(status, sipCode).map(News.Over::new);
    };
  }

  /** How a call ended; empty for a word that is no end. */
  static Optional<Ending> ending(String status, OptionalInt sipCode) {
    return switch (status) {
      case "completed" -> Optional.of(Ending.COMPLETED);
      case "busy" -> Optional.of(Ending.BUSY);
      case "no-answer" -> Optional.of(is(sipCode, DECLINED) ? Ending.REJECTED : Ending.NO_ANSWER);
      case "canceled" -> Optional.of(Ending.CANCELED);
      case "failed" ->
          Optional.of(is(sipCode, NO_SUCH_NUMBER) ? Ending.INVALID_NUMBER : Ending.FAILED);
      default -> Optional.empty();
    };
  }

  private static boolean is(OptionalInt sipCode, Set<Integer> codes) {
    return sipCode.isPresent() && codes.contains(sipCode.getAsInt());
  }

  /** How far a call is, as the API describes it. */
  static Standing standing(String status) {
    return switch (status) {
      case "queued" -> Standing.QUEUED;
      case "ringing" -> Standing.RINGING;
      case "in-progress" -> Standing.IN_PROGRESS;
      default -> ending(status, OptionalInt.empty()).isPresent() ? Standing.OVER : Standing.UNCLEAR;
    };
  }

  /** How far Twilio vouches for the number that a call shows; empty where it does not say. */
  static Optional<Attestation> attestation(String status) {
    return Stream.of(Attestation.values()).filter(one -> one.name().equals(status)).findFirst();
  }

  /** Who picked up. */
  static Answerer answerer(String answeredBy) {
    if (answeredBy.equals("human")) {
      return Answerer.HUMAN;
    }
    if (answeredBy.equals("fax")) {
      return Answerer.FAX;
    }
    return answeredBy.startsWith("machine") ? Answerer.MACHINE : Answerer.UNDECIDED;
  }
}
