package dev.ringbridge.queue.manual;

import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.Page;
import dev.ringbridge.queue.idempotency.Idempotent;
import dev.ringbridge.queue.preview.PreviewView;
import dev.ringbridge.queue.preview.Previews;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The leads that are shown to agents before they are dialed. */
@Path("/api/v1/previews")
@RolesAllowed("AGENT")
@Tag(name = "Calls")
class PreviewsResource {
  private final Database database;
  private final Previews previews;
  private final DecidingPreviews deciding;
  private final CallerSource caller;

  PreviewsResource(
      @InQueue Database database,
      Previews previews,
      DecidingPreviews deciding,
      CallerSource caller) {
    this.database = database;
    this.previews = previews;
    this.deciding = deciding;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({"ADMIN", "SUPERVISOR"})
  @Operation(
      operationId = "listPreviews",
      summary = "Which leads were shown to agents, and what they decided, newest first")
  public Uni<Page<PreviewView>> list(
      @QueryParam("leadId") @Nullable UUID leadId,
      @QueryParam("campaignId") @Nullable UUID campaignId,
      @QueryParam("cursor") @Nullable UUID cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    Previews.Filter filter = new Previews.Filter(leadId, campaignId);
    return database
        .inOrganization(
            caller.get().organizationId(), work -> previews.page(work, filter, cursor, limit + 1))
        .map(read -> Page.of(read, limit, PreviewView::callId));
  }

  @GET
  @Path("/current")
  @Operation(
      operationId = "getCurrentPreview",
      summary = "The lead that is shown to the agent who asks")
  public Uni<PreviewView> current() {
    Caller agent = caller.get();
    return database
        .inOrganization(agent.organizationId(), work -> previews.currentOf(work, agent.userId()))
        .map(found -> found.orElseThrow(() -> Refusal.notFound("preview")));
  }

  @POST
  @Path("/{callId}/accept")
  @Idempotent
  @Cancellable(false)
  @Operation(
      operationId = "acceptPreview",
      summary = "Dial the lead; a refusal names the rule that stands against it now")
  public Uni<PreviewView> accept(@PathParam("callId") UUID callId) {
    return deciding.accept(caller.get(), callId).chain(() -> view(callId));
  }

  @POST
  @Path("/{callId}/skip")
  @Idempotent
  @Cancellable(false)
  @Operation(
      operationId = "skipPreview",
      summary = "Pass over the lead; it is due again after the campaign's skipMinutes")
  public Uni<PreviewView> skip(@PathParam("callId") UUID callId, @Valid Skip skip) {
    String reason = skip.reason() == null ? "" : skip.reason();
    return deciding.skip(caller.get(), callId, reason).chain(() -> view(callId));
  }

  private Uni<PreviewView> view(UUID callId) {
    return database
        .inOrganization(caller.get().organizationId(), work -> previews.view(work, callId))
        .map(found -> found.orElseThrow(() -> Refusal.notFound("preview")));
  }

  /**
   * Why a lead is passed over.
   *
   * @param reason in the agent's words, for the lead's history
   */
  record Skip(@Nullable @Size(max = 200) String reason) {}
}
