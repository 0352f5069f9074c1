package dev.ringbridge.telephony.reporting;

import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.answering.AnswerBook;
import dev.ringbridge.telephony.answering.Arrivals;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.placing.Alarms;
import dev.ringbridge.telephony.placing.PlacedCalls;
import dev.ringbridge.telephony.placing.Placement;
import dev.ringbridge.telephony.placing.PlacementInput;
import dev.ringbridge.telephony.reporting.CallReport.News;
import dev.ringbridge.telephony.talk.ThirdParties;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a carrier's news changes, inside somebody's transaction. */
@ApplicationScoped
class CallNews {
  /**
   * News older than this by the carrier's clock is dated by the carrier; fresher news by our own
   * clock, for the carrier's tells only seconds and may be a little off.
   */
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final PlacedCalls calls;
  private final Arrivals arrivals;
  private final AnswerBook answers;
  private final ThirdParties parties;
  private final Alarms alarms;

  CallNews(
      PlacedCalls calls,
      Arrivals arrivals,
      AnswerBook answers,
      ThirdParties parties,
      Alarms alarms) {
    this.parties = parties;
    this.calls = calls;
    this.arrivals = arrivals;
    this.answers = answers;
    this.alarms = alarms;
  }

  /** Takes in one report; returns what is to be asked of the carrier after the commit. */
  Uni<List<Errand>> take(Work work, CallReport report) {
    return calls
        .open(work, report.call(), report.leg().accountId())
        .chain(seen -> isTwin(seen.row(), report) ? endTwin(report) : take(work, report, seen));
  }

  private static boolean isTwin(Placement placement, CallReport report) {
    String known = placement.carrierCallId();
    return known != null && !known.equals(report.leg().carrierCallId());
  }

  private Uni<List<Errand>> endTwin(CallReport report) {
    alarms.twin(report.call().callId(), report.leg());
    boolean over = report.news() instanceof News.Over;
    return Uni.createFrom().item(over ? List.of() : List.of(new Errand.HangUp(report.leg())));
  }

  private Uni<List<Errand>> take(Work work, CallReport report, Seen<Placement> seen) {
    Placement placement = seen.row();
    String id = report.leg().carrierCallId();
    Instant at = moment(report.carrierTime(), seen.now());
    News news = report.news();
    if (news instanceof News.Answered) {
      return arrive(work, placement, report.leg(), at);
    }
    if (news instanceof News.Detected detected) {
      return arrive(work, placement, report.leg(), at)
          .chain(() -> answers.heard(work, placement.call().callId(), detected.answerer()));
    }
    if (news instanceof News.Spoken) {
      return answers.spoken(work, placement.call().callId());
    }
    if (news instanceof News.Over over) {
      return step(work, placement, new PlacementInput.Over(id, over.ending()), at)
          .chain(() -> parties.leadGone(work, placement.call().callId()))
          .call(() -> answers.ended(work, placement.call().callId()));
    }
    return step(
        work,
        placement,
        news instanceof News.Ringing ? new PlacementInput.Rings(id) : new PlacementInput.Known(id),
        at);
  }

  private Uni<List<Errand>> arrive(Work work, Placement placement, CarrierLeg leg, Instant at) {
    return arrivals.arrive(work, placement, leg, at).map(errand -> errand.stream().toList());
  }

  private Uni<List<Errand>> step(Work work, Placement placement, PlacementInput input, Instant at) {
    return calls.take(work, placement, input, at).map(step -> step.errand().stream().toList());
  }

  /** When something happened, of the two clocks that say so. */
  static Instant moment(Optional<Instant> carrierTime, Instant now) {
    return carrierTime.filter(at -> at.isBefore(now.minus(FRESH))).orElse(now);
  }
}
