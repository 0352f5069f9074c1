package dev.ringbridge.queue.audit;

import dev.ringbridge.core.audit.AuditAction;
import dev.ringbridge.core.audit.PersonActed;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.json.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What people did, written in the transaction in which they did it and never changed. */
@ApplicationScoped
public class AuditTrail {
  private static final String KEEP =
      """
      insert into queue.audit_entries (id, organization_id, branch_id, user_id, user_name, action, subject_id, subject, details)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

  /** What a campaign is called is looked up; nothing is written of one that is not there. */
  private static final String KEEP_OF_CAMPAIGN =
      """
      insert into queue.audit_entries (id, organization_id, branch_id, user_id, user_name, action, subject_id, subject, details)
      select $1, $2, $3, $4, $5, $6, c.id, c.name, $8 from queue.campaigns c where c.id = $7""";

  /**
   * The same for Hibernate, which would write a text that is bound as jsonb as a string in quotes.
   */
  private static final String KEEP_NAMED =
      """
      insert into queue.audit_entries (id, organization_id, branch_id, user_id, user_name, action, subject_id, subject, details)
      values (:id, :organization, :branch, :user, :name, :action, :subject, :called, cast(cast(:details as text) as jsonb))""";

  /** Told twice, it is written once. */
  private static final String KEEP_TOLD =
      """
      insert into queue.audit_entries (id, organization_id, branch_id, at, user_id, user_name, action, subject_id, subject, details)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
          on conflict (id) do nothing""";

  private static final String PAGE =
      """
      select * from queue.audit_entries
       where ($1::uuid is null or id < $1) order by id desc limit $2""";

  private final Ids ids;

  AuditTrail(Ids ids) {
    this.ids = ids;
  }

  /** That one thing is different, as details: from what to what. */
  public static JsonObject change(String what, Object before, Object after) {
    JsonArray both = new JsonArray().add(json(before)).add(json(after));
    return new JsonObject().put("changes", new JsonObject().put(what, both));
  }

  /** Something as it is written into details. */
  public static Object json(Object value) {
    return Json.MAPPER.convertValue(value, Object.class);
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

  /** The same with what else belongs to it. */
  public Uni<Void> keep(
      Work work, Caller caller, AuditAction action, Thing thing, JsonObject details) {
    return keep(work, caller, action, thing.id(), thing.name(), details);
  }

  /** Something done to a campaign, by its id. */
  public Uni<Void> keepOfCampaign(
      Work work, Caller caller, AuditAction action, UUID campaignId, JsonObject details) {
    Tuple values =
        Tuple.tuple()
            .addUUID(ids.next())
            .addUUID(caller.organizationId())
            .addUUID(caller.tenancy().branchId())
            .addUUID(caller.userId())
            .addString(caller.name())
            .addString(action.name())
            .addUUID(campaignId)
            .addJsonObject(details);
    return work.sql().preparedQuery(KEEP_OF_CAMPAIGN).execute(values).replaceWithVoid();
  }

  /** The same in a transaction of Hibernate. */
  public Uni<Void> keep(
      Mutiny.Session session,
      Caller caller,
      AuditAction action,
      UUID subjectId,
      String subject,
      JsonObject details) {
    return session
        .createNativeQuery(KEEP_NAMED)
        .setParameter("id", ids.next())
        .setParameter("organization", caller.organizationId())
        .setParameter("branch", caller.tenancy().branchId())
        .setParameter("user", caller.userId())
        .setParameter("name", caller.name())
        .setParameter("action", action.name())
        .setParameter("subject", subjectId)
        .setParameter("called", subject)
        .setParameter("details", details.encode())
        .executeUpdate()
        .replaceWithVoid();
  }

  /** Something that was done in another service. */
  Uni<Void> keep(Work work, PersonActed deed) {
    Tuple values =
        Tuple.tuple()
            .addUUID(deed.id())
            .addUUID(deed.tenancy().organizationId())
            .addUUID(deed.tenancy().branchId())
            .addOffsetDateTime(deed.at().atOffset(ZoneOffset.UTC))
            .addUUID(deed.userId())
            .addString(deed.userName())
            .addString(deed.action().name())
            .addUUID(deed.subjectId())
            .addString(deed.subject())
            .addJsonObject(ToldDetails.of(deed));
    return work.sql().preparedQuery(KEEP_TOLD).execute(values).replaceWithVoid();
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

  /**
   * What something was done to.
   *
   * @param name what it is called now
   */
  public record Thing(UUID id, String name) {}
}
