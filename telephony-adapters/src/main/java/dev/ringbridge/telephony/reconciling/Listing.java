package dev.ringbridge.telephony.reconciling;

import dev.ringbridge.telephony.carrier.CarrierCall;
import dev.ringbridge.telephony.placing.Placement;
import dev.ringbridge.telephony.reporting.CallReport.News;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a carrier's answers mean for a placement. */
final class Listing {
  /**
   * How far the carrier's clock may be off. A call that is not recognized is dialed again, so it is
   * rather much; what was made before by somebody else is known by its name.
   */
  private static final Duration SKEW = Duration.ofMinutes(2);

  private Listing() {}

  /**
   * The call that a request of unknown fate made, if one of those listed is it: between the same
   * two numbers, not made before the request was sent, and no other placement's.
   *
   * @param listed calls from the one number to the other
   * @param taken the names of those that other placements have
   */
  static Optional<CarrierCall> made(
      Placement placement, List<CarrierCall> listed, Set<String> taken) {
    Instant sent = placement.tries().last();
    return listed.stream()
        .filter(call -> !taken.contains(call.carrierCallId()))
        .filter(call -> sent != null && !isBefore(call, sent.minus(SKEW)))
        .findFirst();
  }

  private static boolean isBefore(CarrierCall call, Instant moment) {
    Instant created = call.createdAt();
    return created != null && created.isBefore(moment);
  }

  /** What a call's description says; empty where it says nothing that is understood. */
  static Optional<News> news(CarrierCall call) {
    return switch (call.standing()) {
      case QUEUED -> Optional.of(new News.Initiated());
      case RINGING -> Optional.of(new News.Ringing());
      case IN_PROGRESS -> Optional.of(new News.Answered());
      case OVER -> Optional.ofNullable(call.ending()).map(News.Over::new);
      case UNCLEAR -> Optional.empty();
    };
  }
}
