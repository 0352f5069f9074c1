package dev.ringbridge.queue.campaign;

import dev.ringbridge.core.audit.AuditAction;
import dev.ringbridge.core.call.CallCommand.CancelCall;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.RevocationReason;
import dev.ringbridge.core.campaign.CampaignState;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.audit.AuditTrail;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Starts, pauses and stops campaigns. A claim locks the same row, so that no call is planned after
 * a pause is committed; the calls that nobody sent to a carrier before are taken back in the same
 * transaction, and those that ring are canceled by the campaign's rule.
 */
@ApplicationScoped
public class CampaignSwitch {
  private static final String LOCK =
      "select state, name from queue.campaigns where id = $1 for update";
  private static final String MOVE =
      """
      update queue.campaigns set state = $2, halted = false, version = version + 1 where id = $1""";

  /** The row is held, so that a stop of all dialing comes before or after this start. */
  private static final String IS_STOPPED =
      "select stopped_at is not null as stopped from queue.organizations where id = $1 for share";

  /** Locked in one order, and before they are changed: a tick that has one ends first. */
  private static final String HALT =
      """
      with running as (
        select id from queue.campaigns where organization_id = $1 and state = 'RUNNING' order by id for update),
      halted as (
        update queue.campaigns c set state = 'PAUSED', halted = true, version = version + 1
          from running where c.id = running.id
        returning c.id)
      select count(*)::int from halted""";

  private static final String HALTED =
      "select id from queue.campaigns where organization_id = $1 and halted";
  private static final String UNHALT =
      """
      update queue.campaigns
         set halted = false, version = version + 1, state = case when $2 then 'RUNNING' else state end
       where organization_id = $1 and halted""";

  /** A fenced call may still wait for its slot: it is taken back as one that nobody fenced. */
  private static final String UNANSWERED =
      """
      select k.id, k.campaign_id, k.lead_id, k.organization_id, k.branch_id, coalesce($2, c.cancel_ringing) as cancel
        from queue.calls k join queue.campaigns c on c.id = k.campaign_id
       where k.campaign_id = any($1::uuid[]) and k.state <> 'ENDED'
         and (k.state in ('PLANNED', 'PLACING')
              or (coalesce($2, c.cancel_ringing) and k.state in ('UNKNOWN', 'PLACED', 'RINGING')))""";

  private final Database database;
  private final AuditTrail trail;
  private final Clock clock;

  CampaignSwitch(@InQueue Database database, AuditTrail trail, Clock clock) {
    this.database = database;
    this.trail = trail;
    this.clock = clock;
  }

  Uni<Void> move(Caller caller, UUID campaignId, CampaignState next) {
    return database.inOrganization(
        caller.organizationId(), work -> move(work, caller, campaignId, next));
  }

  private Uni<Void> move(Work work, Caller caller, UUID campaignId, CampaignState next) {
    return refuseIfStopped(work, caller, next)
        .chain(() -> lock(work, campaignId, next))
        .call(() -> work.sql().preparedQuery(MOVE).execute(Tuple.of(campaignId, next.name())))
        .call(name -> trail.keep(work, caller, action(next), campaignId, name))
        .chain(() -> next == CampaignState.RUNNING ? nothing() : revoke(work, campaignId));
  }

  private static AuditAction action(CampaignState next) {
    return switch (next) {
      case RUNNING -> AuditAction.CAMPAIGN_STARTED;
      case PAUSED -> AuditAction.CAMPAIGN_PAUSED;
      case STOPPED -> AuditAction.CAMPAIGN_STOPPED;
      case DRAFT -> throw new AssertionError("nothing becomes a draft again");
    };
  }

  private static Uni<Void> refuseIfStopped(Work work, Caller caller, CampaignState next) {
    return next != CampaignState.RUNNING
        ? nothing()
        : work.sql()
            .preparedQuery(IS_STOPPED)
            .execute(Tuple.of(caller.organizationId()))
            .invoke(CampaignSwitch::refuseStopped)
            .replaceWithVoid();
  }

  private static void refuseStopped(RowSet<Row> rows) {
    if (rows.size() > 0 && rows.iterator().next().getBoolean("stopped")) {
      throw Refusal.of(
          ProblemCode.CONFLICT,
          "All dialing of the organization is stopped. Release the stop first, then start the campaign.");
    }
  }

  /** Holds a campaign that may move, and says what it is called. */
  private static Uni<String> lock(Work work, UUID campaignId, CampaignState next) {
    return work.sql()
        .preparedQuery(LOCK)
        .execute(Tuple.of(campaignId))
        .invoke(rows -> refuseIfIllegal(rows, next))
        .map(rows -> rows.iterator().next().getString("name"));
  }

  private static void refuseIfIllegal(RowSet<Row> rows, CampaignState next) {
    if (rows.size() == 0) {
      throw Refusal.notFound("campaign");
    }
    CampaignState now = CampaignState.valueOf(rows.iterator().next().getString("state"));
    if (!now.canBecome(next)) {
      throw Refusal.of(
          ProblemCode.CONFLICT,
          "A campaign that is %s cannot become %s.".formatted(word(now), word(next)));
    }
  }

  private static String word(CampaignState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private Uni<Void> revoke(Work work, UUID campaignId) {
    return revoke(work, new UUID[] {campaignId}, null).replaceWithVoid();
  }

  private Uni<Integer> revoke(Work work, UUID[] campaigns, @Nullable Boolean cancelRinging) {
    Instant now = clock.instant();
    Tuple values = Tuple.tuple().addArrayOfUUID(campaigns).addBoolean(cancelRinging);
    return work.sql()
        .preparedQuery(UNANSWERED)
        .execute(values)
        .invoke(rows -> work.publishAll(revocations(rows, now)))
        .map(RowSet::size);
  }

  private static List<CancelCall> revocations(RowSet<Row> rows, Instant now) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(
            row -> new CancelCall(ref(row), RevocationReason.PAUSED, row.getBoolean("cancel"), now))
        .toList();
  }

  private static CallRef ref(Row row) {
    Tenancy tenancy = new Tenancy(row.getUUID("organization_id"), row.getUUID("branch_id"));
    return new CallRef(
        row.getUUID("id"), row.getUUID("campaign_id"), row.getUUID("lead_id"), tenancy);
  }

  /**
   * Pauses every running campaign of an organization until {@link #unhalt}.
   *
   * @param cancelRinging whether what rings is canceled; null leaves it to each campaign's rule
   */
  public Uni<Halted> halt(Work work, UUID organizationId, @Nullable Boolean cancelRinging) {
    return work.sql()
        .preparedQuery(HALT)
        .execute(Tuple.of(organizationId))
        .map(rows -> rows.iterator().next().getInteger(0))
        .chain(
            campaigns ->
                halted(work, organizationId)
                    .chain(ids -> revoke(work, ids, cancelRinging))
                    .map(calls -> new Halted(campaigns, calls)));
  }

  private static Uni<UUID[]> halted(Work work, UUID organizationId) {
    return work.sql()
        .preparedQuery(HALTED)
        .execute(Tuple.of(organizationId))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getUUID("id"))
                    .toArray(UUID[]::new));
  }

  /**
   * Lets go of the campaigns that {@link #halt} paused; says how many.
   *
   * @param restart whether they dial again at once
   */
  public Uni<Integer> unhalt(Work work, UUID organizationId, boolean restart) {
    return work.sql()
        .preparedQuery(UNHALT)
        .execute(Tuple.of(organizationId, restart))
        .map(RowSet::rowCount);
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  /**
   * What a stop of all dialing came to.
   *
   * @param campaigns how many were paused
   * @param calls how many calls were taken back or canceled
   */
  public record Halted(int campaigns, int calls) {}
}
