package dev.ringbridge.queue.incoming;

import dev.ringbridge.core.call.CallCommand.TakeCaller;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerRang;
import dev.ringbridge.core.lead.DialState;
import dev.ringbridge.core.lead.Lead;
import dev.ringbridge.core.lead.LeadEvent;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.call.Calls;
import dev.ringbridge.queue.call.ReceivedCall;
import dev.ringbridge.queue.incoming.Receiving.Choice;
import dev.ringbridge.queue.lead.LeadNews;
import dev.ringbridge.queue.lead.LeadNews.Cause;
import dev.ringbridge.queue.lead.MovingLeads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Takes a caller for a lead's call: the lead is taken out of the line, the call filed and telephony
 * told, in the transaction in which the caller is written down. Where the lead is not in line
 * nobody is put through.
 */
@ApplicationScoped
class PuttingThrough {
  private static final Cause CAUSE = new Cause("Called us, and is put through to an agent", null);

  private final IncomingCalls log;
  private final CallersCampaigns campaigns;
  private final MovingLeads leads;
  private final Calls calls;
  private final Clock clock;

  PuttingThrough(
      IncomingCalls log, CallersCampaigns campaigns, MovingLeads leads, Calls calls, Clock clock) {
    this.log = log;
    this.campaigns = campaigns;
    this.leads = leads;
    this.calls = calls;
    this.clock = clock;
  }

  /** Does what was chosen, and writes down what came of it. */
  Uni<Void> put(Work work, CallerRang rang, PhoneNumber from, KnownCaller caller, Choice choice) {
    if (!choice.isPutThrough()) {
      return log.route(work, rang.callId(), choice.routing());
    }
    LeadEvent taken = new LeadEvent.Claimed(rang.callId());
    return leads
        .tell(work, List.of(new LeadNews(caller.leadId(), taken, CAUSE)))
        .map(moved -> Optional.ofNullable(moved.after().get(caller.leadId())))
        .chain(lead -> follow(work, rang, from, caller, choice, lead));
  }

  private Uni<Void> follow(
      Work work,
      CallerRang rang,
      PhoneNumber from,
      KnownCaller caller,
      Choice choice,
      Optional<Lead> lead) {
    boolean ours = lead.filter(one -> isTaken(one, rang)).isPresent();
    return ours
        ? receive(work, rang, from, caller, choice)
            .chain(() -> log.route(work, rang.callId(), choice.routing()))
        : log.route(work, rang.callId(), CallerRouting.NOT_IN_LINE);
  }

  private static boolean isTaken(Lead lead, CallerRang rang) {
    return lead.dialState() == DialState.CALLING && rang.callId().equals(lead.callId());
  }

  private Uni<Void> receive(
      Work work, CallerRang rang, PhoneNumber from, KnownCaller caller, Choice choice) {
    CallRef call =
        new CallRef(rang.callId(), caller.campaignId(), caller.leadId(), caller.tenancy());
    return calls
        .receive(work, new ReceivedCall(call, rang.accountId(), from, rang.at(), choice.agent()))
        .chain(() -> campaigns.rulesFor(work, caller.campaignId()))
        .invoke(rules -> work.publish(command(call, rules, choice)))
        .replaceWithVoid();
  }

  private TakeCaller command(CallRef call, CallRules rules, Choice choice) {
    return new TakeCaller(call, rules, choice.agent(), clock.instant());
  }
}
