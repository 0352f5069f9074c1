package dev.ringbridge.queue.consent;

import dev.ringbridge.core.compliance.ConsentScope;
import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.consent.Consents.Given;
import dev.ringbridge.queue.idempotency.Idempotent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What a lead agreed to, and took back. */
@Path("/api/v1/leads/{id}/consents")
@RolesAllowed({"ADMIN", "SUPERVISOR"})
@Tag(name = "Leads")
class ConsentsResource {
  private final ManagingConsents managing;
  private final CallerSource caller;
  private final Clock clock;

  ConsentsResource(ManagingConsents managing, CallerSource caller, Clock clock) {
    this.managing = managing;
    this.caller = caller;
    this.clock = clock;
  }

  @GET
  @Operation(
      operationId = "listConsents",
      summary = "What a lead agreed to and other grounds to call it, the newest first")
  public Uni<List<Consent>> list(@PathParam("id") UUID id) {
    return managing.list(caller.get(), id);
  }

  @POST
  @ResponseStatus(201)
  @Idempotent
  @Cancellable(false)
  @Operation(
      operationId = "addConsent",
      summary = "Write down what a lead agreed to, or a relationship that lets one call it")
  public Uni<Consent> add(@PathParam("id") UUID id, @Valid NewConsent wanted) {
    return managing.add(caller.get(), id, given(wanted));
  }

  private Given given(NewConsent wanted) {
    Instant now = clock.instant();
    Instant givenAt = wanted.givenAt() == null ? now : wanted.givenAt();
    Instant endsAt = wanted.endsAt();
    if (givenAt.isAfter(now.plusSeconds(60))) {
      throw Refusal.invalid("givenAt", "Past", "Nobody can have agreed in the future.");
    }
    if (endsAt != null && !endsAt.isAfter(givenAt)) {
      throw Refusal.invalid("endsAt", "After", "It must end after it was given.");
    }
    if (endsAt == null && wanted.scope() == ConsentScope.RELATIONSHIP) {
      throw Refusal.invalid(
          "endsAt",
          "NotNull",
          "A business relationship lets one call for a time only: say when that ends.");
    }
    String proof = wanted.proof() == null ? "" : wanted.proof().strip();
    return new Given(
        wanted.scope(), wanted.phone(), wanted.source().strip(), proof, givenAt, endsAt);
  }

  @POST
  @Path("/{consentId}/revoke")
  @Idempotent
  @Cancellable(false)
  @Operation(
      operationId = "revokeConsent",
      summary =
          "Take a consent back; without consent to calls nobody calls the lead any more, and calls that nobody answered are ended")
  public Uni<Consent> revoke(
      @PathParam("id") UUID id,
      @PathParam("consentId") UUID consentId,
      @Valid Revocation revocation) {
    String reason = revocation.reason() == null ? "" : revocation.reason().strip();
    return managing.revoke(caller.get(), id, consentId, reason);
  }

  /**
   * What a lead agreed to.
   *
   * @param phone which of the lead's numbers, in E.164 form; the one that is dialed next where it
   *     is left out
   * @param source where it comes from: a form, a call, a contract
   * @param proof what shows it: a text, an address, a reference
   * @param givenAt when; now where it is left out
   * @param endsAt when it ends by itself; a relationship must end
   */
  record NewConsent(
      @NotNull ConsentScope scope,
      @Nullable @Size(max = 40) String phone,
      @NotBlank @Size(max = 200) String source,
      @Nullable @Size(max = 2000) String proof,
      @Nullable Instant givenAt,
      @Nullable Instant endsAt) {}

  /**
   * A consent that is taken back.
   *
   * @param reason how the person said so
   */
  record Revocation(@Nullable @Size(max = 500) String reason) {}
}
