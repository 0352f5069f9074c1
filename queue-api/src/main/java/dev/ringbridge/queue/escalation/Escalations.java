package dev.ringbridge.queue.escalation;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.core.lead.FollowUp.EscalationResolved;
import dev.ringbridge.core.lead.FollowUp.LeadEscalated;
import dev.ringbridge.foundation.database.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The leads that were put before the supervisors, one entry for each call. */
@ApplicationScoped
public class Escalations {
  /** An agent who says so again after they had said something else opens the entry again. */
  private static final String OPEN =
      """
      insert into queue.escalations as e (id, organization_id, branch_id, call_id, campaign_id, lead_id, agent_id, reason, note)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
          on conflict (call_id) do update
         set state = 'OPEN', reason = excluded.reason, note = excluded.note, resolved_at = null
       where e.state = 'WITHDRAWN'
      returning id""";

  private static final String WITHDRAW =
      """
      update queue.escalations set state = 'WITHDRAWN', resolved_at = now()
       where call_id = $1 and state = 'OPEN' returning id""";

  private static final String RESOLVE =
      """
      update queue.escalations set state = $2, resolved_by = $3, resolution_note = $4, resolved_at = now()
       where id = $1 and state = 'OPEN' returning *""";

  private static final String SELECT =
      """
      select e.*, l.name as lead_name, u.name as agent_name
        from queue.escalations e
        left join queue.leads l on l.id = e.lead_id
        left join queue.users u on u.id = e.agent_id
      """;
  private static final String PAGE =
      SELECT
          + """
             where ($1::uuid is null or e.id < $1) and ($2::text is null or e.state = $2)
             order by e.id desc limit $3""";
  private static final String GET = SELECT + " where e.id = $1";

  private final Ids ids;

  Escalations(Ids ids) {
    this.ids = ids;
  }

  /** Puts a lead before the supervisors, and tells of it; it is there once for each call. */
  public Uni<Void> open(Work work, Escalated wanted, Instant now) {
    CallRef call = wanted.call();
    Tuple values =
        Tuple.tuple()
            .addUUID(ids.next())
            .addUUID(call.tenancy().organizationId())
            .addUUID(call.tenancy().branchId())
            .addUUID(call.callId())
            .addUUID(call.campaignId())
            .addUUID(call.leadId())
            .addUUID(wanted.agentId())
            .addString(wanted.reason())
            .addString(wanted.note());
    return work.sql()
        .preparedQuery(OPEN)
        .execute(values)
        .invoke(
            rows ->
                ids(rows)
                    .forEach(
                        id -> work.publish(new LeadEscalated(call, id, wanted.agentId(), now))))
        .replaceWithVoid();
  }

  /** Takes a lead off the list because the agent said something else of the call. */
  public Uni<Void> withdraw(Work work, CallRef call, Instant now) {
    return work.sql()
        .preparedQuery(WITHDRAW)
        .execute(Tuple.of(call.callId()))
        .invoke(
            rows ->
                ids(rows)
                    .forEach(
                        id -> work.publish(new EscalationResolved(call, id, false, null, now))))
        .replaceWithVoid();
  }

  private static List<UUID> ids(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(row -> row.getUUID("id")).toList();
  }

  /** Takes a lead off the list; empty where it is not on it any more. */
  Uni<Optional<CallRef>> resolve(Work work, UUID id, EscalationState state, UUID by, String note) {
    return work.sql()
        .preparedQuery(RESOLVE)
        .execute(Tuple.of(id, state.name(), by, note))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(Escalations::call).findFirst());
  }

  private static CallRef call(Row row) {
    return new CallRef(
        row.getUUID("call_id"),
        row.getUUID("campaign_id"),
        row.getUUID("lead_id"),
        new Tenancy(row.getUUID("organization_id"), row.getUUID("branch_id")));
  }

  Uni<List<Escalation>> page(
      Work work, @Nullable UUID before, @Nullable EscalationState state, int size) {
    Tuple values =
        Tuple.tuple()
            .addUUID(before)
            .addString(state == null ? null : state.name())
            .addInteger(size);
    return work.sql().preparedQuery(PAGE).execute(values).map(Escalations::views);
  }

  Uni<Optional<Escalation>> get(Work work, UUID id) {
    return work.sql()
        .preparedQuery(GET)
        .execute(Tuple.of(id))
        .map(rows -> views(rows).stream().findFirst());
  }

  private static List<Escalation> views(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(Escalation::of).toList();
  }

  /**
   * What is to be put before the supervisors.
   *
   * @param reason the label of the disposition
   */
  public record Escalated(CallRef call, @Nullable UUID agentId, String reason, String note) {}
}
