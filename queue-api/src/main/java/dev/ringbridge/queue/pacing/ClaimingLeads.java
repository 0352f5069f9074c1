package dev.ringbridge.queue.pacing;

import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.lead.Queue;
import dev.ringbridge.queue.lead.Queue.Claimed;
import dev.ringbridge.queue.pacing.PacingCampaigns.Plan;
import dev.ringbridge.queue.pacing.Rooms.Room;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Takes the leads of a tick, no more for each account than it has room for. First as many as fit
 * whichever account they are for, in the order of the queue; then, where accounts have more room
 * than that, for each what it has left. One account is one claim.
 */
@ApplicationScoped
class ClaimingLeads {
  private final DueLeads leads;
  private final Queue queue;
  private final Ids ids;

  ClaimingLeads(DueLeads leads, Queue queue, Ids ids) {
    this.leads = leads;
    this.queue = queue;
    this.ids = ids;
  }

  /** Takes as many as were decided, or fewer. */
  Uni<List<Claimed>> claim(Work work, PacedCampaign campaign, Plan plan) {
    List<Room> rooms = plan.lines().free(campaign);
    int wanted = plan.decision().calls();
    int together = Math.min(wanted, rooms.stream().mapToInt(Room::left).min().orElse(0));
    return leads
        .claim(work, campaign.id(), plan.due(), plan.lines().ofAll(campaign), callIds(together))
        .chain(
            claimed ->
                rooms.size() < 2 || claimed.size() < together
                    ? Uni.createFrom().item(claimed)
                    : rest(work, campaign, plan, claimed, left(plan, rooms, claimed)));
  }

  private static List<Room> left(Plan plan, List<Room> rooms, List<Claimed> claimed) {
    return rooms.stream()
        .map(room -> room.less(taken(plan, room, claimed)))
        .filter(room -> room.left() > 0)
        .toList();
  }

  private static int taken(Plan plan, Room room, List<Claimed> claimed) {
    return (int)
        claimed.stream().filter(one -> plan.lines().accountOf(one).equals(room.account())).count();
  }

  /** For one account after the other, until as many are taken as were decided. */
  private Uni<List<Claimed>> rest(
      Work work, PacedCampaign campaign, Plan plan, List<Claimed> before, List<Room> rooms) {
    int wanted = plan.decision().calls() - before.size();
    if (wanted == 0 || rooms.isEmpty()) {
      return Uni.createFrom().item(before);
    }
    Room next = rooms.get(0);
    return queue
        .claim(
            work,
            campaign.id(),
            plan.lines().of(next.account().accountId()),
            callIds(Math.min(wanted, next.left())))
        .map(more -> Stream.concat(before.stream(), more.stream()).toList())
        .chain(all -> rest(work, campaign, plan, all, rooms.subList(1, rooms.size())));
  }

  private List<UUID> callIds(int calls) {
    return Stream.generate(ids::next).limit(calls).toList();
  }
}
