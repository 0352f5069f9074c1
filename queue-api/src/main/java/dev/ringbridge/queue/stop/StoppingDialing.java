package dev.ringbridge.queue.stop;

import dev.ringbridge.core.audit.AuditAction;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.audit.AuditTrail;
import dev.ringbridge.queue.campaign.CampaignSwitch;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Stops all dialing of an organization and lets it go on. Stopping twice is stopping once: whoever
 * presses the button in a hurry is never refused.
 */
@ApplicationScoped
class StoppingDialing {
  private final Database database;
  private final DialingStops stops;
  private final CampaignSwitch campaigns;
  private final AuditTrail trail;

  StoppingDialing(
      @InQueue Database database, DialingStops stops, CampaignSwitch campaigns, AuditTrail trail) {
    this.database = database;
    this.stops = stops;
    this.campaigns = campaigns;
    this.trail = trail;
  }

  Uni<DialingStop> get(Caller caller) {
    return database.inOrganization(caller.organizationId(), work -> get(work, caller));
  }

  private Uni<DialingStop> get(Work work, Caller caller) {
    return stops
        .of(work, caller.organizationId())
        .map(found -> found.orElseThrow(() -> Refusal.notFound("organization")));
  }

  /**
   * No new call from now on.
   *
   * @param cancelRinging whether what rings is canceled; null leaves it to each campaign's rule
   */
  Uni<DialingStop> stop(Caller caller, String reason, @Nullable Boolean cancelRinging) {
    return database.inOrganization(
        caller.organizationId(),
        work ->
            stops
                .stop(work, caller, reason)
                .chain(first -> halt(work, caller, first, reason, cancelRinging))
                .chain(() -> get(work, caller)));
  }

  /** A second stop may still cancel what the first one let ring. */
  private Uni<Void> halt(
      Work work, Caller caller, boolean first, String reason, @Nullable Boolean cancelRinging) {
    JsonObject details = new JsonObject().put("reason", reason).put("again", !first);
    return campaigns
        .halt(work, caller.organizationId(), cancelRinging)
        .chain(
            halted ->
                trail.keep(
                    work,
                    caller,
                    AuditAction.DIALING_STOPPED,
                    details.put("campaigns", halted.campaigns()).put("calls", halted.calls())));
  }

  /**
   * Dialing is possible again.
   *
   * @param restart whether the campaigns that the stop paused go on by themselves
   */
  Uni<DialingStop> release(Caller caller, boolean restart) {
    return database.inOrganization(
        caller.organizationId(),
        work ->
            stops
                .release(work, caller.organizationId())
                .chain(first -> first ? restart(work, caller, restart) : nothing())
                .chain(() -> get(work, caller)));
  }

  private Uni<Void> restart(Work work, Caller caller, boolean restart) {
    return campaigns
        .unhalt(work, caller.organizationId(), restart)
        .chain(
            n ->
                trail.keep(
                    work,
                    caller,
                    AuditAction.DIALING_RELEASED,
                    new JsonObject().put("campaigns", n).put("restarted", restart)));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
