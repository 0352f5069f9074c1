package dev.ringbridge.queue.call;

import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallHandedOver;
import dev.ringbridge.foundation.database.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who handed a lead's call over to whom, among what its history keeps: to a colleague once they
 * were seen with the lead, to a third party once the agent was out of it; where nobody took the
 * lead it was handed over to nobody. Heard twice it is written once.
 */
@ApplicationScoped
class HandoverLog {
  private static final String KEEP =
      """
      insert into queue.lead_decisions (lead_id, id, organization_id, branch_id, at, event, call_id, said, caused_by)
      select c.lead_id, md5(h.call_id || ' ' || h.by_id || ' ' || h.at)::uuid, c.organization_id, c.branch_id, h.at, 'HandedOver',
             c.id, h.to_id, h.by_id
        from jsonb_to_recordset($1::jsonb) as h(call_id uuid, by_id uuid, to_id text, at timestamptz)
        join queue.calls c on c.id = h.call_id and c.lead_id is not null
      on conflict do nothing""";

  /** Writes down those among these events. */
  Uni<Void> keep(Work work, List<CallEvent> events) {
    List<JsonObject> rows = events.stream().flatMap(event -> row(event).stream()).toList();
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : work.sql().preparedQuery(KEEP).execute(Tuple.of(new JsonArray(rows))).replaceWithVoid();
  }

  private static Optional<JsonObject> row(CallEvent event) {
    if (event instanceof CallBridged seen && seen.handedBy() != null) {
      return Optional.of(row(seen, seen.handedBy(), seen.agentId(), seen.at()));
    }
    return event instanceof CallHandedOver parted
            && parted.toAgentId() == null
            && !parted.leftAlone()
        ? Optional.of(row(parted, parted.agentId(), null, parted.at()))
        : Optional.empty();
  }

  private static JsonObject row(CallEvent event, UUID from, @Nullable UUID to, Instant at) {
    return new JsonObject()
        .put("call_id", event.call().callId().toString())
        .put("by_id", from.toString())
        .put("to_id", to == null ? null : to.toString())
        .put("at", at.toString());
  }
}
