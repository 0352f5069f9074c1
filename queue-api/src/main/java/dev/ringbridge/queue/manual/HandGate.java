package dev.ringbridge.queue.manual;

import dev.ringbridge.core.agent.AgentSnapshot;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.eligibility.Eligibility;
import dev.ringbridge.core.eligibility.Finding;
import dev.ringbridge.core.eligibility.GateRule;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.account.OpenAccounts;
import dev.ringbridge.queue.call.Calls;
import dev.ringbridge.queue.compliance.Patterns.Place;
import dev.ringbridge.queue.explain.ExplainedLead;
import dev.ringbridge.queue.explain.ExplainingLeads;
import dev.ringbridge.queue.lead.LeadsByHand.Wanted;
import dev.ringbridge.queue.manual.ManualCampaigns.Held;
import dev.ringbridge.queue.pacing.FreeAgents;
import dev.ringbridge.queue.preview.Preview;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Lets an agent's call through, or refuses it by the rule that stands against it. */
@ApplicationScoped
class HandGate {
  private final ExplainingLeads explaining;
  private final OpenAccounts accounts;
  private final FreeAgents agents;
  private final Calls calls;

  HandGate(ExplainingLeads explaining, OpenAccounts accounts, FreeAgents agents, Calls calls) {
    this.explaining = explaining;
    this.accounts = accounts;
    this.agents = agents;
    this.calls = calls;
  }

  /** The agent must work in the campaign, and it must let its agents dial. */
  void admitAgentTo(Held held) {
    if (!held.byHand()) {
      throw refused(
          HandRule.MANUAL_CALLS, "In this campaign you cannot dial by hand. Ask your supervisor.");
    }
  }

  /** Everything that protects who is called must hold, as it must for the pacer. */
  Uni<Passed> admit(Work work, Held held, Wanted lead) {
    if (!lead.campaignId().equals(held.campaign().id())) {
      throw refused(
          HandRule.LEAD_OF_CAMPAIGN, "This number is a lead of another campaign. Dial it there.");
    }
    return explaining
        .explained(work, lead.leadId())
        .map(known -> talked(held, known))
        .map(known -> passed(known, known.byHand(lead.capsKeptAt()), lead));
  }

  private ExplainedLead talked(Held held, ExplainedLead known) {
    UUID organization = held.campaign().tenancy().organizationId();
    return known.talked(accounts.routing(organization, known.grounds().byHand()));
  }

  /** What held when the lead was shown must hold still, and the agent must wait for it. */
  Uni<Passed> admit(Work work, Preview preview, Wanted lead) {
    Reservation agent = preview.reservation();
    if (!agents.isHeld(agent.agentId(), preview.call().callId(), agent.epoch())) {
      throw refused(HandRule.AGENT_AVAILABLE, "You are not waiting for this call any more.");
    }
    return explaining
        .explained(work, lead.leadId())
        .map(known -> passed(known, known.previewed(), lead));
  }

  private static Passed passed(ExplainedLead known, Eligibility answer, Wanted lead) {
    answer.stoppedBy().ifPresent(stopped -> refuse(known, answer, stopped));
    return new Passed(lead, known.place(), known.account().orElseThrow());
  }

  private static void refuse(ExplainedLead known, Eligibility answer, Finding stopped) {
    String text =
        stopped.rule() == GateRule.DUE
            ? "It was called as often as the caps on attempts allow."
            : known.text(stopped);
    throw Refusal.byRule(stopped.rule().name(), text, answer.opensAt());
  }

  /** The agent must be free, in a stretch of being free that no call was promised. */
  Uni<Reservation> free(Work work, Caller agent) {
    AgentSnapshot known =
        agents
            .find(agent.userId())
            .orElseThrow(() -> refused(HandRule.AGENT_AVAILABLE, "Go available first."));
    return calls
        .unspent(work, List.of(new Reservation(known.agentId(), known.epoch())))
        .map(unspent -> unspent.stream().findFirst())
        .map(free -> free.orElseThrow(HandGate::promised));
  }

  static Refusal promised() {
    return refused(HandRule.AGENT_AVAILABLE, "Another call is being placed for you.");
  }

  private static Refusal refused(HandRule rule, String text) {
    return Refusal.byRule(rule.name(), text, null);
  }

  /**
   * A lead that may be dialed.
   *
   * @param place where it may be
   * @param account which takes the call
   */
  record Passed(Wanted lead, Place place, AccountSnapshot account) {}
}
