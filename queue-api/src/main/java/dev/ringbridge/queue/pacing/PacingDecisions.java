package dev.ringbridge.queue.pacing;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.core.pacing.Limit;
import dev.ringbridge.core.pacing.PacingDecision;
import dev.ringbridge.core.pacing.PacingInputs;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.json.Json;
import dev.ringbridge.queue.InQueue;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The decisions of the pacer, each with what it knew and the limit that bound it. A tick that
 * placed nothing and met the same limit as the one before says nothing new and is not kept.
 */
@ApplicationScoped
class PacingDecisions {
  private static final String KEEP =
      """
      with kept as (
        insert into queue.pacing_decisions (id, organization_id, branch_id, campaign_id, at, calls, binding_limit, inputs)
        values ($1, $2, $3, $4, $5, $6, $7, $8))
      update queue.campaigns set last_limit = $7 where id = $4 and last_limit is distinct from $7""";
  private static final String PAGE =
      """
      select id, at, calls, binding_limit, inputs from queue.pacing_decisions
       where campaign_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3""";
  private static final String PURGE =
      "delete from queue.pacing_decisions where at < now() - interval '7 days'";

  private final Database database;
  private final Ids ids;

  PacingDecisions(@InQueue Database database, Ids ids) {
    this.database = database;
    this.ids = ids;
  }

  Uni<Void> keep(Work work, PacedCampaign campaign, PacingDecision decision, int placed) {
    String limit = decision.binding().name();
    if (placed == 0 && limit.equals(campaign.lastLimit())) {
      return Uni.createFrom().voidItem();
    }
    Tuple values =
        Tuple.tuple()
            .addUUID(ids.next())
            .addUUID(campaign.tenancy().organizationId())
            .addUUID(campaign.tenancy().branchId())
            .addUUID(campaign.id())
            .addOffsetDateTime(campaign.now().atOffset(ZoneOffset.UTC))
            .addInteger(placed)
            .addString(limit)
            .addJsonObject(JsonObject.mapFrom(decision.inputs()));
    return work.sql().preparedQuery(KEEP).execute(values).replaceWithVoid();
  }

  Uni<List<DecisionView>> page(
      UUID organizationId, UUID campaignId, @Nullable UUID before, int size) {
    return database
        .inOrganization(
            organizationId,
            work -> work.sql().preparedQuery(PAGE).execute(Tuple.of(campaignId, before, size)))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(PacingDecisions::view)
                    .toList());
  }

  private static DecisionView view(Row row) {
    OffsetDateTime at = row.getOffsetDateTime("at");
    return new DecisionView(
        row.getUUID("id"),
        at.toInstant(),
        row.getInteger("calls"),
        Limit.valueOf(row.getString("binding_limit")),
        inputs(row));
  }

  private static PacingInputs inputs(Row row) {
    try {
      return Json.MAPPER.readValue(row.getJson("inputs").toString(), PacingInputs.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Scheduled(every = "1h")
  Uni<Void> purge() {
    return database.asEngine(work -> work.sql().query(PURGE).execute()).replaceWithVoid();
  }

  /**
   * One decision of the pacer.
   *
   * @param calls how many it placed
   * @param limit what allowed no more
   * @param inputs what it knew
   */
  record DecisionView(UUID id, Instant at, int calls, Limit limit, PacingInputs inputs) {}
}
