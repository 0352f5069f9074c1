package dev.ringbridge.queue.manual;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.core.lead.LeadEvent;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.batch.AddingLeads;
import dev.ringbridge.queue.batch.NewLead;
import dev.ringbridge.queue.batch.PhoneReader;
import dev.ringbridge.queue.call.CallsByHand;
import dev.ringbridge.queue.call.NewCall;
import dev.ringbridge.queue.lead.LeadNews;
import dev.ringbridge.queue.lead.LeadNews.Cause;
import dev.ringbridge.queue.lead.LeadsByHand;
import dev.ringbridge.queue.lead.LeadsByHand.Wanted;
import dev.ringbridge.queue.lead.MovingLeads;
import dev.ringbridge.queue.manual.HandGate.Passed;
import dev.ringbridge.queue.manual.ManualCampaigns.Held;
import dev.ringbridge.queue.pacing.PlanningByHand;
import dev.ringbridge.queue.pacing.PlanningByHand.ByHand;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent dials: one transaction that holds the campaign, asks the gate, claims the lead and plans
 * the call. What is refused leaves nothing behind.
 */
@ApplicationScoped
class PlacingByHand implements CallsByHand {
  private final Database database;
  private final ManualCampaigns campaigns;
  private final HandGate gate;
  private final Chosen chosen;
  private final PlanningByHand planning;
  private final Ids ids;

  PlacingByHand(
      @InQueue Database database,
      ManualCampaigns campaigns,
      HandGate gate,
      Chosen chosen,
      PlanningByHand planning,
      Ids ids) {
    this.database = database;
    this.campaigns = campaigns;
    this.gate = gate;
    this.chosen = chosen;
    this.planning = planning;
    this.ids = ids;
  }

  @Override
  public Uni<UUID> place(Caller agent, NewCall wanted) {
    refuseUnclear(wanted);
    return database
        .inOrganization(agent.organizationId(), work -> place(work, agent, wanted))
        .onFailure()
        .transform(Collision::refused);
  }

  private static void refuseUnclear(NewCall wanted) {
    if (!wanted.saysNumber() && wanted.leadId() == null) {
      throw Refusal.invalid("phone", "NumberOrLead", "Enter a number, or choose a lead.");
    }
  }

  private Uni<UUID> place(Work work, Caller agent, NewCall wanted) {
    return campaigns
        .hold(work, wanted.campaignId(), agent.userId())
        .map(held -> held.orElseThrow(() -> Refusal.notFound("campaign")))
        .invoke(gate::admitAgentTo)
        .chain(held -> place(work, agent, held, wanted));
  }

  private Uni<UUID> place(Work work, Caller agent, Held held, NewCall wanted) {
    return chosen
        .lead(work, held, wanted)
        .chain(lead -> gate.admit(work, held, lead))
        .chain(passed -> gate.free(work, agent).chain(free -> plan(work, held, passed, free)));
  }

  private Uni<UUID> plan(Work work, Held held, Passed passed, Reservation agent) {
    UUID callId = ids.next();
    Wanted lead = passed.lead();
    return chosen
        .claim(work, lead, callId, agent.agentId())
        .chain(
            () ->
                planning.plan(
                    work,
                    held.campaign(),
                    passed.account(),
                    passed.place(),
                    new ByHand(callId, lead.leadId(), lead.phone(), agent)))
        .replaceWith(callId);
  }

  /** The lead an agent chose: by its id, or by its number. */
  @ApplicationScoped
  static class Chosen {
    private static final Cause CHOSEN = new Cause("An agent chose which number to dial", null);

    private final LeadsByHand leads;
    private final AddingLeads adding;
    private final MovingLeads moving;

    Chosen(LeadsByHand leads, AddingLeads adding, MovingLeads moving) {
      this.leads = leads;
      this.adding = adding;
      this.moving = moving;
    }

    Uni<Wanted> lead(Work work, Held held, NewCall wanted) {
      UUID leadId = wanted.leadId();
      if (!wanted.saysNumber()) {
        return locked(work, held, Objects.requireNonNull(leadId));
      }
      PhoneNumber number = number(wanted.phone(), held.country());
      Uni<UUID> id = leadId == null ? known(work, held, number) : Uni.createFrom().item(leadId);
      return id.call(one -> choose(work, one, number))
          .chain(one -> locked(work, held, one))
          .invoke(lead -> refuseOther(lead, number));
    }

    private Uni<UUID> known(Work work, Held held, PhoneNumber number) {
      return adding.knownOrAdded(
          work,
          held.campaign().tenancy().organizationId(),
          NewLead.dialed(held.campaign().id(), number));
    }

    private Uni<Wanted> locked(Work work, Held held, UUID id) {
      return leads
          .lock(work, id, held.campaign().now())
          .map(found -> found.orElseThrow(() -> Refusal.notFound("lead")));
    }

    /** The gate judges the number whose turn it is: this one, from now on. */
    private Uni<?> choose(Work work, UUID lead, PhoneNumber number) {
      return moving.tell(
          work, List.of(new LeadNews(lead, new LeadEvent.NumberChosen(number), CHOSEN)));
    }

    private static void refuseOther(Wanted lead, PhoneNumber number) {
      if (!lead.has(number)) {
        throw Refusal.invalid("phone", "NumberOfLead", "The lead has no such number.");
      }
    }

    private static PhoneNumber number(@Nullable String phone, String country) {
      return new PhoneReader(country)
          .read(phone == null ? "" : phone)
          .orElseThrow(
              () ->
                  Refusal.invalid(
                      "phone",
                      "PhoneNumber",
                      "This is no phone number. Write it with its country code, like +1 212 555 0100."));
    }

    Uni<Void> claim(Work work, Wanted lead, UUID callId, UUID by) {
      LeadNews news =
          new LeadNews(
              lead.leadId(), new LeadEvent.DialedByHand(callId), new Cause("Dialed by hand", by));
      return moving.tell(work, List.of(news)).replaceWithVoid();
    }
  }
}
