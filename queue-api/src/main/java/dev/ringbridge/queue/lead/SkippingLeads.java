package dev.ringbridge.queue.lead;

import dev.ringbridge.core.call.CallCommand.CancelCall;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.RevocationReason;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.core.lead.DialState;
import dev.ringbridge.core.lead.LeadEvent;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.lead.LeadNews.Cause;
import dev.ringbridge.queue.lead.LeadsResource.SkippedLead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Has leads wait longer, and takes back what is planned for them and not placed. */
@ApplicationScoped
public class SkippingLeads {
  private static final String SEE_LIVE_CALL =
      """
      select k.id, k.campaign_id, k.lead_id, k.organization_id, k.branch_id, k.state
        from queue.calls k where k.lead_id = $1 and k.state <> 'ENDED' and not k.revived
       order by k.id desc limit 1""";

  /** The call is locked before its lead, as everybody else does. */
  private static final String LIVE_CALL = SEE_LIVE_CALL + " for share";

  private static final String STANDING =
      """
      select l.dial_state, c.skip_minutes
        from queue.leads l join queue.campaigns c on c.id = l.campaign_id where l.id = $1""";

  private final Database database;
  private final MovingLeads moving;
  private final Clock clock;

  SkippingLeads(@InQueue Database database, MovingLeads moving, Clock clock) {
    this.database = database;
    this.moving = moving;
    this.clock = clock;
  }

  Uni<Void> skip(Caller caller, UUID leadId, SkippedLead skip) {
    return database.inOrganization(
        caller.organizationId(),
        work ->
            standing(work, leadId)
                .chain(row -> skip(work, caller, leadId, skip, row))
                .replaceWithVoid());
  }

  private static Uni<Row> standing(Work work, UUID leadId) {
    return work.sql()
        .preparedQuery(STANDING)
        .execute(Tuple.of(leadId))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst())
        .map(row -> row.orElseThrow(() -> Refusal.notFound("lead")));
  }

  private Uni<Void> skip(Work work, Caller caller, UUID leadId, SkippedLead skip, Row row) {
    if (DialState.valueOf(row.getString("dial_state")).isFinal()) {
      throw Refusal.of(ProblemCode.CONFLICT, "Nothing more is planned for this lead.");
    }
    Integer said = skip.minutes();
    Duration longer = Duration.ofMinutes(said == null ? row.getInteger("skip_minutes") : said);
    return liveCall(work, LIVE_CALL, leadId)
        .invoke(call -> call.ifPresent(one -> revoke(work, one)))
        .chain(() -> wait(work, leadId, longer, new Cause(skip.why(), caller.userId())));
  }

  private static Uni<Optional<Row>> liveCall(Work work, String look, UUID leadId) {
    return work.sql()
        .preparedQuery(look)
        .execute(Tuple.of(leadId))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst());
  }

  private void revoke(Work work, Row call) {
    if (!call.getString("state").equals("PLANNED")) {
      throw Refusal.of(ProblemCode.CONFLICT, "A call to it is live now: end that call instead.");
    }
    cancel(work, call, RevocationReason.SKIPPED);
  }

  private void cancel(Work work, Row call, RevocationReason reason) {
    Tenancy tenancy = new Tenancy(call.getUUID("organization_id"), call.getUUID("branch_id"));
    CallRef ref =
        new CallRef(
            call.getUUID("id"), call.getUUID("campaign_id"), call.getUUID("lead_id"), tenancy);
    work.publish(new CancelCall(ref, reason, false, clock.instant()));
  }

  /** Takes back what is planned for a lead that is on the line with us; a live call goes on. */
  public Uni<Void> takeBack(Work work, UUID leadId) {
    return takeBack(work, LIVE_CALL, leadId);
  }

  /** The same where the lead is held already: its call is only looked at. */
  public Uni<Void> takeBackHeld(Work work, UUID leadId) {
    return takeBack(work, SEE_LIVE_CALL, leadId);
  }

  private Uni<Void> takeBack(Work work, String look, UUID leadId) {
    return liveCall(work, look, leadId)
        .invoke(
            call ->
                call.filter(one -> one.getString("state").equals("PLANNED"))
                    .ifPresent(one -> cancel(work, one, RevocationReason.RANG_US)))
        .replaceWithVoid();
  }

  /** Has a lead wait longer, once the call it may be taken for came to nothing. */
  public Uni<Void> wait(Work work, UUID leadId, Duration longer, Cause cause) {
    Instant until = clock.instant().plus(longer);
    return moving
        .tell(work, List.of(new LeadNews(leadId, new LeadEvent.Skipped(until), cause)))
        .replaceWithVoid();
  }
}
