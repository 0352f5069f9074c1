package dev.ringbridge.queue.suppression;

import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.Page;
import dev.ringbridge.queue.idempotency.Idempotent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The do-not-call list of an organization. */
@Path("/api/v1/suppressions")
@RolesAllowed({"ADMIN", "SUPERVISOR"})
@Tag(name = "Do not call")
class SuppressionsResource {
  /** Fewer digits than a country code and one more would silence a country by a slip. */
  private static final Pattern PREFIX = Pattern.compile("\\+[1-9][0-9]{2,14}");

  private final ManagingSuppressions managing;
  private final CallerSource caller;

  SuppressionsResource(ManagingSuppressions managing, CallerSource caller) {
    this.managing = managing;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listSuppressions",
      summary = "Who must not be called, newest first, a page at a time")
  public Uni<Page<Suppression>> list(
      @QueryParam("campaignId") @Nullable UUID campaignId,
      @QueryParam("text") @Nullable @Size(max = 100) String text,
      @QueryParam("cursor") @Nullable UUID cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    String wanted = text == null || text.isBlank() ? null : text.strip();
    return managing.list(caller.get(), cursor, campaignId, wanted, limit);
  }

  @POST
  @ResponseStatus(201)
  @Idempotent
  @Cancellable(false)
  @Operation(
      operationId = "addSuppression",
      summary =
          "Enter a number or a prefix; leads it meets leave the queue, and calls to them that nobody answered are ended")
  public Uni<Suppression> add(@Valid NewSuppression wanted) {
    String number = wanted.number().strip().replaceAll("[\\s().-]", "");
    boolean prefix = Boolean.TRUE.equals(wanted.prefix());
    if (prefix && !PREFIX.matcher(number).matches()) {
      throw Refusal.invalid(
          "number", "Prefix", "A prefix begins with + and has at least three digits.");
    }
    String reason = wanted.reason() == null ? "" : wanted.reason().strip();
    return managing.add(caller.get(), number, prefix, wanted.campaignId(), reason);
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed("ADMIN")
  @ResponseStatus(204)
  @Operation(
      operationId = "removeSuppression",
      summary = "Take an entry back; leads that nothing else suppresses are where they were")
  public Uni<Void> remove(@PathParam("id") UUID id) {
    return managing.remove(caller.get(), id);
  }

  /**
   * Who must not be called.
   *
   * @param number as people write it; with its country code where it is not of the organization's
   *     country
   * @param prefix whether every number that begins so is meant
   * @param campaignId the campaign it holds in; all of them where it is left out
   * @param reason for those who read the list
   */
  record NewSuppression(
      @NotBlank @Size(max = 40) String number,
      @Nullable Boolean prefix,
      @Nullable UUID campaignId,
      @Nullable @Size(max = 500) String reason) {}
}
