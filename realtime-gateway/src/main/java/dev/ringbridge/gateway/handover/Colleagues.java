package dev.ringbridge.gateway.handover;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.foundation.database.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Who is free for a call of a campaign: whom it can go to first, whoever is free longest first. */
@ApplicationScoped
class Colleagues {
  /** More than anybody chooses from, and than are given to others in the meantime. */
  private static final int MOST = 50;

  /**
   * The rule by which answered calls are given to agents. The call is on the account of whoever
   * talks on it.
   */
  private static final String FREE =
      """
      select a.agent_id, p.name, a.since, coalesce(a.leg_account_id = t.leg_account_id, true) as reachable
        from gateway.agents a join gateway.profiles p using (agent_id)
        left join gateway.agents t on t.call_id = $3 and t.state = 'ON_CALL'
       where a.state = 'AVAILABLE' and a.lease_until > clock_timestamp()
         and p.active and p.campaign_ids @> array[$1::uuid]
         and ($2::uuid is null or a.agent_id = $2)
       order by reachable desc, a.since, a.agent_id
       limit %d"""
          .formatted(MOST);

  /**
   * Finds them; nobody is held.
   *
   * @param only the one who is asked for; null for all
   */
  Uni<List<Colleague>> free(Work work, CallRef call, @Nullable UUID only) {
    return work.sql()
        .preparedQuery(FREE)
        .execute(Tuple.of(call.campaignId(), only, call.callId()))
        .map(
            rows -> StreamSupport.stream(rows.spliterator(), false).map(Colleagues::read).toList());
  }

  private static Colleague read(Row row) {
    return new Colleague(
        row.getUUID("agent_id"),
        row.getString("name"),
        row.getOffsetDateTime("since").toInstant(),
        row.getBoolean("reachable"));
  }
}
