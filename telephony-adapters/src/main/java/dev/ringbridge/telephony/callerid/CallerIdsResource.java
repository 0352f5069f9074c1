package dev.ringbridge.telephony.callerid;

import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.telephony.callerid.CallerIdViews.CallerIdSettings;
import dev.ringbridge.telephony.callerid.CallerIdViews.CallerIdView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The numbers that calls show. */
@Path("/api/v1/caller-ids")
@RolesAllowed("ADMIN")
@Tag(name = "Carriers")
@Produces(MediaType.APPLICATION_JSON)
class CallerIdsResource {
  private final CallerSource caller;
  private final SettingCallerIds callerIds;

  CallerIdsResource(CallerSource caller, SettingCallerIds callerIds) {
    this.caller = caller;
    this.callerIds = callerIds;
  }

  @GET
  @Operation(
      operationId = "listCallerIds",
      summary = "The numbers that calls may show, what is set for them, and how they do")
  public Uni<List<CallerIdView>> list() {
    return callerIds.list(caller.get());
  }

  @PUT
  @Operation(
      operationId = "setCallerId",
      summary = "Set a number's cap, owner and pools, or let it rest; what is left out is not set")
  public Uni<List<CallerIdView>> set(@Valid @NotNull CallerIdSettings wanted) {
    return callerIds.set(caller.get(), wanted).chain(() -> callerIds.list(caller.get()));
  }
}
