package dev.ringbridge.queue.call;

import dev.ringbridge.core.call.Call;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.call.Calls.StoredCall;
import dev.ringbridge.queue.disposition.DispositionSets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** What people say came of calls: checked by the dispositions of the call's campaign. */
@ApplicationScoped
class DisposingCalls {
  private final Database database;
  private final HandlingCalls handling;
  private final DispositionSets sets;
  private final RecordingResults recording;
  private final Clock clock;

  DisposingCalls(
      @InQueue Database database,
      HandlingCalls handling,
      DispositionSets sets,
      RecordingResults recording,
      Clock clock) {
    this.database = database;
    this.handling = handling;
    this.sets = sets;
    this.recording = recording;
    this.clock = clock;
  }

  /** The last word counts; the same word again changes nothing but the note. */
  Uni<CallView> dispose(Caller caller, UUID id, Said said) {
    return database
        .inOrganization(
            caller.organizationId(),
            work ->
                handling
                    .theirs(work, caller, id)
                    .invoke(DisposingCalls::refuseUntalked)
                    .chain(call -> dispose(work, caller, call, said)))
        .chain(() -> handling.get(caller, id));
  }

  private Uni<Void> dispose(Work work, Caller caller, StoredCall stored, Said said) {
    Call call = stored.call();
    String note = said.note() == null ? "" : said.note().strip();
    return sets.of(work, call.ref().campaignId())
        .map(set -> said.result(set, caller.userId(), clock.instant()))
        .chain(result -> recording.record(work, stored, result, note, caller.userId()));
  }

  private static void refuseUntalked(StoredCall stored) {
    if (stored.call().agentId() == null) {
      throw Refusal.of(
          ProblemCode.CONFLICT,
          "Nobody talked on this call, so nothing can be said of the conversation.");
    }
  }
}
