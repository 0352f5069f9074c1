package dev.ringbridge.telephony.guard;

import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.telephony.guard.GuardViews.AccountLimits;
import dev.ringbridge.telephony.guard.GuardViews.GuardEventPage;
import dev.ringbridge.telephony.guard.GuardViews.GuardView;
import dev.ringbridge.telephony.guard.GuardViews.NewPlacingStop;
import dev.ringbridge.telephony.guard.GuardViews.OrganizationLimits;
import dev.ringbridge.telephony.guard.GuardViews.PlacingRelease;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What calls may cost, and the switch that stops all placing. */
@Path("/api/v1/carrier-guard")
@RolesAllowed("ADMIN")
@Tag(name = "Carriers")
@Produces(MediaType.APPLICATION_JSON)
class CarrierGuardResource {
  private final CallerSource caller;
  private final ReadingGuard reading;
  private final SettingLimits limits;
  private final StoppingPlacing stopping;

  CarrierGuardResource(
      CallerSource caller, ReadingGuard reading, SettingLimits limits, StoppingPlacing stopping) {
    this.caller = caller;
    this.reading = reading;
    this.limits = limits;
    this.stopping = stopping;
  }

  @GET
  @RolesAllowed({"ADMIN", "SUPERVISOR"})
  @Operation(
      operationId = "getCarrierGuard",
      summary = "What calls may cost and do, and whether all placing is stopped")
  public Uni<GuardView> get() {
    return reading.get(caller.get());
  }

  @PUT
  @Path("/limits")
  @Operation(
      operationId = "setOrganizationLimits",
      summary = "Say what all accounts may spend together; what is left out is unlimited")
  public Uni<GuardView> limit(@Valid @NotNull OrganizationLimits wanted) {
    return limits.ofOrganization(caller.get(), wanted).chain(() -> reading.get(caller.get()));
  }

  @PUT
  @Path("/accounts/{accountId}/limits")
  @Operation(
      operationId = "setAccountLimits",
      summary =
          "Say what an account may spend, and what calls cost with it; what is left out is unlimited")
  public Uni<GuardView> limit(
      @PathParam("accountId") UUID accountId, @Valid @NotNull AccountLimits wanted) {
    return limits.ofAccount(caller.get(), accountId, wanted).chain(() -> reading.get(caller.get()));
  }

  @DELETE
  @Path("/accounts/{accountId}/limits")
  @Operation(
      operationId = "removeAccountLimits",
      summary = "Let an account have the limits of the installation again")
  public Uni<GuardView> unlimit(@PathParam("accountId") UUID accountId) {
    return limits.remove(caller.get(), accountId).chain(() -> reading.get(caller.get()));
  }

  @POST
  @Path("/stop")
  @RolesAllowed({"ADMIN", "SUPERVISOR"})
  @Operation(
      operationId = "stopPlacing",
      summary =
          "Stop all placing of the organization at once, whoever asks for it; calls that are going on are not ended")
  public Uni<GuardView> stop(@Valid @NotNull NewPlacingStop wanted) {
    return stopping.stop(caller.get(), wanted.reason()).chain(() -> reading.get(caller.get()));
  }

  @POST
  @Path("/release")
  @Operation(operationId = "releasePlacing", summary = "Let calls be placed again")
  public Uni<GuardView> release(@Valid @NotNull PlacingRelease wanted) {
    return stopping.release(caller.get(), wanted).chain(() -> reading.get(caller.get()));
  }

  @GET
  @Path("/changes")
  @Operation(
      operationId = "listGuardChanges",
      summary = "Who changed limits, stopped placing and released it, newest first")
  public Uni<GuardEventPage> changes(
      @QueryParam("cursor") @Nullable UUID cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    return reading.changes(caller.get(), cursor, limit);
  }
}
