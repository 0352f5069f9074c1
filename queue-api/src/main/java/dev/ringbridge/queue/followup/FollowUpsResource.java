package dev.ringbridge.queue.followup;

import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.queue.Page;
import dev.ringbridge.queue.followup.FollowUps.Change;
import dev.ringbridge.queue.followup.FollowUps.Filter;
import dev.ringbridge.queue.followup.FollowUps.Wanted;
import dev.ringbridge.queue.idempotency.Idempotent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What people promised to do about leads. */
@Path("/api/v1/followups")
@RolesAllowed({"ADMIN", "SUPERVISOR", "AGENT"})
@Tag(name = "Follow-ups")
class FollowUpsResource {
  private final ManagingFollowUps managing;
  private final CallerSource caller;

  FollowUpsResource(ManagingFollowUps managing, CallerSource caller) {
    this.managing = managing;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listFollowUps",
      summary =
          "Follow-ups, a page at a time: what is open in the order of its time, anything else the latest first; agents see their own")
  public Uni<Page<FollowUp>> list(
      @QueryParam("agentId") @Nullable UUID agentId,
      @QueryParam("leadId") @Nullable UUID leadId,
      @QueryParam("state") @Nullable FollowUpState state,
      @QueryParam("cursor") @Nullable UUID cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    return managing.list(caller.get(), new Filter(agentId, leadId, state), cursor, limit);
  }

  @POST
  @ResponseStatus(201)
  @Idempotent
  @Cancellable(false)
  @Operation(
      operationId = "addFollowUp",
      summary = "Write down what is to be done about a lead; nobody is dialed because of it")
  public Uni<FollowUp> add(@NotNull @Valid NewFollowUp wanted) {
    UUID agent = Objects.requireNonNullElse(wanted.agentId(), caller.get().userId());
    return managing.add(
        caller.get(),
        new Wanted(wanted.leadId(), agent, wanted.scheduledAt(), wanted.description().strip()));
  }

  @PATCH
  @Path("/{id}")
  @Operation(
      operationId = "changeFollowUp",
      summary =
          "Say that a follow-up is done, or is not; move it, reword it, or give it to somebody else")
  public Uni<FollowUp> change(@PathParam("id") UUID id, @NotNull @Valid FollowUpChange change) {
    String description = change.description();
    return managing.change(
        caller.get(),
        id,
        new Change(
            change.scheduledAt(),
            description == null ? null : description.strip(),
            change.agentId(),
            change.completed()));
  }

  /**
   * A follow-up to write down.
   *
   * @param agentId who is to do it; left out it is who writes it down
   * @param scheduledAt when, within five years
   * @param description what is to be done
   */
  record NewFollowUp(
      @NotNull UUID leadId,
      @Nullable UUID agentId,
      @NotNull Instant scheduledAt,
      @NotBlank @Size(max = 1000) String description) {}

  /**
   * What becomes of a follow-up; what is left out stays as it is.
   *
   * @param agentId who is to do it now; agents cannot give theirs away
   * @param completed true says that it is done; false takes that back
   */
  record FollowUpChange(
      @Nullable Instant scheduledAt,
      @Nullable @Size(max = 1000) @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*") String description,
      @Nullable UUID agentId,
      @Nullable Boolean completed) {}
}
