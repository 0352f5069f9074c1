package dev.ringbridge.queue.manual;

import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.compliance.Grounds;
import dev.ringbridge.queue.pacing.PacedCampaign;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The campaigns in which agents may dial by hand. */
@ApplicationScoped
class ManualCampaigns {
  /** Whoever pauses it waits for the call to be planned, and takes it back. */
  private static final String HOLD =
      """
      select c.*, o.country, now() as now, %s,
             (c.mode = 'MANUAL' or c.manual_calls)
               and exists (select 1 from queue.campaign_agents a where a.campaign_id = c.id and a.user_id = $2) as by_hand
        from queue.campaigns c join queue.organizations o on o.id = c.organization_id
       where c.id = $1 for share of c"""
          .formatted(Grounds.REGISTRIES);

  private static final String OF_AGENT =
      """
      select c.id, c.name
        from queue.campaigns c join queue.campaign_agents a on a.campaign_id = c.id
       where a.user_id = $1 and c.state = 'RUNNING' and (c.mode = 'MANUAL' or c.manual_calls)
       order by c.name limit 200""";

  /** Holds a campaign until the transaction ends. */
  Uni<Optional<Held>> hold(Work work, UUID campaignId, UUID agentId) {
    return work.sql()
        .preparedQuery(HOLD)
        .execute(Tuple.of(campaignId, agentId))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Held::of).findFirst());
  }

  /** How much later a lead of it is due that somebody skipped. */
  Uni<Duration> skipDelay(Work work, UUID campaignId) {
    return work.sql()
        .preparedQuery("select skip_minutes from queue.campaigns where id = $1")
        .execute(Tuple.of(campaignId))
        .map(rows -> Duration.ofMinutes(rows.iterator().next().getInteger(0)));
  }

  /** The running ones of an agent, by name. */
  Uni<List<ManualCampaign>> of(Work work, UUID agentId) {
    return work.sql()
        .preparedQuery(OF_AGENT)
        .execute(Tuple.of(agentId))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(ManualCampaign::of).toList());
  }

  /**
   * A campaign that is held.
   *
   * @param byHand whether this agent may dial by hand in it
   * @param country how a number without a country code is read
   */
  record Held(PacedCampaign campaign, boolean byHand, String country) {
    private static Held of(Row row) {
      return new Held(PacedCampaign.of(row), row.getBoolean("by_hand"), row.getString("country"));
    }
  }

  /** A campaign in which an agent may dial by hand now. */
  record ManualCampaign(UUID id, String name) {
    private static ManualCampaign of(Row row) {
      return new ManualCampaign(row.getUUID("id"), row.getString("name"));
    }
  }
}
