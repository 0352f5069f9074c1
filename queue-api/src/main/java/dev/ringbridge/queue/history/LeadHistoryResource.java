package dev.ringbridge.queue.history;

import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Everything that was decided about a lead. */
@Path("/api/v1/leads/{id}/history")
@RolesAllowed({"ADMIN", "SUPERVISOR"})
@Tag(name = "Explanations")
class LeadHistoryResource {
  private final Database database;
  private final LeadHistory history;
  private final CallerSource caller;

  LeadHistoryResource(@InQueue Database database, LeadHistory history, CallerSource caller) {
    this.database = database;
    this.history = history;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listLeadHistory",
      summary =
          "Every decision about a lead, newest first, a page at a time: where it came from, each call and why, what moved"
              + " its time and by which rules, what it agreed to, and who said that it must not be called")
  public Uni<HistoryPage> list(
      @PathParam("id") UUID id,
      @QueryParam("cursor") @Nullable @Size(max = 100) String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    HistoryCursor after = HistoryCursor.read(cursor);
    return database.inOrganization(
        caller.get().organizationId(),
        work ->
            history
                .isOf(work, id)
                .invoke(LeadHistoryResource::refuseUnknown)
                .chain(() -> history.page(work, id, after, limit + 1))
                .map(read -> HistoryPage.of(read, limit)));
  }

  private static void refuseUnknown(boolean known) {
    if (!known) {
      throw Refusal.notFound("lead");
    }
  }

  /**
   * A page of a lead's history.
   *
   * @param nextCursor asks for the page after it; null on the last
   */
  record HistoryPage(List<HistoryEntry> items, @Nullable String nextCursor) {
    static HistoryPage of(List<HistoryEntry> read, int limit) {
      List<HistoryEntry> items = read.size() <= limit ? read : read.subList(0, limit);
      return new HistoryPage(
          List.copyOf(items),
          read.size() <= limit ? null : HistoryCursor.of(items.get(limit - 1)).toString());
    }
  }
}
