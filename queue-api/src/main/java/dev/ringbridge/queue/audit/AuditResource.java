package dev.ringbridge.queue.audit;

import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who did what. */
@Path("/api/v1/audit-entries")
@RolesAllowed("ADMIN")
@Tag(name = "Audit")
class AuditResource {
  private final Database database;
  private final AuditTrail trail;
  private final CallerSource caller;

  AuditResource(@InQueue Database database, AuditTrail trail, CallerSource caller) {
    this.database = database;
    this.trail = trail;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listAuditEntries",
      summary =
          "Who did what: to campaigns and their rules, the do-not-call list, consents and users; newest first, a page at a time")
  public Uni<Page<AuditEntry>> list(
      @QueryParam("cursor") @Nullable UUID cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    return database
        .inOrganization(caller.get().organizationId(), work -> trail.page(work, cursor, limit + 1))
        .map(read -> Page.of(read, limit, AuditEntry::id));
  }
}
