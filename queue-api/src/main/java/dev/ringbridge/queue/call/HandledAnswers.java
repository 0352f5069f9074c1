package dev.ringbridge.queue.call;

import dev.ringbridge.foundation.database.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The answers that were handled, until they are judged. */
@ApplicationScoped
public class HandledAnswers {
  private static final String KEEP =
      """
      insert into queue.handled_answers (call_id, organization_id, branch_id, late)
      select * from jsonb_to_recordset($1::jsonb)
        as r(call_id uuid, organization_id uuid, branch_id uuid, late boolean)
          on conflict (call_id) do nothing""";

  private static final String TAKE =
      """
      with taken as (
        delete from queue.handled_answers
         where call_id in (select call_id from queue.handled_answers order by call_id limit 20000 for update skip locked)
        returning organization_id, branch_id, late)
      select organization_id, min(branch_id::text)::uuid as branch_id, count(*) as handled, count(*) filter (where late) as late
        from taken group by organization_id order by organization_id""";

  Uni<Void> keep(Work work, Collection<HandledAnswer> answers) {
    if (answers.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    JsonArray rows = new JsonArray();
    answers.forEach(answer -> rows.add(row(answer)));
    return work.sql().preparedQuery(KEEP).execute(Tuple.of(rows)).replaceWithVoid();
  }

  private static JsonObject row(HandledAnswer answer) {
    return new JsonObject()
        .put("call_id", answer.call().callId().toString())
        .put("organization_id", answer.call().tenancy().organizationId().toString())
        .put("branch_id", answer.call().tenancy().branchId().toString())
        .put("late", answer.late());
  }

  /** Takes what nobody judged yet: each is counted once. */
  public Uni<List<Taken>> take(Work work) {
    return work.sql()
        .query(TAKE)
        .execute()
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(HandledAnswers::of).toList());
  }

  private static Taken of(Row row) {
    return new Taken(
        row.getUUID("organization_id"),
        row.getUUID("branch_id"),
        row.getInteger("handled"),
        row.getInteger("late"));
  }

  /**
   * The answers of an organization.
   *
   * @param branchId a branch of it
   * @param handled how many
   * @param late how many of them late
   */
  public record Taken(UUID organizationId, UUID branchId, int handled, int late) {}
}
