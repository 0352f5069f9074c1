package dev.ringbridge.queue.pacing;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.pacing.Limit;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.QueueConfig;
import dev.ringbridge.queue.call.Calls;
import dev.ringbridge.queue.compliance.Patterns.Place;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Plans the one call that an agent asked for: the same job as the pacer's, reserved for them. */
@ApplicationScoped
public class PlanningByHand {
  private final Calls calls;
  private final QueueConfig config;

  PlanningByHand(Calls calls, QueueConfig config) {
    this.calls = calls;
    this.config = config;
  }

  /** Plans a call to a lead that the gate lets be dialed, and that is claimed for it. */
  public Uni<Void> plan(
      Work work, PacedCampaign campaign, AccountSnapshot account, Place place, ByHand call) {
    PlaceCall job = job(campaign, account, place, call);
    JsonObject row = PlanningCalls.row(job).put("pacing_limit", Limit.BY_HAND.name());
    work.publish(job);
    return calls.plan(work, campaign.id(), account.accountId(), new JsonArray().add(row));
  }

  /** Dials a call that was shown to an agent, and that is held. */
  public Uni<Void> dial(
      Work work, PacedCampaign campaign, AccountSnapshot account, Place place, ByHand call) {
    work.publish(job(campaign, account, place, call));
    return calls.dial(work, call.callId(), account.accountId());
  }

  private PlaceCall job(PacedCampaign campaign, AccountSnapshot account, Place place, ByHand call) {
    OpenPlaces open =
        OpenPlaces.of(List.of(place), campaign.grounds().byHand(), account, campaign.now());
    UUID pattern = place.pattern().id();
    Instant wanted = campaign.now().plus(config.pacing().deadline());
    Instant deadline = open.deadline(pattern, wanted, account);
    CallRules rules = campaign.rulesIn(open, pattern, deadline, account).byHand();
    return new PlaceCall(
        new CallRef(call.callId(), campaign.id(), call.leadId(), campaign.tenancy()),
        call.phone(),
        account.accountId(),
        deadline,
        rules,
        call.agent(),
        campaign.now());
  }

  /**
   * A call that an agent asked for.
   *
   * @param agent who, and the availability epoch that it spends
   */
  public record ByHand(UUID callId, UUID leadId, PhoneNumber phone, Reservation agent) {}
}
