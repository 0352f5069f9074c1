package dev.ringbridge.queue.pacing;

import dev.ringbridge.core.agent.AgentSnapshot;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.pacing.Pacing;
import dev.ringbridge.core.pacing.PacingDecision;
import dev.ringbridge.core.pacing.PacingInputs;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.QueueConfig;
import dev.ringbridge.queue.account.OpenAccounts;
import dev.ringbridge.queue.call.Calls;
import dev.ringbridge.queue.compliance.Patterns;
import dev.ringbridge.queue.pacing.DueLeads.Due;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One tick of one campaign: what is known, how many calls that makes, and their planning; all under
 * the campaign's lock.
 */
@ApplicationScoped
class PacingCampaigns {
  private static final int MOST_AT_ONCE = 500;
  private static final double MILLIS = 1000.0;

  private final FreeAgents agents;
  private final OpenAccounts accounts;
  private final Calls calls;
  private final DueLeads leads;
  private final Patterns patterns;
  private final QueueConfig config;

  PacingCampaigns(
      FreeAgents agents,
      OpenAccounts accounts,
      Calls calls,
      DueLeads leads,
      Patterns patterns,
      QueueConfig config) {
    this.agents = agents;
    this.accounts = accounts;
    this.calls = calls;
    this.leads = leads;
    this.patterns = patterns;
    this.config = config;
  }

  /** Decides what a tick does. */
  Uni<Plan> decide(Work work, PacedCampaign campaign) {
    Optional<AccountSnapshot> account =
        accounts.of(campaign.tenancy().organizationId(), campaign.grounds());
    return candidates(work, campaign)
        .chain(free -> open(work, campaign, account).map(open -> new Floor(account, free, open)))
        .chain(floor -> inputs(work, campaign, floor))
        .chain(known -> withDueLeads(work, campaign, known));
  }

  private Uni<List<Reservation>> candidates(Work work, PacedCampaign campaign) {
    List<Reservation> free =
        agents.of(campaign.id()).stream().map(PacingCampaigns::reservation).toList();
    return !campaign.mode().reservesAgents() || free.isEmpty()
        ? Uni.createFrom().item(free)
        : calls.unspent(work, free);
  }

  private static Reservation reservation(AgentSnapshot agent) {
    return new Reservation(agent.agentId(), agent.epoch());
  }

  private Uni<OpenPlaces> open(
      Work work, PacedCampaign campaign, Optional<AccountSnapshot> account) {
    return patterns
        .of(work, List.of(campaign.id()))
        .map(Map::values)
        .map(
            places ->
                account
                    .map(one -> OpenPlaces.of(places, campaign.grounds(), one, campaign.now()))
                    .orElseGet(() -> OpenPlaces.none(places.size())));
  }

  private Uni<Known> inputs(Work work, PacedCampaign campaign, Floor floor) {
    Uni<Integer> ahead =
        floor
            .account()
            .map(open -> calls.ahead(work, open.accountId()))
            .orElseGet(() -> Uni.createFrom().item(0));
    return inAir(work, campaign)
        .chain(air -> ahead.map(jobs -> new Known(floor, inputs(campaign, floor, air, jobs))));
  }

  /**
   * A reserved agent is one call and no other: what is in the air is theirs, and not counted
   * against the free. Without agents every live call is a line.
   */
  private Uni<Integer> inAir(Work work, PacedCampaign campaign) {
    return switch (campaign.mode()) {
      case MANUAL, PREVIEW, PROGRESSIVE -> Uni.createFrom().item(0);
      case RATIO -> calls.inAir(work, campaign.id());
      case BROADCAST -> calls.live(work, campaign.id());
    };
  }

  private PacingInputs inputs(PacedCampaign campaign, Floor floor, int inAir, int ahead) {
    return new PacingInputs(
        floor.free().size(),
        inAir,
        campaign.mode().reservesAgents() ? 1 : campaign.linesPerAgent(),
        campaign.lines(),
        floor.account().isPresent(),
        floor.account().map(AccountSnapshot::callsPerSecond).orElse(0.0),
        ahead,
        config.pacing().horizon().toMillis() / MILLIS,
        floor.open().patterns().size(),
        floor.open().all(),
        MOST_AT_ONCE);
  }

  /** Leads are counted no further than the other rules would let them be called. */
  private Uni<Plan> withDueLeads(Work work, PacedCampaign campaign, Known known) {
    int room = Pacing.of(campaign.mode()).decide(known.inputs()).calls();
    return room == 0
        ? Uni.createFrom().item(plan(campaign, known.floor(), known.inputs(), Due.NOTHING))
        : leads
            .count(work, campaign.id(), known.floor().free(), known.floor().open().patterns(), room)
            .map(due -> plan(campaign, known.floor(), known.withDueLeads(due.leads(), room), due));
  }

  private static Plan plan(PacedCampaign campaign, Floor floor, PacingInputs inputs, Due due) {
    return new Plan(
        Pacing.of(campaign.mode()).decide(inputs),
        floor.account(),
        floor.free(),
        floor.open(),
        due);
  }

  /**
   * Who and what could take calls.
   *
   * @param free agents who are free
   */
  private record Floor(
      Optional<AccountSnapshot> account, List<Reservation> free, OpenPlaces open) {}

  /** What a tick has found out so far. */
  private record Known(Floor floor, PacingInputs inputs) {
    PacingInputs withDueLeads(int due, int room) {
      return inputs.withDueLeads(due < room ? due : MOST_AT_ONCE);
    }
  }

  /**
   * What a tick does.
   *
   * @param account on which the calls are placed; there is one wherever there are calls
   * @param free agents who are free
   * @param open where one may call now
   * @param due the leads that are due
   */
  record Plan(
      PacingDecision decision,
      Optional<AccountSnapshot> account,
      List<Reservation> free,
      OpenPlaces open,
      Due due) {}
}
