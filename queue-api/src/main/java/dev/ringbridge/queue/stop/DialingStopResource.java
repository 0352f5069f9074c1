package dev.ringbridge.queue.stop;

import dev.ringbridge.foundation.access.CallerSource;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The one button. It needs no Idempotency-Key: pressing it twice is pressing it once. */
@Path("/api/v1/dialing-stop")
@RolesAllowed({"ADMIN", "SUPERVISOR"})
@Tag(name = "Stop")
class DialingStopResource {
  private final StoppingDialing stopping;
  private final CallerSource caller;

  DialingStopResource(StoppingDialing stopping, CallerSource caller) {
    this.stopping = stopping;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({"ADMIN", "SUPERVISOR", "VIEWER", "AGENT"})
  @Operation(
      operationId = "getDialingStop",
      summary = "Whether all dialing of the organization is stopped, since when, by whom and why")
  public Uni<DialingStop> get() {
    return stopping.get(caller.get());
  }

  @POST
  @Operation(
      operationId = "stopDialing",
      summary =
          "Stop all dialing of the organization: every running campaign is paused, and none can be started until the stop is released")
  public Uni<DialingStop> stop(@NotNull @Valid StopRequest request) {
    String reason = request.reason() == null ? "" : request.reason().strip();
    return stopping.stop(caller.get(), reason, request.cancelRinging());
  }

  @POST
  @Path("/release")
  @Operation(
      operationId = "releaseDialingStop",
      summary = "Let campaigns be started again, and those that the stop paused go on if wanted")
  public Uni<DialingStop> release(@NotNull @Valid ReleaseRequest request) {
    return stopping.release(caller.get(), request.restart());
  }

  /**
   * The stop of all dialing.
   *
   * @param reason why, for whoever asks later
   * @param cancelRinging whether phones that ring now stop ringing; left out it is each campaign's
   *     rule
   */
  record StopRequest(@Nullable @Size(max = 500) String reason, @Nullable Boolean cancelRinging) {}

  /**
   * The end of the stop.
   *
   * @param restart whether the campaigns that the stop paused go on; otherwise each stays paused
   *     until somebody starts it
   */
  record ReleaseRequest(boolean restart) {}
}
