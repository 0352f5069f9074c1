package dev.ringbridge.queue.call;

import dev.ringbridge.core.disposition.Disposition;
import dev.ringbridge.core.disposition.DispositionSet;
import dev.ringbridge.foundation.Repeating;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.call.Calls.StoredCall;
import dev.ringbridge.queue.disposition.DispositionSets;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sets a campaign's default on calls whose wrap-up ran out and of which nobody said anything,
 * whatever became of their agents. Any replica does it for all; one by one, each under its lock.
 */
@ApplicationScoped
class UndisposedCalls {
  private static final Logger LOG = Logger.getLogger(UndisposedCalls.class);
  private static final int LAST = 30;
  private static final Duration ROUND = Duration.ofSeconds(1);

  /** The agent's last second is theirs, however late the end of the call was heard. */
  private static final String OVERDUE =
      """
      select k.id from queue.campaigns c join queue.calls k on k.campaign_id = c.id
       where c.unsaid is not null and k.outcome = 'COMPLETED' and k.disposition is null
         and k.ended_at < now() - (c.wrap_up_seconds + 2) * interval '1 second'
       order by k.ended_at limit 500""";

  private final Database database;
  private final Calls calls;
  private final DispositionSets sets;
  private final RecordingResults recording;
  private @Nullable Repeating rounds;

  UndisposedCalls(
      @InQueue Database database, Calls calls, DispositionSets sets, RecordingResults recording) {
    this.database = database;
    this.calls = calls;
    this.sets = sets;
    this.recording = recording;
  }

  void start(@Observes @Priority(LAST) StartupEvent event) {
    rounds = Repeating.every("settling calls of which nothing was said", ROUND, this::settle);
  }

  void stop(@Observes ShutdownEvent event) {
    if (rounds != null) {
      rounds.close();
    }
  }

  Uni<Void> settle() {
    return database
        .asEngine(work -> work.sql().query(OVERDUE).execute())
        .chain(rows -> each(ids(rows)));
  }

  private static List<UUID> ids(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(row -> row.getUUID("id")).toList();
  }

  private Uni<Void> each(List<UUID> overdue) {
    return Multi.createFrom()
        .iterable(overdue)
        .onItem()
        .transformToUniAndConcatenate(this::attempt)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** One that cannot be settled does not hold up the others. */
  private Uni<Void> attempt(UUID id) {
    return database
        .asEngine(work -> settle(work, id))
        .onFailure()
        .invoke(e -> LOG.warnf("a call is not settled, call=%s: %s", id, e.toString()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> settle(Work work, UUID id) {
    return calls
        .lock(work, List.of(id))
        .map(found -> found.get(id))
        .chain(call -> call == null || call.result().isPresent() ? nothing() : set(work, call));
  }

  private Uni<Void> set(Work work, StoredCall call) {
    return sets.of(work, call.call().ref().campaignId())
        .map(DispositionSet::whenUnsaid)
        .chain(unsaid -> unsaid.map(one -> set(work, call, one)).orElseGet(() -> nothing()));
  }

  private Uni<Void> set(Work work, StoredCall call, Disposition unsaid) {
    CallResult result = new CallResult(unsaid, null, null, null, null);
    return recording.record(work, call, result, "", null);
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
