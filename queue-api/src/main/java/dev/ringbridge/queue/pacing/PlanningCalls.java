package dev.ringbridge.queue.pacing;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.campaign.DialingMode;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.pacing.Limit;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.QueueConfig;
import dev.ringbridge.queue.call.Calls;
import dev.ringbridge.queue.lead.Queue.Claimed;
import dev.ringbridge.queue.pacing.PacingCampaigns.Plan;
import dev.ringbridge.queue.preview.Previews;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes leads from the queue and makes a call and a dial job of each, in one transaction. */
@ApplicationScoped
class PlanningCalls {
  private final ClaimingLeads claiming;
  private final Calls calls;
  private final Previews previews;
  private final QueueConfig config;

  PlanningCalls(ClaimingLeads claiming, Calls calls, Previews previews, QueueConfig config) {
    this.claiming = claiming;
    this.calls = calls;
    this.previews = previews;
    this.config = config;
  }

  /** Plans what was decided; says how many calls it came to. */
  Uni<Integer> plan(Work work, PacedCampaign campaign, Plan plan) {
    return plan.decision().calls() == 0
        ? Uni.createFrom().item(0)
        : claiming
            .claim(work, campaign, plan)
            .call(claimed -> write(work, campaign, plan, claimed))
            .map(List::size);
  }

  private Uni<Void> write(Work work, PacedCampaign campaign, Plan plan, List<Claimed> claimed) {
    return claimed.isEmpty()
        ? Uni.createFrom().voidItem()
        : promises(work, campaign, plan, claimed)
            .map(promises -> jobs(campaign, plan, claimed, promises))
            .chain(jobs -> write(work, campaign, plan.decision().binding(), jobs));
  }

  /**
   * Where agents are chosen at the answer, only who promised a callback is reserved for it; where a
   * message comes first, nobody is.
   */
  private Uni<Promises> promises(
      Work work, PacedCampaign campaign, Plan plan, List<Claimed> claimed) {
    if (campaign.mode().reservesAgents()) {
      return Uni.createFrom().item(new Promises(claimed, plan.free(), true));
    }
    if (!campaign.mode().needsAgents()) {
      return Uni.createFrom().item(new Promises(claimed, List.of(), false));
    }
    List<UUID> owners = claimed.stream().map(Claimed::promisedBy).filter(Objects::nonNull).toList();
    List<Reservation> wanted =
        plan.free().stream().filter(agent -> owners.contains(agent.agentId())).toList();
    return wanted.isEmpty()
        ? Uni.createFrom().item(new Promises(claimed, List.of(), false))
        : calls.unspent(work, wanted).map(usable -> new Promises(claimed, usable, false));
  }

  private List<PlaceCall> jobs(
      PacedCampaign campaign, Plan plan, List<Claimed> claimed, Promises promises) {
    return claimed.stream().map(one -> job(campaign, plan.lines(), one, promises.of(one))).toList();
  }

  private Uni<Void> write(Work work, PacedCampaign campaign, Limit limit, List<PlaceCall> jobs) {
    Map<UUID, JsonArray> rows = new LinkedHashMap<>();
    int place = 0;
    for (PlaceCall job : jobs) {
      place++;
      rows.computeIfAbsent(job.accountId(), id -> new JsonArray())
          .add(row(job).put("place", place).put("pacing_limit", limit.name()));
    }
    if (campaign.mode() == DialingMode.PREVIEW) {
      return file(work, campaign, rows, true)
          .chain(() -> previews.offer(work, campaign.id(), jobs));
    }
    work.publishAll(jobs);
    return file(work, campaign, rows, false);
  }

  /** Files the calls, by the accounts that they are placed on once they are. */
  private Uni<Void> file(
      Work work, PacedCampaign campaign, Map<UUID, JsonArray> rows, boolean onlyShown) {
    return Multi.createFrom()
        .iterable(rows.entrySet())
        .onItem()
        .transformToUniAndConcatenate(
            one -> calls.plan(work, campaign.id(), onlyShown ? null : one.getKey(), one.getValue()))
        .collect()
        .last();
  }

  private PlaceCall job(
      PacedCampaign campaign, Lines lines, Claimed claimed, @Nullable Reservation reservation) {
    OpenPlaces open = lines.open();
    UUID pattern = claimed.patternId();
    Instant wanted = campaign.now().plus(config.pacing().deadline());
    AccountSnapshot account = lines.accountOf(claimed);
    Instant deadline = open.deadline(pattern, wanted, account);
    CallRules rules = campaign.rulesIn(open, pattern, deadline, account);
    return new PlaceCall(
        new CallRef(claimed.callId(), campaign.id(), claimed.leadId(), campaign.tenancy()),
        claimed.phone(),
        account.accountId(),
        deadline,
        rules,
        reservation,
        campaign.now());
  }

  static JsonObject row(PlaceCall job) {
    Reservation reservation = job.reservation();
    return new JsonObject()
        .put("id", job.call().callId().toString())
        .put("lead_id", String.valueOf(job.call().leadId()))
        .put("phone", job.number().e164())
        .put("agent_id", reservation == null ? null : reservation.agentId().toString())
        .put("epoch", reservation == null ? null : reservation.epoch());
  }
}
