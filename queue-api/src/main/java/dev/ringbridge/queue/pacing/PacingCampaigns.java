package dev.ringbridge.queue.pacing;

import dev.ringbridge.core.agent.AgentSnapshot;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.carrier.Routing;
import dev.ringbridge.core.pacing.Pacing;
import dev.ringbridge.core.pacing.PacingDecision;
import dev.ringbridge.core.pacing.PacingInputs;
import dev.ringbridge.core.pacing.Restrained;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.account.OpenAccounts;
import dev.ringbridge.queue.call.Calls;
import dev.ringbridge.queue.compliance.Patterns;
import dev.ringbridge.queue.pacing.DueLeads.Due;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One tick of one campaign: what is known, how many calls that makes, and their planning; all under
 * the campaign's lock.
 */
@ApplicationScoped
class PacingCampaigns {
  private static final int MOST_AT_ONCE = 500;

  private final FreeAgents agents;
  private final OpenAccounts accounts;
  private final Calls calls;
  private final DueLeads leads;
  private final Patterns patterns;
  private final Rooms rooms;
  private final Restraints restraints;

  PacingCampaigns(
      FreeAgents agents,
      OpenAccounts accounts,
      Calls calls,
      DueLeads leads,
      Patterns patterns,
      Rooms rooms,
      Restraints restraints) {
    this.agents = agents;
    this.accounts = accounts;
    this.calls = calls;
    this.leads = leads;
    this.patterns = patterns;
    this.rooms = rooms;
    this.restraints = restraints;
  }

  /** Decides what a tick does. */
  Uni<Plan> decide(Work work, PacedCampaign campaign) {
    return candidates(work, campaign)
        .chain(free -> floor(work, campaign, free))
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

  private Uni<Floor> floor(Work work, PacedCampaign campaign, List<Reservation> free) {
    Routing routing = accounts.routing(campaign.tenancy().organizationId(), campaign.grounds());
    return patterns
        .of(work, List.of(campaign.id()))
        .map(places -> Lines.of(places.values(), routing, campaign))
        .chain(lines -> rooms.of(work, lines.accounts()).map(lines::with))
        .map(lines -> new Floor(routing.isOpen(), free, lines));
  }

  private Uni<Known> inputs(Work work, PacedCampaign campaign, Floor floor) {
    return restraints
        .of(work, campaign)
        .map(restrained -> restrained.orElse(null))
        .chain(restrained -> inputs(work, campaign, floor, restrained));
  }

  private Uni<Known> inputs(
      Work work, PacedCampaign campaign, Floor floor, @Nullable Restrained restrained) {
    return inAir(work, campaign)
        .map(inAir -> new Known(floor, inputs(campaign, floor, inAir, restrained)));
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

  private PacingInputs inputs(
      PacedCampaign campaign, Floor floor, int inAir, @Nullable Restrained restrained) {
    Lines lines = floor.lines();
    return new PacingInputs(
        floor.free().size(),
        inAir,
        campaign.mode().reservesAgents() ? 1 : campaign.linesPerAgent(),
        campaign.lines(),
        floor.accountOpen(),
        lines.callsPerSecond(),
        lines.ahead(),
        rooms.horizonSeconds(),
        lines.open().patterns().size(),
        lines.open().all(),
        MOST_AT_ONCE,
        restrained);
  }

  /** Leads are counted no further than the other rules would let them be called. */
  private Uni<Plan> withDueLeads(Work work, PacedCampaign campaign, Known known) {
    int most = Pacing.of(campaign.mode()).decide(known.inputs()).calls();
    Floor floor = known.floor();
    return most == 0
        ? Uni.createFrom().item(plan(campaign, floor, known.inputs(), Due.NOTHING))
        : leads
            .count(work, campaign.id(), floor.free(), floor.lines().ofAll(campaign), most)
            .map(due -> plan(campaign, floor, known.withDueLeads(due.leads(), most), due));
  }

  private static Plan plan(PacedCampaign campaign, Floor floor, PacingInputs inputs, Due due) {
    return new Plan(Pacing.of(campaign.mode()).decide(inputs), floor.free(), floor.lines(), due);
  }

  /**
   * Who and what could take calls.
   *
   * @param accountOpen whether any account takes calls of the campaign
   * @param free agents who are free
   */
  private record Floor(boolean accountOpen, List<Reservation> free, Lines lines) {}

  /** What a tick has found out so far. */
  private record Known(Floor floor, PacingInputs inputs) {
    PacingInputs withDueLeads(int due, int room) {
      return inputs.withDueLeads(due < room ? due : MOST_AT_ONCE);
    }
  }

  /**
   * What a tick does.
   *
   * @param free agents who are free
   * @param lines where one may call now, and on which accounts
   * @param due the leads that are due
   */
  record Plan(PacingDecision decision, List<Reservation> free, Lines lines, Due due) {}
}
