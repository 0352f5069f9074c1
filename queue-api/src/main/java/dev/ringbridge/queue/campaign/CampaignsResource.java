package dev.ringbridge.queue.campaign;

import dev.ringbridge.core.campaign.CampaignState;
import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.queue.Page;
import dev.ringbridge.queue.campaign.CampaignViews.Assignment;
import dev.ringbridge.queue.campaign.CampaignViews.CampaignView;
import dev.ringbridge.queue.campaign.CampaignViews.NewCampaign;
import dev.ringbridge.queue.check.CheckingCampaigns;
import dev.ringbridge.queue.idempotency.Idempotent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The campaigns of an organization. */
@Path("/api/v1/campaigns")
@RolesAllowed("ADMIN")
@Tag(name = "Campaigns")
class CampaignsResource {
  private final ManagingCampaigns managing;
  private final CampaignSwitch power;
  private final CheckingCampaigns checking;
  private final CallerSource caller;

  CampaignsResource(
      ManagingCampaigns managing,
      CampaignSwitch power,
      CheckingCampaigns checking,
      CallerSource caller) {
    this.managing = managing;
    this.power = power;
    this.checking = checking;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({"ADMIN", "SUPERVISOR", "VIEWER"})
  @Operation(
      operationId = "listCampaigns",
      summary = "The campaigns, newest first, a page at a time")
  public Uni<Page<CampaignView>> list(
      @QueryParam("cursor") @Nullable UUID cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    return managing.list(organization(), cursor, limit);
  }

  @POST
  @ResponseStatus(201)
  @Idempotent
  @Cancellable(false)
  @Operation(
      operationId = "createCampaign",
      summary = "Set up a campaign; it does not dial before it is started")
  public Uni<CampaignView> create(@Valid NewCampaign campaign) {
    return managing.create(caller.get(), campaign);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({"ADMIN", "SUPERVISOR", "VIEWER", "AGENT"})
  @Operation(operationId = "getCampaign", summary = "One campaign with its counts")
  public Uni<CampaignView> get(@PathParam("id") UUID id) {
    return managing.get(organization(), id);
  }

  @PUT
  @Path("/{id}")
  @Operation(
      operationId = "changeCampaign",
      summary = "Change a campaign's rules; what is left out stays as it is")
  public Uni<CampaignView> change(@PathParam("id") UUID id, @Valid NewCampaign change) {
    return managing.change(caller.get(), id, change);
  }

  @PUT
  @Path("/{id}/agents")
  @Operation(operationId = "assignAgents", summary = "Say who works in a campaign")
  public Uni<CampaignView> assign(@PathParam("id") UUID id, @Valid Assignment assignment) {
    return managing.assign(caller.get(), id, assignment.agentIds());
  }

  @POST
  @Path("/{id}/start")
  @RolesAllowed({"ADMIN", "SUPERVISOR"})
  @Operation(
      operationId = "startCampaign",
      summary = "Begin, or go on, dialing; refused where the check finds an error")
  public Uni<CampaignView> start(@PathParam("id") UUID id) {
    return checking.refuseHopeless(organization(), id).chain(() -> move(id, CampaignState.RUNNING));
  }

  @POST
  @Path("/{id}/pause")
  @RolesAllowed({"ADMIN", "SUPERVISOR"})
  @Operation(
      operationId = "pauseCampaign",
      summary = "Place no more calls; what rings goes on or is canceled by the campaign's rule")
  public Uni<CampaignView> pause(@PathParam("id") UUID id) {
    return move(id, CampaignState.PAUSED);
  }

  @POST
  @Path("/{id}/stop")
  @Operation(operationId = "stopCampaign", summary = "End a campaign for good")
  public Uni<CampaignView> stop(@PathParam("id") UUID id) {
    return move(id, CampaignState.STOPPED);
  }

  private Uni<CampaignView> move(UUID id, CampaignState state) {
    return power.move(caller.get(), id, state).chain(() -> managing.get(organization(), id));
  }

  private UUID organization() {
    return caller.get().organizationId();
  }
}
