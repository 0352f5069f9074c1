package dev.ringbridge.queue.pacing;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.campaign.DialingMode;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.core.pacing.Limit;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.QueueConfig;
import dev.ringbridge.queue.call.Calls;
import dev.ringbridge.queue.lead.Queue.Claimed;
import dev.ringbridge.queue.pacing.PacingCampaigns.Plan;
import dev.ringbridge.queue.preview.Previews;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes leads from the queue and makes a call and a dial job of each, in one transaction. */
@ApplicationScoped
class PlanningCalls {
  private final DueLeads leads;
  private final Calls calls;
  private final Previews previews;
  private final Ids ids;
  private final QueueConfig config;

  PlanningCalls(DueLeads leads, Calls calls, Previews previews, Ids ids, QueueConfig config) {
    this.leads = leads;
    this.calls = calls;
    this.previews = previews;
    this.ids = ids;
    this.config = config;
  }

  /** Plans what was decided; says how many calls it came to. */
  Uni<Integer> plan(Work work, PacedCampaign campaign, Plan plan) {
    Optional<AccountSnapshot> account = plan.account();
    int wanted = plan.decision().calls();
    if (wanted == 0 || account.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    List<UUID> callIds = Stream.generate(ids::next).limit(wanted).toList();
    return leads
        .claim(work, campaign.id(), plan.due(), plan.open().patterns(), callIds)
        .call(claimed -> write(work, campaign, plan, account.get(), claimed))
        .map(List::size);
  }

  private Uni<Void> write(
      Work work,
      PacedCampaign campaign,
      Plan plan,
      AccountSnapshot account,
      List<Claimed> claimed) {
    return claimed.isEmpty()
        ? Uni.createFrom().voidItem()
        : promises(work, campaign, plan, claimed)
            .map(promises -> jobs(campaign, plan, account, claimed, promises))
            .chain(jobs -> write(work, campaign, account, plan.decision().binding(), jobs));
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
      PacedCampaign campaign,
      Plan plan,
      AccountSnapshot account,
      List<Claimed> claimed,
      Promises promises) {
    return claimed.stream()
        .map(one -> job(campaign, plan.open(), account, one, promises.of(one)))
        .toList();
  }

  private Uni<Void> write(
      Work work,
      PacedCampaign campaign,
      AccountSnapshot account,
      Limit limit,
      List<PlaceCall> jobs) {
    JsonArray rows = new JsonArray();
    jobs.forEach(
        job -> rows.add(row(job).put("place", rows.size() + 1).put("pacing_limit", limit.name())));
    if (campaign.mode() == DialingMode.PREVIEW) {
      return calls
          .plan(work, campaign.id(), null, rows)
          .chain(() -> previews.offer(work, campaign.id(), jobs));
    }
    work.publishAll(jobs);
    return calls.plan(work, campaign.id(), account.accountId(), rows);
  }

  private PlaceCall job(
      PacedCampaign campaign,
      OpenPlaces open,
      AccountSnapshot account,
      Claimed claimed,
      @Nullable Reservation reservation) {
    Instant deadline = campaign.now().plus(config.pacing().deadline());
    return new PlaceCall(
        new CallRef(claimed.callId(), campaign.id(), claimed.leadId(), campaign.tenancy()),
        claimed.phone(),
        account.accountId(),
        open.deadline(claimed.patternId(), deadline),
        campaign.rulesIn(open, claimed.patternId()),
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
