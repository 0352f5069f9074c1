package dev.ringbridge.queue.organization;

import dev.ringbridge.core.audit.AuditAction;
import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.QueueTransactions;
import dev.ringbridge.queue.audit.AuditTrail;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The organization of who asks. */
@Path("/api/v1/organization")
@RolesAllowed("ADMIN")
@Tag(name = "Organization")
class OrganizationResource {
  private final QueueTransactions transactions;
  private final Organizations organizations;
  private final AuditTrail trail;
  private final CallerSource caller;

  OrganizationResource(
      QueueTransactions transactions,
      Organizations organizations,
      AuditTrail trail,
      CallerSource caller) {
    this.transactions = transactions;
    this.organizations = organizations;
    this.trail = trail;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({"ADMIN", "SUPERVISOR", "VIEWER", "AGENT"})
  @Operation(operationId = "getOrganization", summary = "The organization one belongs to")
  public Uni<OrganizationView> get() {
    return transactions.inOrganization(id(), this::find).map(OrganizationView::of);
  }

  @PUT
  @Operation(operationId = "changeOrganization", summary = "Say in which time zone its day begins")
  public Uni<OrganizationView> change(@NotNull @Valid OrganizationChange change) {
    String zone = known(change.zone());
    return transactions
        .inOrganization(id(), () -> find().call(organization -> move(organization, zone)))
        .map(OrganizationView::of);
  }

  private Uni<Void> move(Organization organization, String zone) {
    JsonObject details = new JsonObject().put("zone", zone).put("before", organization.zone);
    organization.zone = zone;
    return organizations
        .getSession()
        .chain(
            session ->
                trail.keep(
                    session,
                    caller.get(),
                    AuditAction.ORGANIZATION_CHANGED,
                    organization.id,
                    organization.name,
                    details));
  }

  private static String known(String zone) {
    if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      throw Refusal.invalid("zone", "TimeZone", "Give a time zone such as Europe/Berlin.");
    }
    return zone;
  }

  private Uni<Organization> find() {
    return organizations
        .findById(id())
        .onItem()
        .ifNull()
        .failWith(() -> Refusal.notFound("organization"));
  }

  private UUID id() {
    return caller.get().organizationId();
  }

  /**
   * An organization.
   *
   * @param country ISO 3166: how a number without a country code is read
   * @param zone IANA time zone: when its day begins, for figures of a day
   */
  record OrganizationView(UUID id, String name, String country, String zone) {
    static OrganizationView of(Organization one) {
      return new OrganizationView(one.id, one.name, one.country, one.zone);
    }
  }

  /**
   * What may be changed.
   *
   * @param zone IANA time zone
   */
  record OrganizationChange(@NotBlank @Size(max = 64) String zone) {}
}
