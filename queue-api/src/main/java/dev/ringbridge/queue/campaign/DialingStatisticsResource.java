package dev.ringbridge.queue.campaign;

import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How much is dialed and how many people answer. */
@Path("/api/v1/dialing-statistics")
@RolesAllowed({"ADMIN", "SUPERVISOR", "VIEWER"})
@Tag(name = "Campaigns")
class DialingStatisticsResource {
  private final Database database;
  private final DialedMinutes minutes;
  private final Clock clock;
  private final CallerSource caller;

  DialingStatisticsResource(
      @InQueue Database database, DialedMinutes minutes, Clock clock, CallerSource caller) {
    this.database = database;
    this.minutes = minutes;
    this.clock = clock;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "getDialingStatistics",
      summary =
          "Calls an hour and the share that people answer, over the last hour and today, of a campaign or of all")
  public Uni<DialingStatistics> get(@QueryParam("campaignId") @Nullable UUID campaignId) {
    UUID organization = caller.get().organizationId();
    return database.inOrganization(
        organization,
        work ->
            refuseUnknown(work, campaignId)
                .chain(() -> minutes.until(work, organization, campaignId, clock.instant())));
  }

  private Uni<Void> refuseUnknown(Work work, @Nullable UUID campaignId) {
    return campaignId == null
        ? Uni.createFrom().voidItem()
        : minutes
            .knows(work, campaignId)
            .invoke(DialingStatisticsResource::refuse)
            .replaceWithVoid();
  }

  private static void refuse(boolean known) {
    if (!known) {
      throw Refusal.notFound("campaign");
    }
  }
}
