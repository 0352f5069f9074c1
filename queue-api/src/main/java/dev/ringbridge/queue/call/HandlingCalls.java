package dev.ringbridge.queue.call;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.Call;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.disposition.AutoAction;
import dev.ringbridge.core.disposition.Disposition;
import dev.ringbridge.core.disposition.DispositionGroup;
import dev.ringbridge.core.disposition.Dispositions;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.call.Calls.StoredCall;
import dev.ringbridge.queue.lead.LeadNews;
import dev.ringbridge.queue.lead.MovingLeads;
import dev.ringbridge.queue.suppression.Suppressions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people do with calls: hang up, and say what came of them. */
@ApplicationScoped
class HandlingCalls {
  /** Further away it is a slip of the year. */
  private static final Duration MOST_AHEAD = Duration.ofDays(366);

  private final Database database;
  private final Calls calls;
  private final MovingLeads leads;
  private final Suppressions suppressions;
  private final Clock clock;

  HandlingCalls(
      @InQueue Database database,
      Calls calls,
      MovingLeads leads,
      Suppressions suppressions,
      Clock clock) {
    this.database = database;
    this.calls = calls;
    this.leads = leads;
    this.suppressions = suppressions;
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

  Uni<CallView> dispose(Caller caller, UUID id, CallResult result, String note) {
    Disposition disposition = disposition(result.disposition());
    if (result.callbackAt() != null) {
      refuseCallback(disposition, result.callbackAt());
    }
    return database
        .inOrganization(
            caller.organizationId(),
            work ->
                theirs(work, caller, id).chain(call -> dispose(work, caller, call, result, note)))
        .chain(() -> get(caller, id));
  }

  /** A time that is over means at once: a slow form is nobody's fault. */
  private void refuseCallback(Disposition disposition, Instant at) {
    if (disposition.action() != AutoAction.RESCHEDULE) {
      throw Refusal.invalid(
          "callbackAt",
          "Callback",
          "Leave it out, or choose a disposition that calls the lead back.");
    }
    if (at.isAfter(clock.instant().plus(MOST_AHEAD))) {
      throw Refusal.invalid(
          "callbackAt",
          "Callback",
          "Choose a time within the next " + MOST_AHEAD.toDays() + " days.");
    }
  }

  private static Disposition disposition(String code) {
    Optional<Disposition> known =
        Dispositions.find(code).filter(found -> found.group() != DispositionGroup.NOT_CONNECTED);
    return known.orElseThrow(
        () ->
            Refusal.invalid(
                "code",
                "Disposition",
                "Choose one of the codes that the campaign lists for agents."));
  }

  /** While the call lives the lead waits for its end; the tracker gives it the disposition then. */
  private Uni<Void> dispose(
      Work work, Caller caller, StoredCall stored, CallResult result, String note) {
    Call call = stored.call();
    if (call.agentId() == null) {
      throw Refusal.of(
          ProblemCode.CONFLICT,
          "Nobody talked on this call, so nothing can be said of the conversation.");
    }
    UUID lead = call.ref().leadId();
    List<LeadNews> news =
        call.state().isLive() || lead == null ? List.of() : result.news(call.ref().callId(), lead);
    return calls
        .dispose(work, call.ref().callId(), result, note, caller.userId())
        .chain(() -> leads.tell(work, news))
        .chain(moved -> suppressions.learn(work, moved.asked()));
  }

  /**
   * An agent handles the calls they answer for, or that are placed for them; supervisors and admins
   * handle all.
   */
  private Uni<StoredCall> theirs(Work work, Caller caller, UUID id) {
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
