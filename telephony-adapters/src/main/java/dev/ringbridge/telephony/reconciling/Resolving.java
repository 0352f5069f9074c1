package dev.ringbridge.telephony.reconciling;

import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.telephony.carrier.CarrierCall;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.Errands;
import dev.ringbridge.telephony.carrier.Inquiries;
import dev.ringbridge.telephony.placing.Placement;
import dev.ringbridge.telephony.placing.PlacementInput;
import dev.ringbridge.telephony.reporting.CallReport;
import dev.ringbridge.telephony.reporting.CallReport.News;
import dev.ringbridge.telephony.reporting.CallReports;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Finds out what became of one call. A request that nobody sent is expired; one of unknown fate is
 * looked for among the carrier's calls and never sent again; a call of which the carrier was silent
 * is asked after by its name.
 */
@ApplicationScoped
class Resolving {
  private static final Logger LOG = Logger.getLogger(Resolving.class);

  private final LentPlacements lent;
  private final Inquiries inquiries;
  private final CallReports reports;
  private final Errands errands;

  Resolving(LentPlacements lent, Inquiries inquiries, CallReports reports, Errands errands) {
    this.lent = lent;
    this.inquiries = inquiries;
    this.reports = reports;
    this.errands = errands;
  }

  /**
   * @param placement a placement of which too little is heard
   * @param now the database's clock
   */
  Uni<Void> resolve(Placement placement, Instant now) {
    errands.run(placement.errand().stream().toList());
    return switch (placement.state()) {
      case PLACING -> abandoned(placement);
      case UNKNOWN -> search(placement, now);
      case PLACED, RINGING, ANSWERED -> find(placement);
      case REVOKED, EXPIRED, REFUSED, NOT_PLACED, ENDED -> Uni.createFrom().voidItem();
    };
  }

  /** Whoever was to send it did not say what came of it: its process stopped. */
  private Uni<Void> abandoned(Placement placement) {
    return lent.take(
        placement,
        placement.tries().count() == 0
            ? new PlacementInput.Expired()
            : new PlacementInput.Lost("the process that sent it stopped"));
  }

  private Uni<Void> search(Placement placement, Instant now) {
    PhoneNumber number = placement.carriage().number();
    String callerId = placement.carriage().callerId();
    return number == null || callerId == null
        ? notFound(placement, now)
        : inquiries
            .search(placement.carriage().accountId(), number, callerId)
            .chain(
                said ->
                    said.map(calls -> match(placement, calls, now))
                        .orElseGet(() -> lent.giveBack(placement)));
  }

  private Uni<Void> match(Placement placement, List<CarrierCall> listed, Instant now) {
    return lent.taken(listed)
        .map(taken -> Listing.made(placement, listed, taken))
        .chain(
            made ->
                made.map(call -> adopt(placement, call)).orElseGet(() -> notFound(placement, now)));
  }

  private Uni<Void> adopt(Placement placement, CarrierCall call) {
    LOG.infof("call %s was made after all: %s", placement.call().callId(), call.carrierCallId());
    News news = Listing.news(call).orElseGet(News.Initiated::new);
    CarrierLeg leg = new CarrierLeg(placement.carriage().accountId(), call.carrierCallId());
    return report(placement, leg, news);
  }

  private Uni<Void> notFound(Placement placement, Instant now) {
    return now.isBefore(lent.provenUnplaced(placement))
        ? lent.giveBack(placement)
        : lent.take(placement, new PlacementInput.ProvenUnplaced());
  }

  private Uni<Void> find(Placement placement) {
    return placement
        .leg()
        .map(leg -> inquiries.find(leg).chain(said -> found(placement, leg, said)))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private Uni<Void> found(
      Placement placement, CarrierLeg leg, Optional<Optional<CarrierCall>> said) {
    if (said.isEmpty()) {
      return lent.giveBack(placement);
    }
    Optional<News> news =
        said.get().map(Listing::news).orElseGet(() -> Optional.of(new News.Over(Ending.FAILED)));
    return news.map(one -> report(placement, leg, one))
        .orElseGet(() -> Uni.createFrom().voidItem())
        .chain(() -> lent.giveBack(placement));
  }

  private Uni<Void> report(Placement placement, CarrierLeg leg, News news) {
    return reports.take(new CallReport(placement.call(), leg, news, Optional.empty()));
  }
}
