package dev.ringbridge.queue.campaign;

import dev.ringbridge.core.call.CallCommand.CancelCall;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.RevocationReason;
import dev.ringbridge.core.campaign.CampaignState;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
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

/**
 * Starts, pauses and stops campaigns. A claim locks the same row, so that no call is planned after
 * a pause is committed; the calls planned before are taken back in the same transaction.
 */
@ApplicationScoped
class CampaignSwitch {
  private static final String LOCK = "select state from queue.campaigns where id = $1 for update";
  private static final String MOVE =
      "update queue.campaigns set state = $2, version = version + 1 where id = $1";
  private static final String PLANNED =
      """
      select id, campaign_id, lead_id, organization_id, branch_id
        from queue.calls where campaign_id = $1 and state = 'PLANNED'""";

  private final Database database;
  private final Clock clock;

  CampaignSwitch(@InQueue Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  Uni<Void> move(UUID organizationId, UUID campaignId, CampaignState next) {
    return database.inOrganization(organizationId, work -> move(work, campaignId, next));
  }

  private Uni<Void> move(Work work, UUID campaignId, CampaignState next) {
    return work.sql()
        .preparedQuery(LOCK)
        .execute(Tuple.of(campaignId))
        .invoke(rows -> refuseIfIllegal(rows, next))
        .chain(() -> work.sql().preparedQuery(MOVE).execute(Tuple.of(campaignId, next.name())))
        .chain(
            () ->
                next == CampaignState.RUNNING
                    ? Uni.createFrom().voidItem()
                    : revoke(work, campaignId));
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
    Instant now = clock.instant();
    return work.sql()
        .preparedQuery(PLANNED)
        .execute(Tuple.of(campaignId))
        .invoke(rows -> work.publishAll(revocations(rows, now)))
        .replaceWithVoid();
  }

  private static List<CancelCall> revocations(RowSet<Row> rows, Instant now) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> new CancelCall(ref(row), RevocationReason.PAUSED, false, now))
        .toList();
  }

  private static CallRef ref(Row row) {
    Tenancy tenancy = new Tenancy(row.getUUID("organization_id"), row.getUUID("branch_id"));
    return new CallRef(
        row.getUUID("id"), row.getUUID("campaign_id"), row.getUUID("lead_id"), tenancy);
  }
}
