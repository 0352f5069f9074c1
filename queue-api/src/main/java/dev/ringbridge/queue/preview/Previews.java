package dev.ringbridge.queue.preview;

import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.preview.PreviewEnd;
import dev.ringbridge.foundation.database.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The leads that are, or were, shown to agents before they were dialed. */
@ApplicationScoped
public class Previews {
  private static final String OFFER =
      """
      insert into queue.previews (call_id, organization_id, branch_id, campaign_id, lead_id, agent_id, epoch, until, dials)
      select p.call_id, c.organization_id, c.branch_id, c.id, p.lead_id, p.agent_id, p.epoch,
             now() + c.preview_seconds * interval '1 second', c.preview_dials
        from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::bigint[]) as p(call_id, lead_id, agent_id, epoch)
        join queue.campaigns c on c.id = $1
      returning *, now() as now""";

  private static final String FIND =
      "select *, now() as now from queue.previews where call_id = $1";
  private static final String LOCK =
      "select *, clock_timestamp() as now from queue.previews where call_id = $1 for update";
  private static final String OF_AGENT =
      """
      select *, now() as now from queue.previews
       where agent_id = $1 and outcome is null order by call_id desc limit 1""";
  private static final String OPEN =
      "select *, now() as now from queue.previews where outcome is null order by until limit 1000";

  private static final String END =
      """
      update queue.previews set outcome = $2, reason = $3, ended_at = clock_timestamp()
       where call_id = $1 and outcome is null
      returning *, clock_timestamp() as now""";

  /** The call was taken back by a pause, a suppression or a skip. */
  private static final String WITHDRAW_ENDED =
      """
      update queue.previews p set outcome = 'WITHDRAWN', ended_at = clock_timestamp()
        from queue.calls c
       where p.outcome is null and c.id = p.call_id and c.state = 'ENDED'
      returning p.*, clock_timestamp() as now""";

  private static final String PAGE =
      """
      select * from queue.previews
       where ($1::uuid is null or call_id < $1) and ($2::uuid is null or lead_id = $2)
         and ($3::uuid is null or campaign_id = $3)
       order by call_id desc limit $4""";

  /** Shows the leads of these calls to the agents they are reserved for. */
  public Uni<Void> offer(Work work, UUID campaignId, List<PlaceCall> calls) {
    List<PlaceCall> reserved = calls.stream().filter(one -> one.reservation() != null).toList();
    List<Reservation> agents =
        reserved.stream().map(PlaceCall::reservation).filter(Objects::nonNull).toList();
    Tuple values =
        Tuple.tuple()
            .addUUID(campaignId)
            .addArrayOfUUID(reserved.stream().map(one -> one.call().callId()).toArray(UUID[]::new))
            .addArrayOfUUID(reserved.stream().map(one -> one.call().leadId()).toArray(UUID[]::new))
            .addArrayOfUUID(agents.stream().map(Reservation::agentId).toArray(UUID[]::new))
            .addArrayOfLong(agents.stream().map(Reservation::epoch).toArray(Long[]::new));
    return work.sql()
        .preparedQuery(OFFER)
        .execute(values)
        .invoke(rows -> list(rows).forEach(one -> work.publish(one.offered())))
        .replaceWithVoid();
  }

  /** One of them, as it is. */
  public Uni<Optional<Preview>> find(Work work, UUID callId) {
    return one(work, FIND, callId);
  }

  /** One of them, locked until the transaction ends. */
  public Uni<Optional<Preview>> lock(Work work, UUID callId) {
    return one(work, LOCK, callId);
  }

  /** What an agent is shown now. */
  public Uni<Optional<PreviewView>> currentOf(Work work, UUID agentId) {
    return views(work, OF_AGENT, agentId);
  }

  /** One of them, as people see it. */
  public Uni<Optional<PreviewView>> view(Work work, UUID callId) {
    return views(work, FIND, callId);
  }

  private static Uni<Optional<PreviewView>> views(Work work, String statement, UUID id) {
    return work.sql()
        .preparedQuery(statement)
        .execute(Tuple.of(id))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(PreviewView::of).findFirst());
  }

  private static Uni<Optional<Preview>> one(Work work, String statement, UUID id) {
    return work.sql()
        .preparedQuery(statement)
        .execute(Tuple.of(id))
        .map(rows -> list(rows).stream().findFirst());
  }

  /** Those that nobody decided yet, the most urgent first. */
  public Uni<List<Preview>> open(Work work) {
    return work.sql().query(OPEN).execute().map(Previews::list);
  }

  /** Ends one that is open, and tells; nothing happens to one that is ended. */
  public Uni<Void> end(Work work, UUID callId, PreviewEnd end, String reason) {
    return work.sql()
        .preparedQuery(END)
        .execute(Tuple.of(callId, end.name(), reason))
        .invoke(rows -> list(rows).forEach(one -> work.publish(one.closed(end))))
        .replaceWithVoid();
  }

  /** Ends those whose call was taken back. */
  public Uni<Void> withdrawEnded(Work work) {
    return work.sql()
        .query(WITHDRAW_ENDED)
        .execute()
        .invoke(rows -> list(rows).forEach(one -> work.publish(one.closed(PreviewEnd.WITHDRAWN))))
        .replaceWithVoid();
  }

  /** What was shown and decided, newest first. */
  public Uni<List<PreviewView>> page(Work work, Filter filter, @Nullable UUID before, int size) {
    Tuple values =
        Tuple.tuple()
            .addUUID(before)
            .addUUID(filter.leadId())
            .addUUID(filter.campaignId())
            .addInteger(size);
    return work.sql()
        .preparedQuery(PAGE)
        .execute(values)
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(PreviewView::of).toList());
  }

  private static List<Preview> list(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(Preview::of).toList();
  }

  /** Which ones one looks for; null asks for all. */
  public record Filter(@Nullable UUID leadId, @Nullable UUID campaignId) {}
}
