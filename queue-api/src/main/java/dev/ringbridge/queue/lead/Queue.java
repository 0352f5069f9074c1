package dev.ringbridge.queue.lead;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.lead.LineHeads.Head;
import dev.ringbridge.queue.lead.LineHeads.Heads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The priority queue: callbacks, then by priority, by temperature within it, and among equals by
 * the weights of their lists and the campaign's order. A claim takes only what there is room for,
 * passes over what another claim holds, and reads nothing but the narrow rows of those who may be
 * called now.
 */
@ApplicationScoped
public class Queue {
  private final LineHeads heads;

  Queue(LineHeads heads) {
    this.heads = heads;
  }

  /** Lets those whose time has come stand in line. */
  public Uni<Void> ripen(Work work, UUID campaignId) {
    return work.sql()
        .preparedQuery(QueueStatements.RIPEN)
        .execute(Tuple.of(campaignId))
        .replaceWithVoid();
  }

  /**
   * How many leads of a campaign are due, counted no further than asked.
   *
   * @param open the patterns of those who may be called now
   */
  public Uni<Integer> due(Work work, UUID campaignId, Collection<UUID> open, int atMost) {
    return due(work, campaignId, Share.all(open), atMost);
  }

  /** How many leads of a share of the queue are due, counted no further than asked. */
  public Uni<Integer> due(Work work, UUID campaignId, Share share, int atMost) {
    Tuple values = Tuple.of(campaignId, atMost, share.places());
    return work.sql()
        .preparedQuery(
            share.isWhole() ? QueueStatements.COUNT_DUE : QueueStatements.COUNT_DUE_PASSING)
        .execute(share.after(heads.of(campaignId, share.accountId()).after(values)))
        .map(rows -> Math.min(atMost, rows.iterator().next().getLong(0).intValue()));
  }

  /**
   * Takes the next leads of a campaign, one for each call id, or fewer where fewer are due.
   *
   * @param open the patterns of those who may be called now
   */
  public Uni<List<Claimed>> claim(
      Work work, UUID campaignId, Collection<UUID> open, List<UUID> callIds) {
    return claim(work, campaignId, Share.all(open), callIds);
  }

  /**
   * Takes the next leads of a share of the queue. Claims, one after the other, are the last that
   * their transaction does to the queue: the snapshot that is remembered with the heads of the
   * lines holds a transaction's own writes for seen.
   */
  public Uni<List<Claimed>> claim(Work work, UUID campaignId, Share share, List<UUID> callIds) {
    return callIds.isEmpty()
        ? Uni.createFrom().item(List.of())
        : work.sql()
            .preparedQuery(share.isWhole() ? QueueStatements.CLAIM : QueueStatements.CLAIM_PASSING)
            .execute(values(campaignId, share, callIds))
            .invoke(rows -> work.afterCommit(() -> keep(campaignId, share, rows)))
            .map(Queue::claimed);
  }

  private void keep(UUID campaignId, Share share, RowSet<Row> rows) {
    heads.keep(campaignId, share.accountId(), heads(rows));
  }

  /** The parameters of a claim. */
  Tuple values(UUID campaignId, Share share, List<UUID> callIds) {
    Tuple values = Tuple.of(campaignId, callIds.toArray(UUID[]::new), share.places());
    return share.after(heads.of(campaignId, share.accountId()).after(values));
  }

  private static List<Claimed> claimed(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .filter(row -> row.getUUID("id") != null)
        .map(Queue::claimed)
        .sorted()
        .toList();
  }

  private static Heads heads(RowSet<Row> rows) {
    List<Row> ends =
        StreamSupport.stream(rows.spliterator(), false)
            .filter(row -> row.getUUID("id") == null)
            .toList();
    return ends.isEmpty()
        ? Heads.UNKNOWN
        : new Heads(
            ends.get(0).getString("seen"),
            ends.stream().map(Queue::head).toList(),
            ends.get(0).getLong("left"));
  }

  private static Head head(Row row) {
    return new Head(
        row.getUUID("pattern_id"),
        row.getShort("list"),
        row.getShort("tier"),
        row.getLong("rank"),
        row.getUUID("head"),
        row.getShort("upto"));
  }

  static Claimed claimed(Row row) {
    return new Claimed(
        row.getUUID("id"),
        row.getUUID("call_id"),
        new PhoneNumber(row.getString("phone")),
        row.getUUID("pattern_id"),
        row.getUUID("callback_agent_id"),
        row.getLong("n"));
  }

  /**
   * A lead that was taken for a call.
   *
   * @param patternId where it may be
   * @param promisedBy the agent who promised it this call; null where nobody did
   * @param place its place among those taken with it
   */
  public record Claimed(
      UUID leadId,
      UUID callId,
      PhoneNumber phone,
      UUID patternId,
      @Nullable UUID promisedBy,
      long place)
      implements Comparable<Claimed> {
    @Override
    public int compareTo(Claimed other) {
      return Long.compare(place, other.place);
    }
  }
}
