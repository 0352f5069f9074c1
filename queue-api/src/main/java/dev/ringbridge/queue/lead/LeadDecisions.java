package dev.ringbridge.queue.lead;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.core.lead.DialState;
import dev.ringbridge.core.lead.Lead;
import dev.ringbridge.core.lead.LeadEvent;
import dev.ringbridge.core.lead.LeadFact;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.json.Json;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.QueueConfig;
import dev.ringbridge.queue.lead.LeadNews.Cause;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What moved leads, and by which rules: append only, written with the move, kept for a time. */
@ApplicationScoped
class LeadDecisions {
  private static final String KEEP =
      """
      insert into queue.lead_decisions (lead_id, id, organization_id, branch_id, at, event, call_id, said, from_state,
                                        to_state, due_at, steps, cause, caused_by)
      select d.lead_id, d.id, l.organization_id, l.branch_id, $2, d.event, d.call_id, d.said, d.from_state, d.to_state,
             d.due_at, d.steps, d.cause, d.caused_by
        from jsonb_to_recordset($1::jsonb) as d(lead_id uuid, id uuid, event text, call_id uuid, said text, from_state text,
             to_state text, due_at timestamptz, steps jsonb, cause text, caused_by uuid)
        join queue.leads l on l.id = d.lead_id""";

  /** A slice at a time: no transaction of it is long. */
  private static final String PURGE =
      """
      delete from queue.lead_decisions
       where ctid = any(array(select ctid from queue.lead_decisions where at < now() - $1::bigint * interval '1 second' limit 50000))""";

  private final Database database;
  private final QueueConfig config;
  private final Ids ids;

  LeadDecisions(@InQueue Database database, QueueConfig config, Ids ids) {
    this.database = database;
    this.config = config;
    this.ids = ids;
  }

  /** Writes down what these events came to. */
  Uni<Void> keep(Work work, List<Decided> decided, Instant at) {
    if (decided.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    JsonArray rows = new JsonArray();
    decided.forEach(one -> rows.add(json(one)));
    return work.sql()
        .preparedQuery(KEEP)
        .execute(Tuple.of(rows, at.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  private JsonObject json(Decided one) {
    JsonObject row =
        new JsonObject()
            .put("lead_id", one.lead().id().toString())
            .put("id", ids.next().toString())
            .put("event", one.event().getClass().getSimpleName())
            .put("call_id", text(call(one.event())))
            .put("said", said(one.event()))
            .put("to_state", one.lead().dialState().name());
    one.moved().ifPresent(moved -> row.put("from_state", moved.name()));
    one.rescheduled().ifPresent(due -> put(row, due));
    Cause cause = one.cause();
    return cause == null ? row : row.put("cause", cause.text()).put("caused_by", text(cause.by()));
  }

  private static void put(JsonObject row, LeadFact.Rescheduled due) {
    try {
      row.put("due_at", due.dueAt().toString())
          .put("steps", new JsonArray(Json.MAPPER.writeValueAsString(due.steps())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable UUID call(LeadEvent event) {
    if (event instanceof LeadEvent.Called called) {
      return called.callId();
    }
    if (event instanceof LeadEvent.Disposed disposed) {
      return disposed.callId();
    }
    return event instanceof LeadEvent.CallbackAgreed agreed ? agreed.callId() : null;
  }

  private static @Nullable String said(LeadEvent event) {
    if (event instanceof LeadEvent.Called called) {
      return called.outcome().name();
    }
    return event instanceof LeadEvent.Disposed disposed ? disposed.disposition().code() : null;
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }

  @Scheduled(every = "10m")
  Uni<Void> purge() {
    long kept = config.history().kept().toSeconds();
    return database
        .asEngine(work -> work.sql().preparedQuery(PURGE).execute(Tuple.of(kept)))
        .replaceWithVoid();
  }

  /**
   * An event, and what it came to.
   *
   * @param lead as it is afterwards
   */
  record Decided(Lead lead, LeadEvent event, List<LeadFact> facts, @Nullable Cause cause) {
    /** A repeated word and a counted attempt decide nothing. */
    boolean isWorthKeeping() {
      return facts.stream().noneMatch(LeadFact.NothingNew.class::isInstance)
          && !(event instanceof LeadEvent.Attempted && facts.isEmpty());
    }

    Optional<DialState> moved() {
      return facts.stream()
          .filter(LeadFact.Moved.class::isInstance)
          .map(fact -> ((LeadFact.Moved) fact).from())
          .findFirst();
    }

    Optional<LeadFact.Rescheduled> rescheduled() {
      return facts.stream()
          .filter(LeadFact.Rescheduled.class::isInstance)
          .map(LeadFact.Rescheduled.class::cast)
          .findFirst();
    }
  }
}
