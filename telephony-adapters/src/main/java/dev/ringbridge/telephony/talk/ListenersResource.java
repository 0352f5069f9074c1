package dev.ringbridge.telephony.talk;

import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.telephony.carrier.ListenMode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Supervisors who listen to calls, whisper to agents and talk with both. */
@Path("/api/v1/listeners")
@RolesAllowed({"SUPERVISOR", "ADMIN"})
@Tag(name = "Talks")
@Produces(MediaType.APPLICATION_JSON)
class ListenersResource {
  private final Listening listening;
  private final CallerSource caller;

  ListenersResource(Listening listening, CallerSource caller) {
    this.listening = listening;
    this.caller = caller;
  }

  /**
   * A wish to be in a call.
   *
   * @param callId which
   * @param mode LISTEN: nobody hears you; WHISPER: the agent does; BARGE: the lead, too
   */
  record NewListener(@NotNull UUID callId, @NotNull ListenMode mode) {}

  /** How you are in a call from now on. */
  record ListenChange(@NotNull UUID callId, @NotNull ListenMode mode) {}

  /**
   * Somebody who was in a call, or is.
   *
   * @param loudest the most that they did
   * @param overAt null while they are
   */
  record ListenerView(
      UUID id,
      UUID userId,
      String userName,
      ListenMode loudest,
      Instant begunAt,
      @Nullable Instant overAt) {
    static ListenerView of(Listener one) {
      return new ListenerView(
          one.id(), one.userId(), one.userName(), one.loudest(), one.begunAt(), one.overAt());
    }
  }

  /** Who was in a call. */
  record ListenerList(List<ListenerView> items) {}

  @GET
  @Operation(
      operationId = "listListeners",
      summary = "Who listened to a call, and who of them was heard")
  public Uni<ListenerList> list(@QueryParam("callId") @NotNull UUID callId) {
    return listening
        .list(caller.get(), callId)
        .map(all -> new ListenerList(all.stream().map(ListenerView::of).toList()));
  }

  @POST
  @ResponseStatus(201)
  @Operation(
      operationId = "listen",
      summary = "Come into a call that an agent and a lead talk on",
      description =
          "Your softphone connects with what you get, within a minute. It is written down, and ends with the call.")
  public Uni<ListenGrant> begin(@Valid @NotNull NewListener wanted) {
    return listening.begin(caller.get(), wanted.callId(), wanted.mode());
  }

  @PUT
  @Path("/{id}")
  @Operation(operationId = "changeListening", summary = "Whisper, be heard by both, or only listen")
  public Uni<Void> change(@PathParam("id") UUID id, @Valid @NotNull ListenChange wanted) {
    return listening.change(caller.get(), wanted.callId(), id, wanted.mode());
  }

  @DELETE
  @Path("/{id}")
  @Operation(operationId = "stopListening", summary = "Leave a call")
  public Uni<Void> end(@PathParam("id") UUID id) {
    return listening.end(caller.get(), id);
  }
}
