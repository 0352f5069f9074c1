package dev.ringbridge.queue.manual;

import dev.ringbridge.core.preview.PreviewEnd;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.call.Calls;
import dev.ringbridge.queue.lead.LeadsByHand;
import dev.ringbridge.queue.manual.HandGate.Passed;
import dev.ringbridge.queue.manual.ManualCampaigns.Held;
import dev.ringbridge.queue.pacing.PlanningByHand;
import dev.ringbridge.queue.pacing.PlanningByHand.ByHand;
import dev.ringbridge.queue.preview.Preview;
import dev.ringbridge.queue.preview.Previews;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Dials a lead that was shown to an agent: the gate is asked again. */
@ApplicationScoped
class DialingPreviews {
  private final ManualCampaigns campaigns;
  private final Previews previews;
  private final Calls calls;
  private final LeadsByHand leads;
  private final HandGate gate;
  private final PlanningByHand planning;

  DialingPreviews(
      ManualCampaigns campaigns,
      Previews previews,
      Calls calls,
      LeadsByHand leads,
      HandGate gate,
      PlanningByHand planning) {
    this.campaigns = campaigns;
    this.previews = previews;
    this.calls = calls;
    this.leads = leads;
    this.gate = gate;
    this.planning = planning;
  }

  /** The campaign is held, then the preview, the call and the lead: the order of all. */
  Uni<Void> dial(Work work, Preview shown) {
    return campaigns
        .hold(work, shown.call().campaignId(), shown.reservation().agentId())
        .map(held -> held.orElseThrow(() -> Refusal.notFound("campaign")))
        .call(() -> holdOpen(work, shown.call().callId()))
        .chain(held -> dial(work, held, shown));
  }

  private Uni<Void> holdOpen(Work work, UUID callId) {
    return previews
        .lock(work, callId)
        .map(found -> found.filter(Preview::open).isPresent())
        .chain(open -> open ? calls.holdShown(work, callId) : Uni.createFrom().item(false))
        .invoke(DialingPreviews::refuseUnlessOpen)
        .replaceWithVoid();
  }

  private static void refuseUnlessOpen(boolean open) {
    if (!open) {
      throw DecidingPreviews.decided();
    }
  }

  private Uni<Void> dial(Work work, Held held, Preview shown) {
    return leads
        .lock(work, shown.leadId(), held.campaign().now())
        .map(found -> found.orElseThrow(() -> Refusal.notFound("lead")))
        .chain(lead -> gate.admit(work, shown, lead))
        .chain(passed -> dial(work, held, shown, passed))
        .chain(() -> previews.end(work, shown.call().callId(), PreviewEnd.DIALED, ""));
  }

  private Uni<Void> dial(Work work, Held held, Preview shown, Passed passed) {
    ByHand call =
        new ByHand(
            shown.call().callId(), shown.leadId(), passed.lead().phone(), shown.reservation());
    return planning.dial(work, held.campaign(), passed.account(), passed.place(), call);
  }
}
