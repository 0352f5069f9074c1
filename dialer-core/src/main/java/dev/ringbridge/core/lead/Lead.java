package dev.ringbridge.core.lead;

import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.disposition.SalesStatus;
import dev.ringbridge.core.lead.LeadEvent.Attempted;
import dev.ringbridge.core.lead.LeadEvent.CallbackAgreed;
import dev.ringbridge.core.lead.LeadEvent.Called;
import dev.ringbridge.core.lead.LeadEvent.Claimed;
import dev.ringbridge.core.lead.LeadEvent.DialedByHand;
import dev.ringbridge.core.lead.LeadEvent.Disposed;
import dev.ringbridge.core.lead.LeadEvent.NumberChosen;
import dev.ringbridge.core.lead.LeadEvent.NumbersChanged;
import dev.ringbridge.core.lead.LeadEvent.RangUs;
import dev.ringbridge.core.lead.LeadEvent.Released;
import dev.ringbridge.core.lead.LeadEvent.RulesChanged;
import dev.ringbridge.core.lead.LeadEvent.SentBack;
import dev.ringbridge.core.lead.LeadEvent.Skipped;
import dev.ringbridge.core.lead.LeadEvent.Suppressed;
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
 *              -- no such number -------------------------> INVALID, or SCHEDULED with another number
 *              -- the number must not be called ----------> SUPPRESSED
 *              -- talked with an agent -------------------> REACHED
 *              -- heard a broadcast, not to hear it again -> REACHED
 *              -- asked by a key not to be called --------> SUPPRESSED
 *   REACHED    -- dialed by hand -------------------------> CALLING
 *              -- disposed: again later ------------------> SCHEDULED
 *              -- disposed: retry, no attempt left -------> EXHAUSTED
 *              -- disposed: wrong number -----------------> INVALID, or SCHEDULED with another number
 *              -- disposed: do not call ------------------> SUPPRESSED
 *              -- disposed: call back, or a time agreed --> SCHEDULED
 *              -- disposed: for another agent ------------> SCHEDULED, due now
 *              -- sent back by a supervisor --------------> SCHEDULED, due now
 *   PENDING, SCHEDULED, REACHED, EXHAUSTED
 *              -- called us, nobody talked with them ----> SCHEDULED, as a callback
 *   any        -- suppressed, asked on an earlier call ---> SUPPRESSED, or after the live call
 *   PENDING, SCHEDULED
 *              -- its campaign allows fewer attempts ----> EXHAUSTED
 *   SUPPRESSED -- released -------------------------------> PENDING, SCHEDULED or REACHED, as before
 * </pre>
 *
 * A lead of several numbers has them called in turn (see {@link Numbers}). It is SUPPRESSED or
 * INVALID only once none of them is open.
 *
 * <p>A lead that was given back is CALLING again when its call turns out to be alive, and one that
 * was given up is REACHED when a better report of the same call says so (see {@link
 * dev.ringbridge.core.call.CallFact.Revived}). A disposition that comes before the end of its call
 * marks the lead and is given again by the caller once the call is over.
 *
 * @param id which lead
 * @param standing what its place in the queue follows from, besides its history
 * @param dialState where it stands
 * @param salesStatus where it stands in selling
 * @param attempts how often its phone was reached for
 * @param lately when that was, the last times, oldest first
 * @param dueAt when it may be dialed; kept while a call is live
 * @param callback what it asked for; null where it did not
 * @param callId its last call, null before the first
 * @param attempted whether that call counts already
 * @param suppressed whether it must not be called once the live call is over
 * @param numbers whose turn it is, where it has more than one
 */
public record Lead(
    UUID id,
    Standing standing,
    DialState dialState,
    SalesStatus salesStatus,
    int attempts,
    List<Instant> lately,
    Instant dueAt,
    @Nullable Callback callback,
    @Nullable UUID callId,
    boolean attempted,
    boolean suppressed,
    Numbers numbers) {
  public Lead {
    lately = List.copyOf(lately);
  }

  /** A lead that was just added. */
  public static Lead fresh(UUID id, Standing standing, Instant dueAt) {
    return new Lead(
        id,
        standing,
        DialState.PENDING,
        SalesStatus.NEW,
        0,
        List.of(),
        dueAt,
        null,
        null,
        false,
        false,
        Numbers.ONE);
  }

  /** Whether it, or the one of its numbers whose turn it is, must not be called. */
  public boolean mustNotBeCalled() {
    return suppressed
        || numbers.current().filter(one -> one.state() == NumberState.SUPPRESSED).isPresent();
  }

  /** How promising it is. */
  public Temperature temperature() {
    return Temperature.of(standing.score(), salesStatus, attempts);
  }

  /** Why it is in the queue, or would be. */
  public Category category() {
    if (callback != null) {
      return Category.CALLBACK;
    }
    return attempts == 0 ? Category.FRESH : Category.RETRY;
  }

  /**
   * Takes in one event.
   *
   * @param event what happened
   * @param rules when it may be tried again
   * @param now the time to count delays from
   * @return the lead afterwards, and what that changed
   */
  public Step on(LeadEvent event, DialRules rules, Instant now) {
    Lead next = decide(event, rules, now);
    return new Step(
        next,
        next.equals(this)
            ? List.of(new LeadFact.NothingNew())
            : facts(next, Wish.of(event, attempts, rules, now), rules));
  }

  private Lead decide(LeadEvent event, DialRules rules, Instant now) {
    if (event instanceof Claimed claimed) {
      return dialState.isQueued() ? LeadDraft.claimed(this, claimed.callId()) : this;
    }
    if (event instanceof DialedByHand dialed) {
      return dialState.mayBeDialedByHand() ? LeadDraft.claimed(this, dialed.callId()) : this;
    }
    if (event instanceof Skipped skipped) {
      return LeadDraft.later(this, rules.dialing(numbers).allows(lately, skipped.until()));
    }
    if (event instanceof Attempted attempt) {
      return attempt.callId().equals(callId) && !attempted ? LeadDraft.counted(this, now) : this;
    }
    if (event instanceof Called called) {
      return called.callId().equals(callId) ? after(called.outcome(), rules, now) : this;
    }
    if (event instanceof Disposed disposed) {
      return disposed.callId().equals(callId) || disposed.asksForSilence()
          ? Spoken.of(this, disposed.disposition(), rules, now)
          : this;
    }
    if (event instanceof CallbackAgreed agreed) {
      return agreed.callId().equals(callId) ? Spoken.of(this, agreed, rules, now) : this;
    }
    if (event instanceof Suppressed said) {
      return Silence.suppressed(this, said);
    }
    if (event instanceof Released said) {
      return Silence.released(this, said, rules, now);
    }
    if (event instanceof NumberChosen chosen) {
      return dialState == DialState.CALLING ? this : numbered(numbers.chosen(chosen.number()));
    }
    if (event instanceof NumbersChanged) {
      return Turning.renumbered(this, rules, now);
    }
    if (event instanceof RulesChanged changed) {
      return Rejudging.of(this, rules, changed.fewerAttempts());
    }
    if (event instanceof RangUs rang) {
      return RingingBack.of(this, rang, rules);
    }
    if (event instanceof SentBack) {
      return Spoken.sentBack(this, rules, now);
    }
    throw new AssertionError("no rule for " + event.getClass().getSimpleName());
  }

  /**
   * A lead that must not be called waits outside the queue, for the time at which it would be
   * tried.
   */
  private Lead after(Outcome outcome, DialRules rules, Instant now) {
    if (outcome == Outcome.COMPLETED && dialState != DialState.CALLING && !attemptWasMisjudged()) {
      return this;
    }
    Lead next = numbered(numbers.after(outcome)).moved(outcome, rules, now);
    return suppressed && next.dialState.isQueued()
        ? next.at(DialState.SUPPRESSED, next.salesStatus)
        : next;
  }

  private Lead moved(Outcome outcome, DialRules rules, Instant now) {
    if (outcome.isUnplaced() && attempted) {
      return Rejudging.givenBack(LeadDraft.uncounted(this), rules);
    }
    boolean takenBack = outcome == Outcome.CANCELED && !attempted;
    boolean unreached = outcome == Outcome.SUPPRESSED || outcome == Outcome.MISSED;
    if (unreached || outcome.isUnplaced() || takenBack) {
      return Rejudging.givenBack(this, rules);
    }
    if (outcome == Outcome.COMPLETED) {
      return reached();
    }
    if (outcome == Outcome.INVALID_NUMBER) {
      return Turning.withoutTheCalled(this, rules, now);
    }
    if (outcome == Outcome.OPTED_OUT) {
      return at(DialState.SUPPRESSED, salesStatus);
    }
    Optional<Wish> again = Wish.after(outcome, attempts, rules, now);
    if (again.isPresent() && attempts < rules.retry().maxAttempts()) {
      return due(rules, again.get(), null);
    }
    return outcome == Outcome.INFORMED ? reached() : at(DialState.EXHAUSTED, salesStatus);
  }

  /** Its state in the queue. */
  DialState queued() {
    return attempts == 0 && callback == null ? DialState.PENDING : DialState.SCHEDULED;
  }

  /** Whether the last word on this call was one that a conversation corrects. */
  private boolean attemptWasMisjudged() {
    return dialState.isQueued() || dialState == DialState.EXHAUSTED;
  }

  private Lead reached() {
    LeadDraft draft = new LeadDraft(this);
    draft.dialState = DialState.REACHED;
    draft.salesStatus = salesStatus == SalesStatus.NEW ? SalesStatus.CONTACTED : salesStatus;
    draft.callback = null;
    return draft.lead();
  }

  Lead due(DialRules rules, Wish wish, @Nullable Callback asked) {
    LeadDraft draft = new LeadDraft(this);
    draft.dialState = DialState.SCHEDULED;
    draft.dueAt = rules.dialing(numbers).allows(lately, wish.at());
    draft.callback = asked;
    return draft.lead();
  }

  Lead at(DialState state, SalesStatus status) {
    LeadDraft draft = new LeadDraft(this);
    draft.dialState = state;
    draft.salesStatus = status;
    return draft.lead();
  }

  Lead numbered(Numbers theirs) {
    LeadDraft draft = new LeadDraft(this);
    draft.numbers = theirs;
    return draft.lead();
  }

  private List<LeadFact> facts(Lead next, Optional<Wish> wish, DialRules rules) {
    List<LeadFact> facts = new ArrayList<>();
    if (next.dialState != dialState) {
      facts.add(new LeadFact.Moved(dialState, next.dialState));
    }
    if (next.dialState == DialState.SCHEDULED && !next.dueAt.equals(dueAt)) {
      facts.add(
          new LeadFact.Rescheduled(next.dueAt, rules.dialing(next.numbers).steps(lately, wish)));
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
