package dev.ringbridge.core.lead;

import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.disposition.AutoAction;
import dev.ringbridge.core.disposition.Disposition;
import dev.ringbridge.core.disposition.SalesStatus;
import dev.ringbridge.core.lead.LeadEvent.Attempted;
import dev.ringbridge.core.lead.LeadEvent.Called;
import dev.ringbridge.core.lead.LeadEvent.Claimed;
import dev.ringbridge.core.lead.LeadEvent.Disposed;
import dev.ringbridge.core.lead.LeadEvent.Suppressed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person to reach, as dialing sees them.
 *
 * <pre>
 *   PENDING    -- claimed --------------------------------> CALLING
 *   SCHEDULED  -- claimed --------------------------------> CALLING
 *   CALLING    -- never placed, expired, taken back ------> the place it had: PENDING or SCHEDULED
 *              -- not reached, the rules allow a retry ---> SCHEDULED
 *              -- not reached, no attempt or rule left ---> EXHAUSTED
 *              -- no such number -------------------------> INVALID
 *              -- the number must not be called ----------> SUPPRESSED
 *              -- talked with an agent -------------------> REACHED
 *   REACHED    -- disposed: again later ------------------> SCHEDULED
 *              -- disposed: retry, no attempt left -------> EXHAUSTED
 *              -- disposed: wrong number -----------------> INVALID
 *              -- disposed: do not call ------------------> SUPPRESSED
 *   any        -- suppressed -----------------------------> SUPPRESSED, or after the live call
 * </pre>
 *
 * A lead that was given back is CALLING again when its call turns out to be alive, and one that was
 * given up is REACHED when a better report of the same call says so (see {@link
 * dev.ringbridge.core.call.CallFact.Revived}). A disposition that comes before the end of its call
 * marks the lead and is given again by the caller once the call is over.
 *
 * @param id which lead
 * @param dialState where it stands
 * @param salesStatus where it stands in selling
 * @param attempts how often its phone was reached for
 * @param dueAt when it may be dialed; its place in the queue, kept while a call is live
 * @param callId its last call, null before the first
 * @param attempted whether that call counts already
 * @param suppressed whether it must not be called once the live call is over
 */
public record Lead(
    UUID id,
    DialState dialState,
    SalesStatus salesStatus,
    int attempts,
    Instant dueAt,
    @Nullable UUID callId,
    boolean attempted,
    boolean suppressed) {

  /** A lead that was just added. */
  public static Lead fresh(UUID id, Instant dueAt) {
    return new Lead(id, DialState.PENDING, SalesStatus.NEW, 0, dueAt, null, false, false);
  }

  /**
   * Takes in one event.
   *
   * @param event what happened
   * @param rules the campaign's rules for trying again
   * @param now the time to count delays from
   * @return the lead afterwards, and what that changed
   */
  public Step on(LeadEvent event, RetryRules rules, Instant now) {
    Lead next = decide(event, rules, now);
    return new Step(next, next.equals(this) ? List.of(new LeadFact.NothingNew()) : facts(next));
  }

  private Lead decide(LeadEvent event, RetryRules rules, Instant now) {
    if (event instanceof Claimed claimed) {
      return dialState.isQueued() ? claimedBy(claimed.callId()) : this;
    }
    if (event instanceof Attempted attempt) {
      return attempt.callId().equals(callId) && !attempted ? counted() : this;
    }
    if (event instanceof Called called) {
      return called.callId().equals(callId) ? after(called.outcome(), rules, now) : this;
    }
    if (event instanceof Disposed disposed) {
      return disposed.callId().equals(callId) ? after(disposed.disposition(), rules, now) : this;
    }
    if (event instanceof Suppressed) {
      return suppress();
    }
    throw new AssertionError("no rule for " + event.getClass().getSimpleName());
  }

  private Lead claimedBy(UUID call) {
    return new Lead(id, DialState.CALLING, salesStatus, attempts, dueAt, call, false, suppressed);
  }

  /** A call that was believed never placed takes the lead out of the queue again. */
  private Lead counted() {
    DialState state = dialState.isQueued() ? DialState.CALLING : dialState;
    return new Lead(id, state, salesStatus, attempts + 1, dueAt, callId, true, suppressed);
  }

  private Lead after(Outcome outcome, RetryRules rules, Instant now) {
    if (suppressed || outcome == Outcome.SUPPRESSED) {
      return at(DialState.SUPPRESSED, salesStatus);
    }
    if (outcome.isUnplaced() || (outcome == Outcome.CANCELED && !attempted)) {
      return at(attempts == 0 ? DialState.PENDING : DialState.SCHEDULED, salesStatus);
    }
    if (outcome == Outcome.COMPLETED) {
      return dialState == DialState.CALLING || attemptWasMisjudged() ? reached() : this;
    }
    if (outcome == Outcome.INVALID_NUMBER) {
      return at(DialState.INVALID, salesStatus);
    }
    Optional<Duration> delay = rules.delayAfter(outcome);
    return delay.isPresent() && attempts < rules.maxAttempts()
        ? due(now.plus(delay.get()))
        : at(DialState.EXHAUSTED, salesStatus);
  }

  /** Whether the last word on this call was one that a conversation corrects. */
  private boolean attemptWasMisjudged() {
    return dialState.isQueued() || dialState == DialState.EXHAUSTED;
  }

  private Lead reached() {
    SalesStatus status = salesStatus == SalesStatus.NEW ? SalesStatus.CONTACTED : salesStatus;
    return at(DialState.REACHED, status);
  }

  private Lead after(Disposition disposition, RetryRules rules, Instant now) {
    Lead spoken = at(dialState, disposition.salesStatus().orElse(salesStatus));
    if (disposition.action() == AutoAction.MARK_DND) {
      return spoken.suppress();
    }
    if (dialState == DialState.CALLING) {
      return spoken;
    }
    if (disposition.action() == AutoAction.MARK_INVALID) {
      return spoken.at(DialState.INVALID, spoken.salesStatus);
    }
    if (disposition.action() == AutoAction.RETRY && attempts >= rules.maxAttempts()) {
      return spoken.at(DialState.EXHAUSTED, spoken.salesStatus);
    }
    return disposition.after().map(delay -> spoken.due(now.plus(delay))).orElse(spoken);
  }

  private Lead suppress() {
    return new Lead(
        id,
        dialState == DialState.CALLING ? dialState : DialState.SUPPRESSED,
        salesStatus,
        attempts,
        dueAt,
        callId,
        attempted,
        true);
  }

  private Lead due(Instant when) {
    return new Lead(
        id, DialState.SCHEDULED, salesStatus, attempts, when, callId, attempted, suppressed);
  }

  private Lead at(DialState state, SalesStatus status) {
    return new Lead(id, state, status, attempts, dueAt, callId, attempted, suppressed);
  }

  private List<LeadFact> facts(Lead next) {
    List<LeadFact> facts = new ArrayList<>();
    if (next.dialState != dialState) {
      facts.add(new LeadFact.Moved(dialState, next.dialState));
    }
    if (next.dialState == DialState.SCHEDULED && !next.dueAt.equals(dueAt)) {
      facts.add(new LeadFact.Rescheduled(next.dueAt));
    }
    return List.copyOf(facts);
  }

  /**
   * What an event came to.
   *
   * @param lead the lead afterwards
   * @param facts what changed, in order
   */
  public record Step(Lead lead, List<LeadFact> facts) {}
}
