package dev.ringbridge.gateway.shift;

import dev.ringbridge.core.agent.AgentProfile;
import dev.ringbridge.foundation.database.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What admins say of the agents, as rows. */
@ApplicationScoped
class Profiles {
  /** Lists of ids travel as text, because arrays of arrays must all be of one length. */
  private static final String LEARN =
      """
      insert into gateway.profiles as p (agent_id, organization_id, branch_id, name, campaign_ids, active, version)
      select n.agent_id, n.organization_id, n.branch_id, n.name, string_to_array(n.campaign_ids, ',')::uuid[], n.active,
             n.version
        from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::boolean[], $7::bigint[])
             as n(agent_id, organization_id, branch_id, name, campaign_ids, active, version)
       order by n.agent_id
      on conflict (agent_id) do update
         set organization_id = excluded.organization_id, branch_id = excluded.branch_id, name = excluded.name,
             campaign_ids = excluded.campaign_ids, active = excluded.active, version = excluded.version
       where p.version < excluded.version
      returning p.agent_id""";

  /**
   * Writes down what is new.
   *
   * @param profiles at most one of each agent
   * @return of whom something was new
   */
  Uni<List<UUID>> learn(Work work, List<AgentProfile> profiles) {
    return work.sql().preparedQuery(LEARN).execute(columns(profiles)).map(Profiles::ids);
  }

  private static List<UUID> ids(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(row -> row.getUUID(0)).toList();
  }

  private static Tuple columns(List<AgentProfile> all) {
    return Tuple.tuple()
        .addArrayOfUUID(column(all, AgentProfile::agentId, UUID[]::new))
        .addArrayOfUUID(column(all, one -> one.tenancy().organizationId(), UUID[]::new))
        .addArrayOfUUID(column(all, one -> one.tenancy().branchId(), UUID[]::new))
        .addArrayOfString(column(all, AgentProfile::name, String[]::new))
        .addArrayOfString(column(all, Profiles::campaigns, String[]::new))
        .addArrayOfBoolean(column(all, AgentProfile::active, Boolean[]::new))
        .addArrayOfLong(column(all, AgentProfile::version, Long[]::new));
  }

  private static String campaigns(AgentProfile profile) {
    return profile.campaignIds().stream().map(UUID::toString).collect(Collectors.joining(","));
  }

  private static <T> T[] column(
      List<AgentProfile> all, Function<AgentProfile, T> part, IntFunction<T[]> array) {
    return all.stream().map(part).toArray(array);
  }
}
