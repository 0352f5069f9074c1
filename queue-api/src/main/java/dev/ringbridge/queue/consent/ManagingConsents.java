package dev.ringbridge.queue.consent;

import dev.ringbridge.core.audit.AuditAction;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.audit.AuditTrail;
import dev.ringbridge.queue.audit.AuditTrail.Thing;
import dev.ringbridge.queue.compliance.LegalStandings;
import dev.ringbridge.queue.consent.Consents.Given;
import dev.ringbridge.queue.lead.LeadNews.Cause;
import dev.ringbridge.queue.lead.TurningLeads;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Writing consents down and taking them back; what follows for the lead is in the same commit. */
@ApplicationScoped
class ManagingConsents {
  private static final String WHY = "the lists as they are now";

  private final Database database;
  private final Consents consents;
  private final LegalStandings standings;
  private final TurningLeads turning;
  private final AuditTrail trail;

  ManagingConsents(
      @InQueue Database database,
      Consents consents,
      LegalStandings standings,
      TurningLeads turning,
      AuditTrail trail) {
    this.database = database;
    this.consents = consents;
    this.standings = standings;
    this.turning = turning;
    this.trail = trail;
  }

  Uni<List<Consent>> list(Caller caller, UUID leadId) {
    return database.inOrganization(
        caller.organizationId(),
        work ->
            consents
                .isLead(work, leadId)
                .invoke(ManagingConsents::refuseUnknown)
                .chain(() -> consents.of(work, leadId)));
  }

  private static Refusal notTheirs() {
    return Refusal.invalid("phone", "NumberOfLead", "The lead has no such number.");
  }

  private static void refuseUnknown(boolean known) {
    if (!known) {
      throw Refusal.notFound("lead");
    }
  }

  Uni<Consent> add(Caller caller, UUID leadId, Given given) {
    return database.inOrganization(
        caller.organizationId(),
        work ->
            consents
                .isLead(work, leadId)
                .invoke(ManagingConsents::refuseUnknown)
                .chain(() -> consents.add(work, leadId, given, caller.userId()))
                .map(added -> added.orElseThrow(ManagingConsents::notTheirs))
                .call(one -> audit(work, caller, AuditAction.CONSENT_ADDED, leadId, one))
                .call(() -> settle(work, leadId)));
  }

  Uni<Consent> revoke(Caller caller, UUID leadId, UUID consentId, String reason) {
    return database.inOrganization(
        caller.organizationId(),
        work ->
            consents
                .revoke(work, leadId, consentId, reason, caller.userId())
                .map(gone -> gone.orElseThrow(() -> Refusal.notFound("consent")))
                .call(one -> audit(work, caller, AuditAction.CONSENT_REVOKED, leadId, one))
                .call(() -> settle(work, leadId)));
  }

  private Uni<Void> audit(
      Work work, Caller caller, AuditAction action, UUID leadId, Consent consent) {
    JsonObject details =
        new JsonObject()
            .put("consent", consent.id().toString())
            .put("scope", consent.scope().name())
            .put("source", consent.source());
    return trail.keep(work, caller, action, new Thing(leadId, ""), details);
  }

  private Uni<Void> settle(Work work, UUID leadId) {
    return settle(work, List.of(leadId));
  }

  /** Whom one may not call any more at one number, one may still call at another. */
  private Uni<Void> settle(Work work, List<UUID> leads) {
    return standings
        .settle(work, leads, WHY)
        .chain(() -> turning.turn(work, leads, new Cause(WHY, null)));
  }

  /** A consent or a relationship that ends by itself. */
  @Scheduled(every = "5s")
  Uni<Void> end() {
    return database.asEngine(
        work ->
            consents
                .end(work)
                .chain(
                    leads -> leads.isEmpty() ? Uni.createFrom().voidItem() : settle(work, leads)));
  }
}
