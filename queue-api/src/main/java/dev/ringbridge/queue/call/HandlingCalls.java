package dev.ringbridge.queue.call;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.Call;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.call.Calls.StoredCall;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people see of calls, and how they hang up. */
@ApplicationScoped
class HandlingCalls {
  private final Database database;
  private final Calls calls;
  private final Clock clock;

  HandlingCalls(@InQueue Database database, Calls calls, Clock clock) {
    this.database = database;
    this.calls = calls;
    this.clock = clock;
  }

  Uni<List<CallView>> list(Caller caller, Calls.Filter filter, @Nullable UUID before, int size) {
    return database.inOrganization(
        caller.organizationId(), work -> calls.page(work, filter, before, size));
  }

  Uni<CallView> get(Caller caller, UUID id) {
    return database
        .inOrganization(caller.organizationId(), work -> calls.get(work, id))
        .map(found -> found.orElseThrow(() -> Refusal.notFound("call")));
  }

  Uni<CallView> hangUp(Caller caller, UUID id) {
    return database
        .inOrganization(
            caller.organizationId(),
            work -> theirs(work, caller, id).invoke(call -> hangUp(work, caller, call)))
        .chain(() -> get(caller, id));
  }

  /** A call that is over is hung up already: nothing to do, and no error. */
  private void hangUp(Work work, Caller caller, StoredCall stored) {
    Call call = stored.call();
    if (call.state().isLive()) {
      work.publish(new HangUpCall(call.ref(), caller.userId(), clock.instant()));
    }
  }

  /**
   * An agent handles the calls they answer for, or that are placed for them; supervisors and admins
   * handle all.
   */
  Uni<StoredCall> theirs(Work work, Caller caller, UUID id) {
    return calls
        .lock(work, List.of(id))
        .map(
            found -> Optional.ofNullable(found.get(id)).orElseThrow(() -> Refusal.notFound("call")))
        .invoke(call -> refuseOthers(caller, call));
  }

  private static void refuseOthers(Caller caller, StoredCall stored) {
    if (caller.role() == Role.AGENT && !stored.isOf(caller.userId())) {
      throw Refusal.of(ProblemCode.AUTHORIZATION_ERROR, "This is another agent's call.");
    }
  }
}
