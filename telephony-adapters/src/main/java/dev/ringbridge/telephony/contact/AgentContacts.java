package dev.ringbridge.telephony.contact;

import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Where the agents of an organization are called. */
@ApplicationScoped
public class AgentContacts {
  private static final String FIND =
      "select agent_id, contact, set_at from telephony.agent_contacts where agent_id = $1";

  private static final String PAGE =
      """
      select agent_id, contact, set_at from telephony.agent_contacts
       where ($1::uuid is null or agent_id > $1) order by agent_id limit $2""";

  private static final String PUT =
      """
      insert into telephony.agent_contacts (agent_id, organization_id, branch_id, contact, set_by)
      values ($1, $2, $3, $4, $5)
      on conflict (organization_id, agent_id) do update
         set contact = excluded.contact, set_by = excluded.set_by, set_at = now()
      returning agent_id, contact, set_at""";

  private static final String REMOVE = "delete from telephony.agent_contacts where agent_id = $1";

  /** Where an agent is called; within the organization of the transaction. */
  public Uni<Optional<AgentContact>> find(Work work, UUID agentId) {
    return work.sql()
        .preparedQuery(FIND)
        .execute(Tuple.of(agentId))
        .map(rows -> read(rows).stream().findFirst());
  }

  /** Those of the organization in the order of the agents' ids, after one. */
  Uni<List<AgentContact>> page(Work work, @Nullable UUID after, int size) {
    return work.sql().preparedQuery(PAGE).execute(Tuple.of(after, size)).map(AgentContacts::read);
  }

  /** Sets where an agent is called, from the next call on. */
  Uni<AgentContact> put(Work work, UUID agentId, Tenancy tenancy, String contact, UUID by) {
    return work.sql()
        .preparedQuery(PUT)
        .execute(Tuple.of(agentId, tenancy.organizationId(), tenancy.branchId(), contact, by))
        .map(rows -> read(rows).get(0));
  }

  /** Forgets where an agent is called; whether that was known. */
  Uni<Boolean> remove(Work work, UUID agentId) {
    return work.sql()
        .preparedQuery(REMOVE)
        .execute(Tuple.of(agentId))
        .map(rows -> rows.rowCount() == 1);
  }

  private static List<AgentContact> read(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(
            row ->
                new AgentContact(
                    row.getUUID("agent_id"),
                    row.getString("contact"),
                    Columns.instant(row, "set_at")))
        .toList();
  }
}
