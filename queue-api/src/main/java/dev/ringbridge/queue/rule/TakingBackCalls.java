package dev.ringbridge.queue.rule;

import dev.ringbridge.core.call.CallCommand.CancelCall;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.RevocationReason;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.account.OpenAccounts;
import dev.ringbridge.queue.explain.ExplainedLead;
import dev.ringbridge.queue.explain.ExplainingLeads;
import dev.ringbridge.queue.explain.ExplainingLeads.PlannedCall;
import dev.ringbridge.queue.lead.LeadCaps;
import dev.ringbridge.queue.lead.LeadCaps.Kept;
import dev.ringbridge.queue.rule.RuleChanges.Change;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes back the calls that a campaign planned and that its rules, as they are now, would not let
 * it dial: every one is asked what the gate asks. What a carrier was asked to place goes on.
 */
@ApplicationScoped
class TakingBackCalls {
  private static final String TELL =
      """
      insert into queue.lead_decisions (lead_id, id, organization_id, branch_id, at, event, call_id, cause)
      select d.lead_id, d.id, $2, $3, now(), 'RulesChanged', d.call_id, d.cause
        from jsonb_to_recordset($1::jsonb) as d(lead_id uuid, id uuid, call_id uuid, cause text)""";

  private final ExplainingLeads explaining;
  private final LeadCaps caps;
  private final OpenAccounts accounts;
  private final Ids ids;
  private final Clock clock;

  TakingBackCalls(
      ExplainingLeads explaining, LeadCaps caps, OpenAccounts accounts, Ids ids, Clock clock) {
    this.explaining = explaining;
    this.caps = caps;
    this.accounts = accounts;
    this.ids = ids;
    this.clock = clock;
  }

  /** Takes back what does not fit, and says which leads that concerns. */
  Uni<List<UUID>> judge(Work work, Change change) {
    return explaining
        .planned(work, change.campaignId())
        .chain(planned -> judge(work, change, planned));
  }

  private Uni<List<UUID>> judge(Work work, Change change, List<PlannedCall> planned) {
    List<UUID> leads = planned.stream().map(PlannedCall::leadId).toList();
    return leads.isEmpty()
        ? Uni.createFrom().item(List.of())
        : caps.of(work, leads, planned.get(0).lead().now())
            .map(kept -> takenBack(change, planned, kept))
            .call(gone -> publish(work, change, gone, clock.instant()))
            .map(gone -> gone.stream().map(one -> one.call().leadId()).toList());
  }

  private List<TakenBack> takenBack(
      Change change, List<PlannedCall> planned, Map<UUID, Kept> kept) {
    return planned.stream()
        .flatMap(
            call ->
                Optional.ofNullable(kept.get(call.leadId()))
                    .flatMap(caps -> reason(change, call, caps))
                    .map(why -> new TakenBack(call, why))
                    .stream())
        .toList();
  }

  /** Why a call does not fit the rules any more; empty where it does. */
  private Optional<String> reason(Change change, PlannedCall call, Kept kept) {
    if (!call.byHand() && change.changesMode()) {
      return Optional.of("the campaign dials in another way now");
    }
    if (!call.byHand() && change.fewerAttempts() && !kept.attemptsLeft()) {
      return Optional.of("every attempt that the campaign allows was made");
    }
    ExplainedLead known = call.byHand() ? talked(change, call.lead()) : call.lead();
    return known
        .planned(call.byHand(), kept.capsKeptAt())
        .stoppedBy()
        .map(known::text)
        .map(TakingBackCalls::clause);
  }

  /** A sentence inside another. */
  private static String clause(String sentence) {
    String open = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    return open.substring(0, 1).toLowerCase(Locale.ROOT) + open.substring(1);
  }

  private ExplainedLead talked(Change change, ExplainedLead lead) {
    return lead.talked(
        accounts.routing(change.tenancy().organizationId(), lead.grounds().byHand()));
  }

  private Uni<?> publish(Work work, Change change, List<TakenBack> gone, Instant now) {
    JsonArray rows = new JsonArray();
    for (TakenBack one : gone) {
      PlannedCall call = one.call();
      CallRef ref =
          new CallRef(call.callId(), change.campaignId(), call.leadId(), change.tenancy());
      work.publish(new CancelCall(ref, RevocationReason.RULES_CHANGED, false, now));
      rows.add(
          new JsonObject()
              .put("lead_id", call.leadId().toString())
              .put("id", ids.next().toString())
              .put("call_id", call.callId().toString())
              .put(
                  "cause",
                  "Its call was taken back because the campaign's rules were changed: "
                      + one.why()));
    }
    return gone.isEmpty()
        ? Uni.createFrom().voidItem()
        : work.sql()
            .preparedQuery(TELL)
            .execute(
                Tuple.of(rows, change.tenancy().organizationId(), change.tenancy().branchId()));
  }

  /** A call, and why it is taken back. */
  private record TakenBack(PlannedCall call, String why) {}
}
