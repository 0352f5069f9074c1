package dev.ringbridge.queue.pacing;

import dev.ringbridge.core.agent.AgentSnapshot;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.campaign.AgentChoice;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.pacing.Pacing;
import dev.ringbridge.core.pacing.PacingDecision;
import dev.ringbridge.core.pacing.PacingInputs;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.QueueConfig;
import dev.ringbridge.queue.call.Calls;
import dev.ringbridge.queue.lead.Queue;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

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
  private final Queue queue;
  private final QueueConfig config;

  PacingCampaigns(
      FreeAgents agents, OpenAccounts accounts, Calls calls, Queue queue, QueueConfig config) {
    this.agents = agents;
    this.accounts = accounts;
    this.calls = calls;
    this.queue = queue;
    this.config = config;
  }

  /** Decides what a tick does. */
  Uni<Plan> decide(Work work, PacedCampaign campaign) {
    Optional<AccountSnapshot> account = accounts.of(campaign.tenancy().organizationId());
    return candidates(work, campaign)
        .chain(free -> inputs(work, campaign, account, free))
        .chain(known -> withDueLeads(work, campaign, known))
        .map(known -> plan(account, known));
  }

  private Uni<List<Reservation>> candidates(Work work, PacedCampaign campaign) {
    List<AgentSnapshot> free = agents.of(campaign.id());
    if (campaign.agentChoice() == AgentChoice.AT_ANSWER || free.isEmpty()) {
      return Uni.createFrom().item(free.stream().map(PacingCampaigns::reservation).toList());
    }
    UUID[] ids = free.stream().map(AgentSnapshot::agentId).toArray(UUID[]::new);
    Long[] epochs = free.stream().map(AgentSnapshot::epoch).toArray(Long[]::new);
    return calls.unspent(work, ids, epochs).map(PacingCampaigns::reservations);
  }

  private static Reservation reservation(AgentSnapshot agent) {
    return new Reservation(agent.agentId(), agent.epoch());
  }

  private static List<Reservation> reservations(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> new Reservation(row.getUUID("agent_id"), row.getLong("epoch")))
        .toList();
  }

  /**
   * A reserved agent is one call and no other: what is in the air is theirs, and not counted
   * against the free.
   */
  private Uni<Known> inputs(
      Work work,
      PacedCampaign campaign,
      Optional<AccountSnapshot> account,
      List<Reservation> free) {
    boolean reserved = campaign.agentChoice() == AgentChoice.RESERVED;
    Uni<Integer> inAir = reserved ? Uni.createFrom().item(0) : calls.inAir(work, campaign.id());
    Uni<Integer> ahead =
        account
            .map(open -> calls.ahead(work, open.accountId()))
            .orElseGet(() -> Uni.createFrom().item(0));
    return inAir.chain(
        air ->
            ahead.map(
                jobs ->
                    new Known(
                        free,
                        reserved,
                        inputs(campaign, account, free.size(), reserved, air, jobs))));
  }

  private PacingInputs inputs(
      PacedCampaign campaign,
      Optional<AccountSnapshot> account,
      int free,
      boolean reserved,
      int inAir,
      int ahead) {
    return new PacingInputs(
        free,
        inAir,
        reserved ? 1 : campaign.linesPerAgent(),
        account.isPresent(),
        account.map(AccountSnapshot::callsPerSecond).orElse(0.0),
        ahead,
        config.pacing().horizon().toMillis() / MILLIS,
        MOST_AT_ONCE);
  }

  /** Leads are counted no further than the other rules would let them be called. */
  private Uni<Known> withDueLeads(Work work, PacedCampaign campaign, Known known) {
    int room = Pacing.RATIO.decide(known.inputs()).calls();
    return room == 0
        ? Uni.createFrom().item(known)
        : queue.due(work, campaign.id(), room).map(due -> known.withDueLeads(due, room));
  }

  private static Plan plan(Optional<AccountSnapshot> account, Known known) {
    PacingDecision decision = Pacing.RATIO.decide(known.inputs());
    List<Reservation> reservations =
        known.reserved() ? known.free().subList(0, decision.calls()) : List.of();
    return new Plan(decision, account, reservations);
  }

  /** What a tick has found out so far. */
  private record Known(List<Reservation> free, boolean reserved, PacingInputs inputs) {
    Known withDueLeads(int due, int room) {
      PacingInputs in = inputs;
      return new Known(
          free,
          reserved,
          new PacingInputs(
              in.freeAgents(),
              in.callsInAir(),
              in.linesPerAgent(),
              in.accountOpen(),
              in.accountCallsPerSecond(),
              in.jobsAhead(),
              in.horizonSeconds(),
              due < room ? due : MOST_AT_ONCE));
    }
  }

  /**
   * What a tick does.
   *
   * @param account on which the calls are placed; there is one wherever there are calls
   * @param reservations the agents promised to the calls, one each; none where agents are chosen at
   *     the answer
   */
  record Plan(
      PacingDecision decision, Optional<AccountSnapshot> account, List<Reservation> reservations) {}
}
