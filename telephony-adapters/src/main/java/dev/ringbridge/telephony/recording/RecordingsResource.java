package dev.ringbridge.telephony.recording;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.recording.RecordingViews.ListenList;
import dev.ringbridge.telephony.recording.RecordingViews.RecordingDeletion;
import dev.ringbridge.telephony.recording.RecordingViews.RecordingLink;
import dev.ringbridge.telephony.recording.RecordingViews.RecordingList;
import dev.ringbridge.telephony.recording.RecordingViews.RecordingView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/** The recordings of calls, each under its call's id. */
@Path("/api/v1/recordings")
@RolesAllowed({"AGENT", "SUPERVISOR", "ADMIN"})
@Tag(name = "Recordings")
@Produces(MediaType.APPLICATION_JSON)
class RecordingsResource {
  private static final int MOST = 200;

  private final Database database;
  private final RecordingRows rows;
  private final LinkRows links;
  private final RecordingActs acts;
  private final CallerSource caller;

  RecordingsResource(
      @InTelephony Database database,
      RecordingRows rows,
      LinkRows links,
      RecordingActs acts,
      CallerSource caller) {
    this.database = database;
    this.rows = rows;
    this.links = links;
    this.acts = acts;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({"AGENT", "SUPERVISOR", "ADMIN", "VIEWER"})
  @Operation(
      operationId = "listRecordings",
      summary = "The recordings of a lead's calls, the last first",
      description = "At most 200. Agents see those of the calls that they had.")
  public Uni<RecordingList> list(@QueryParam("leadId") @NotNull UUID leadId) {
    Caller who = caller.get();
    return database
        .inOrganization(who.organizationId(), work -> rows.ofLead(work, leadId, MOST))
        .map(found -> found.stream().filter(one -> maySee(who, one)).toList())
        .map(RecordingList::of);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({"AGENT", "SUPERVISOR", "ADMIN", "VIEWER"})
  @Operation(operationId = "getRecording", summary = "The recording of a call")
  public Uni<RecordingView> find(@PathParam("id") UUID id) {
    Caller who = caller.get();
    return database
        .inOrganization(who.organizationId(), work -> rows.find(work, id))
        .map(
            found ->
                found
                    .filter(one -> maySee(who, one))
                    .orElseThrow(() -> Refusal.notFound("recording")))
        .map(RecordingView::of);
  }

  private static boolean maySee(Caller who, Recording recording) {
    return who.role() != Role.AGENT || recording.agentId().equals(who.userId());
  }

  @POST
  @Path("/{id}/links")
  @Operation(
      operationId = "linkRecording",
      summary = "Get a link to listen to a recording",
      description =
          "It is the caller's, and valid for a quarter of an hour; each listening is written down. Agents get"
              + " links to their own calls where the recording settings allow it.")
  public Uni<RecordingLink> link(@PathParam("id") UUID id) {
    return acts.listening().link(caller.get(), id);
  }

  @GET
  @Path("/{id}/listens")
  @RolesAllowed({"SUPERVISOR", "ADMIN"})
  @Operation(
      operationId = "listListens",
      summary = "Who asked for links to a recording, and how often they were played")
  public Uni<ListenList> listens(@PathParam("id") UUID id) {
    return database.inOrganization(caller.get().organizationId(), work -> links.ofCall(work, id));
  }

  @POST
  @Path("/{id}/deletion")
  @RolesAllowed("ADMIN")
  @Operation(
      operationId = "deleteRecording",
      summary = "Delete a recording for good, here and at the carrier",
      description = "That it was, who deleted it and why stays; links to it end at once.")
  public Uni<RecordingView> delete(
      @PathParam("id") UUID id, @Valid @NotNull RecordingDeletion deletion) {
    return acts.deleting().delete(caller.get(), id, deletion.reason()).map(RecordingView::of);
  }

  @POST
  @Path("/{id}/pause")
  @Operation(
      operationId = "pauseRecording",
      summary = "Pause the recording of a call that goes on",
      description = "What is said meanwhile is silence in it. Agents pause their own calls.")
  public Uni<RecordingView> pause(@PathParam("id") UUID id) {
    return acts.pausing().pause(caller.get(), id, true).map(RecordingView::of);
  }

  @POST
  @Path("/{id}/resume")
  @Operation(operationId = "resumeRecording", summary = "Go on with a recording that is paused")
  public Uni<RecordingView> resume(@PathParam("id") UUID id) {
    return acts.pausing().pause(caller.get(), id, false).map(RecordingView::of);
  }

  /** For players, which send no token: the link says who listens. */
  @GET
  @Path("/{id}/media")
  @PermitAll
  @Produces("audio/x-wav")
  @Operation(
      operationId = "playRecording",
      summary = "Listen to a recording through a link",
      description = "A part of it, where a Range is asked for.")
  @APIResponse(responseCode = "200", description = "All of it")
  @APIResponse(responseCode = "206", description = "The part that was asked for")
  @APIResponse(responseCode = "403", description = "The link is over (AUTHORIZATION_ERROR)")
  @APIResponse(responseCode = "416", description = "It has no such part")
  public RestMulti<byte[]> play(
      @PathParam("id") UUID id,
      @QueryParam("link") @NotNull UUID link,
      @QueryParam("seal") @NotNull String seal,
      @HeaderParam("Range") @Nullable String range) {
    return RestMulti.fromUniResponse(
        acts.listening().play(id, link, seal, MediaRange.of(range)),
        MediaPart::body,
        MediaPart::headers,
        MediaPart::status);
  }
}
