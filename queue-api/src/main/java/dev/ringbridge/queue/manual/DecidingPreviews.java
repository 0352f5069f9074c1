package dev.ringbridge.queue.manual;

import dev.ringbridge.core.call.CallCommand.CancelCall;
import dev.ringbridge.core.call.RevocationReason;
import dev.ringbridge.core.preview.PreviewEnd;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.lead.LeadNews.Cause;
import dev.ringbridge.queue.lead.SkippingLeads;
import dev.ringbridge.queue.preview.Preview;
import dev.ringbridge.queue.preview.Previews;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;

/**
 * What is decided about a lead that is shown to an agent, each in one transaction that holds the
 * preview: who comes second finds it decided.
 */
@ApplicationScoped
class DecidingPreviews {
  private final Database database;
  private final Previews previews;
  private final ManualCampaigns campaigns;
  private final DialingPreviews dialing;
  private final SkippingLeads skipping;
  private final Clock clock;

  DecidingPreviews(
      @InQueue Database database,
      Previews previews,
      ManualCampaigns campaigns,
      DialingPreviews dialing,
      SkippingLeads skipping,
      Clock clock) {
    this.database = database;
    this.previews = previews;
    this.campaigns = campaigns;
    this.dialing = dialing;
    this.skipping = skipping;
    this.clock = clock;
  }

  /** The agent wants it dialed. */
  Uni<Void> accept(Caller agent, UUID callId) {
    return database.inOrganization(
        agent.organizationId(),
        work -> theirs(work, agent, callId).chain(shown -> dialing.dial(work, shown)));
  }

  /** The agent passes over it. */
  Uni<Void> skip(Caller agent, UUID callId, String reason) {
    String why = reason.isBlank() ? "Skipped" : "Skipped: " + reason.strip();
    return database.inOrganization(
        agent.organizationId(),
        work ->
            theirs(work, agent, callId)
                .chain(shown -> hold(work, shown))
                .chain(shown -> skip(work, shown, why, agent.userId())));
  }

  private Uni<Void> skip(Work work, Preview shown, String why, UUID by) {
    return campaigns
        .skipDelay(work, shown.call().campaignId())
        .chain(longer -> skipping.wait(work, shown.leadId(), longer, new Cause(why, by)))
        .chain(() -> close(work, shown, PreviewEnd.SKIPPED, why));
  }

  /** The agent's time has run out: it is dialed, or given back where it cannot be. */
  Uni<Void> expire(Preview overdue) {
    return overdue.dials()
        ? inItsOrganization(overdue, work -> dialing.dial(work, overdue))
            .onFailure(Refusal.class)
            .recoverWithUni(refused -> giveBack(overdue, why(refused)))
        : giveBack(overdue, "The time to decide ran out");
  }

  private static String why(Throwable refused) {
    return refused instanceof Refusal one ? one.problem().detail() : "It could not be dialed";
  }

  private Uni<Void> giveBack(Preview overdue, String why) {
    return end(overdue, PreviewEnd.GIVEN_BACK, why);
  }

  /** The agent is gone. */
  Uni<Void> withdraw(Preview orphan) {
    return end(orphan, PreviewEnd.WITHDRAWN, "The agent was gone");
  }

  private Uni<Void> end(Preview shown, PreviewEnd end, String why) {
    return inItsOrganization(
        shown,
        work ->
            previews
                .lock(work, shown.call().callId())
                .chain(
                    known ->
                        known
                            .filter(Preview::open)
                            .map(open -> close(work, open, end, why))
                            .orElseGet(() -> Uni.createFrom().voidItem())));
  }

  private Uni<Void> inItsOrganization(Preview shown, Function<Work, Uni<Void>> step) {
    return database.inOrganization(shown.call().tenancy().organizationId(), step);
  }

  /** No job was published for it: telephony takes its fence as revoked, and says so. */
  private Uni<Void> close(Work work, Preview shown, PreviewEnd end, String why) {
    work.publish(new CancelCall(shown.call(), RevocationReason.SKIPPED, false, clock.instant()));
    return previews.end(work, shown.call().callId(), end, why);
  }

  private Uni<Preview> theirs(Work work, Caller agent, UUID callId) {
    return previews
        .find(work, callId)
        .map(
            found ->
                found
                    .filter(one -> one.reservation().agentId().equals(agent.userId()))
                    .orElseThrow(() -> Refusal.notFound("preview")));
  }

  private Uni<Preview> hold(Work work, Preview shown) {
    return previews
        .lock(work, shown.call().callId())
        .map(held -> held.filter(Preview::open).orElseThrow(DecidingPreviews::decided));
  }

  static Refusal decided() {
    return Refusal.of(ProblemCode.CONFLICT, "It is decided already: the next lead comes.");
  }
}
