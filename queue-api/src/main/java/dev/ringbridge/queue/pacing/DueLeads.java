package dev.ringbridge.queue.pacing;

import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.call.Calls;
import dev.ringbridge.queue.lead.Queue;
import dev.ringbridge.queue.lead.Queue.Claimed;
import dev.ringbridge.queue.lead.Share;
import dev.ringbridge.queue.lead.SpeakingLeads;
import dev.ringbridge.queue.lead.SpeakingLeads.Pair;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The leads of a campaign that are due: those that any agent may talk with, and before them those
 * that a free agent can talk with whose language they speak.
 */
@ApplicationScoped
class DueLeads {
  private final Queue queue;
  private final SpeakingLeads speaking;
  private final Calls calls;

  DueLeads(Queue queue, SpeakingLeads speaking, Calls calls) {
    this.queue = queue;
    this.speaking = speaking;
    this.calls = calls;
  }

  /**
   * What is due, counted no further than asked.
   *
   * @param free agents who are free
   * @param share those who may be taken
   */
  Uni<Due> count(Work work, UUID campaignId, List<Reservation> free, Share share, int atMost) {
    return queue
        .ripen(work, campaignId)
        .chain(() -> speaking.pairs(work, campaignId, free, share, atMost))
        .chain(pairs -> usable(work, pairs, free))
        .chain(
            pairs ->
                queue
                    .due(work, campaignId, share, atMost)
                    .map(due -> new Due(Math.min(atMost, due + pairs.size()), pairs)));
  }

  /** An agent's epoch that a call was planned for already reserves nobody. */
  private Uni<List<Pair>> usable(Work work, List<Pair> pairs, List<Reservation> free) {
    Set<UUID> wanted = pairs.stream().map(Pair::agentId).collect(Collectors.toSet());
    List<Reservation> epochs =
        free.stream().filter(agent -> wanted.contains(agent.agentId())).toList();
    return epochs.isEmpty()
        ? Uni.createFrom().item(List.of())
        : calls
            .unspent(work, epochs)
            .map(left -> left.stream().map(Reservation::agentId).collect(Collectors.toSet()))
            .map(left -> pairs.stream().filter(pair -> left.contains(pair.agentId())).toList());
  }

  /** Takes as many as there are call ids, or fewer; whoever waits for a language comes first. */
  Uni<List<Claimed>> claim(Work work, UUID campaignId, Due due, Share share, List<UUID> callIds) {
    List<Pair> pairs = due.pairs().stream().limit(callIds.size()).toList();
    List<UUID> others = callIds.subList(pairs.size(), callIds.size());
    return speaking
        .take(work, pairs, callIds)
        .chain(
            spoken ->
                queue
                    .claim(work, campaignId, share, others)
                    .map(claimed -> Stream.concat(spoken.stream(), claimed.stream()).toList()));
  }

  /**
   * What is due.
   *
   * @param leads how many
   * @param pairs those among them that wait for a language, each with a free agent
   */
  record Due(int leads, List<Pair> pairs) {
    static final Due NOTHING = new Due(0, List.of());
  }
}
