package dev.ringbridge.telephony.reporting;

import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallEvent.CallAttested;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.answering.Arrivals.Arrived;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.placing.Placement;
import dev.ringbridge.telephony.placing.PlacementInput;
import dev.ringbridge.telephony.placing.PlacementStep;
import dev.ringbridge.telephony.reporting.CallReport.News;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one report comes to.
 *
 * @param report what was said
 * @param before the placement it was said of, held
 * @param after what it moves; null where it moves no placement
 * @param at when it happened
 */
record CallMove(CallReport report, Placement before, @Nullable PlacementStep after, Instant at) {
  /**
   * News older than this by the carrier's clock is dated by the carrier; fresher news by our own
   * clock, for the carrier's tells only seconds and may be a little off.
   */
  private static final Duration FRESH = Duration.ofSeconds(10);

  static CallMove of(CallReport report, Seen<Placement> seen) {
    Placement placement = seen.row();
    Instant at = moment(report.carrierTime(), seen.now());
    PlacementInput input =
        isTwin(placement, report) ? null : input(report.news(), report.leg().carrierCallId());
    return new CallMove(report, placement, input == null ? null : placement.on(input, at), at);
  }

  /** What a report says of a placement; null where it says nothing. */
  private static @Nullable PlacementInput input(News news, String id) {
    if (news instanceof News.Answered || news instanceof News.Detected) {
      return new PlacementInput.Answered(id);
    }
    if (news instanceof News.Over over) {
      return new PlacementInput.Over(id, over.ending());
    }
    if (news instanceof News.Spoken || news instanceof News.Attested) {
      return null;
    }
    return news instanceof News.Ringing
        ? new PlacementInput.Rings(id)
        : new PlacementInput.Known(id);
  }

  private static boolean isTwin(Placement placement, CallReport report) {
    String known = placement.carrierCallId();
    return known != null && !known.equals(report.leg().carrierCallId());
  }

  UUID callId() {
    return before.call().callId();
  }

  /** Whether it is about a second call at the carrier under one id. */
  boolean isTwin() {
    return isTwin(before, report);
  }

  /** What it moves. */
  Stream<Seen<PlacementStep>> step() {
    return after == null ? Stream.empty() : Stream.of(new Seen<>(after, at));
  }

  /** What is said of it that moves nothing. */
  Stream<CallEvent> said() {
    return report.news() instanceof News.Attested attested
        ? Stream.of(new CallAttested(before.call(), attested.attestation(), at))
        : Stream.empty();
  }

  /** The call, where it says that somebody picked up. */
  Stream<Seen<Arrived>> arrived() {
    boolean picked =
        report.news() instanceof News.Answered || report.news() instanceof News.Detected;
    return picked
        ? step().map(one -> new Seen<>(new Arrived(one.row().placement(), report.leg()), at))
        : Stream.empty();
  }

  /** What is to be asked of the carrier because of it. */
  Optional<Errand> errand() {
    if (isTwin()) {
      return report.news() instanceof News.Over
          ? Optional.empty()
          : Optional.of(new Errand.HangUp(report.leg()));
    }
    return after == null ? Optional.empty() : after.errand();
  }

  /** When something happened, of the two clocks that say so. */
  static Instant moment(Optional<Instant> carrierTime, Instant now) {
    return carrierTime.filter(at -> at.isBefore(now.minus(FRESH))).orElse(now);
  }
}
