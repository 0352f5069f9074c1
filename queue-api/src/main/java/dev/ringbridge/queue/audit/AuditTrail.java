package dev.ringbridge.queue.audit;

import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What people did, written in the transaction in which they did it and never changed. */
@ApplicationScoped
public class AuditTrail {
  private static final String KEEP =
      """
      insert into queue.audit_entries (id, organization_id, branch_id, user_id, user_name, action, subject_id, subject, details)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";
  private static final String PAGE =
      """
      select * from queue.audit_entries
       where ($1::uuid is null or id < $1) order by id desc limit $2""";

  private final Ids ids;

  AuditTrail(Ids ids) {
    this.ids = ids;
  }

  /** Something done to the organization as a whole. */
  public Uni<Void> keep(Work work, Caller caller, AuditAction action, JsonObject details) {
    return keep(work, caller, action, null, "", details);
  }

  /** Something done to one thing, which has this name now. */
  public Uni<Void> keep(
      Work work, Caller caller, AuditAction action, UUID subjectId, String subject) {
    return keep(work, caller, action, subjectId, subject, new JsonObject());
  }

  private Uni<Void> keep(
      Work work,
      Caller caller,
      AuditAction action,
      @Nullable UUID subjectId,
      String subject,
      JsonObject details) {
    Tuple values =
        Tuple.tuple()
            .addUUID(ids.next())
            .addUUID(caller.organizationId())
            .addUUID(caller.tenancy().branchId())
            .addUUID(caller.userId())
            .addString(caller.name())
            .addString(action.name())
            .addUUID(subjectId)
            .addString(subject)
            .addJsonObject(details);
    return work.sql().preparedQuery(KEEP).execute(values).replaceWithVoid();
  }

  Uni<List<AuditEntry>> page(Work work, @Nullable UUID before, int size) {
    return work.sql()
        .preparedQuery(PAGE)
        .execute(Tuple.of(before, size))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(AuditEntry::of).toList());
  }
}
