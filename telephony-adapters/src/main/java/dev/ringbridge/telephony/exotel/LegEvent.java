package dev.ringbridge.telephony.exotel;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.inbox.Letter;
import dev.ringbridge.telephony.reporting.CallReport.News;
import java.time.Instant;
import java.util.Optional;

/** An event of a lead's leg that was let in. */
record LegEvent(CallRef call, CarrierLeg leg, Said said) {
  /** What it says of the call, where that matters here. */
  Optional<News> news() {
    return switch (said.name()) {
      case "leg_connecting" -> Optional.of(new News.Initiated());
      case "leg_ringing" -> Optional.of(new News.Ringing());
      case "leg_answered" -> Optional.of(new News.Answered());
      case "amd_result_success" ->
          Optional.of(new News.Detected(Words.answerer(said.more("amd_result"))));
      case "say_completed" -> Optional.of(new News.Spoken(said.turn()));
      case "leg_terminated", "leg_failed_to_create" ->
          Optional.of(new News.Over(Words.ending(said.more("cause"))));
      default -> Optional.empty();
    };
  }

  /** Whether its leg's recording can be fetched: where, the carrier is asked. */
  boolean isOfARecording() {
    return said.name().equals(LegPast.AVAILABLE);
  }

  Optional<Instant> at() {
    return said.at();
  }

  Letter letter(String kind, Tenancy tenancy) {
    return said.letter(kind, tenancy);
  }
}
