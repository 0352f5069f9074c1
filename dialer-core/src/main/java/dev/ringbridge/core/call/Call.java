package dev.ringbridge.core.call;

import dev.ringbridge.core.call.CallEvent.AnswererDetected;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallAttested;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallHandedOver;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallEvent.CallPlacementLost;
import dev.ringbridge.core.call.CallEvent.CallPlacing;
import dev.ringbridge.core.call.CallEvent.CallRinging;
import dev.ringbridge.core.call.CallEvent.MachineMessageGiven;
import dev.ringbridge.core.call.CallEvent.MessageHeard;
import dev.ringbridge.core.call.CallEvent.OptedOut;
import dev.ringbridge.core.call.CallEvent.SafeHarborGiven;
import dev.ringbridge.core.call.CallEvent.TransferRequested;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to reach one number: a join of all that was ever said about it. The events may come
 * twice, late and in any order; the same set of events always ends in the same call. A call only
 * moves down this ladder:
 *
 * <pre>
 *   PLANNED            its id exists, nothing was sent
 *   PLACING            the fence is taken
 *   UNKNOWN            the carrier's answer was lost
 *   ENDED (inferred)   never placed: expired, taken back, or dead by the clock
 *   ------------------ from here on the carrier speaks: the attempt counts
 *   PLACED
 *   RINGING            an inbound call enters here
 *   ANSWERED
 *   BRIDGED
 *   ENDED (carrier)
 * </pre>
 *
 * An event for a higher rung than the one reached is late: it fills in its moment and moves
 * nothing. A carrier's event for a call that was ended by inference brings it back ({@link
 * CallFact.Revived}) and is an alarm.
 *
 * @param ref which call
 * @param state the rung reached
 * @param ending how telephony saw it end, null while it lives
 * @param evidence how that is known, null while it lives
 * @param moments when it first reached each rung
 * @param agentId who answers for it: the first, or the last it was handed over to
 * @param answerer the detection's verdict, null without one
 * @param marks what happened on it since it was answered
 */
public record Call(
    CallRef ref,
    CallState state,
    @Nullable Ending ending,
    @Nullable Evidence evidence,
    Moments moments,
    @Nullable UUID agentId,
    @Nullable Answerer answerer,
    Set<Mark> marks) {
  public Call {
    marks = Set.copyOf(marks);
  }

  /** A call to be placed. */
  public static Call planned(CallRef ref) {
    return new Call(ref, CallState.PLANNED, null, null, Moments.NONE, null, null, Set.of());
  }

  /** A call that came in: it enters the same ladder where it rings here. */
  public static Call inbound(CallRef ref, Instant at) {
    return new Call(
        ref,
        CallState.RINGING,
        null,
        null,
        Moments.NONE.withRinging(at),
        null,
        null,
        Set.of(Mark.CAME_IN));
  }

  /**
   * Takes in one event.
   *
   * @param event what telephony said
   * @param now when it is heard, which dates the facts and decides nothing
   * @return the call afterwards, and what that changed
   */
  public Step on(CallEvent event, Instant now) {
    Call next = join(event);
    return new Step(
        next,
        next.equals(this) ? List.of(new CallFact.NothingNew(event.getClass())) : facts(next, now));
  }

  /**
   * Whether the lead's phone was reached for: only then does the attempt count. Where the carrier
   * calls the agent first, it may say at the end that it never came to the lead.
   */
  public boolean isAttempt() {
    Outcome outcome = outcome();
    boolean reached = rung(state, evidence) >= rung(CallState.PLACED, null);
    return reached && !has(Mark.CAME_IN) && (outcome == null || !outcome.isUnplaced());
  }

  /** What came of it, null while it lives. */
  public @Nullable Outcome outcome() {
    return Conclusion.of(this);
  }

  /** Whether this happened on it. */
  public boolean has(Mark mark) {
    return marks.contains(mark);
  }

  private Call join(CallEvent event) {
    if (event instanceof CallPlacing) {
      return reach(CallState.PLACING).at(moments.withPlacing(event.at()));
    }
    if (event instanceof CallPlacementLost) {
      return reach(CallState.UNKNOWN);
    }
    if (event instanceof CallPlaced) {
      return reach(CallState.PLACED).at(moments.withPlaced(event.at()));
    }
    if (event instanceof CallRinging) {
      return reach(CallState.RINGING).at(moments.withRinging(event.at()));
    }
    if (event instanceof CallAttested attested) {
      return marked(attested.attestation().mark());
    }
    if (event instanceof CallAnswered answered) {
      Call reached = reach(CallState.ANSWERED).at(moments.withAnswered(event.at()));
      return answered.wantsAgent() ? reached : reached.marked(Mark.MESSAGE_FIRST);
    }
    if (event instanceof AnswererDetected detected) {
      return reach(CallState.ANSWERED).heard(detected.answerer());
    }
    if (event instanceof CallBridged bridged) {
      return bridgedWith(bridged);
    }
    if (event instanceof SafeHarborGiven) {
      return answeredAnd(Mark.SAFE_HARBOR_GIVEN);
    }
    if (event instanceof MachineMessageGiven) {
      return answeredAnd(Mark.MACHINE_MESSAGE_GIVEN);
    }
    if (event instanceof MessageHeard) {
      return answeredAnd(Mark.MESSAGE_FIRST, Mark.MESSAGE_HEARD);
    }
    if (event instanceof TransferRequested) {
      return answeredAnd(Mark.MESSAGE_FIRST, Mark.MESSAGE_HEARD, Mark.TRANSFER_REQUESTED);
    }
    if (event instanceof OptedOut) {
      return answeredAnd(Mark.MESSAGE_FIRST, Mark.MESSAGE_HEARD, Mark.OPTED_OUT);
    }
    if (event instanceof CallEnded ended) {
      return endedBy(ended);
    }
    if (event instanceof BridgeRefused || event instanceof CallHandedOver) {
      return this;
    }
    throw new AssertionError("no rule for " + event.getClass().getSimpleName());
  }

  private Call reach(CallState rung) {
    if (rung(rung, null) <= rung(state, evidence)) {
      return this;
    }
    return new Call(ref, rung, null, null, moments.withEnded(null), agentId, answerer, marks);
  }

  private Call bridgedWith(CallBridged event) {
    Call reached = reach(CallState.BRIDGED).at(moments.withBridged(event.at()));
    boolean handed = event.handedBy() != null;
    if (!handed && moments.handedOver() != null) {
      return reached;
    }
    Instant known = handed ? moments.handedOver() : moments.bridged();
    int order = known == null ? 0 : event.at().compareTo(known) * (handed ? -1 : 1);
    boolean same = order == 0 && known != null && agentId != null;
    boolean wins = same ? event.agentId().compareTo(agentId) < 0 : order <= 0;
    Call theirs = wins ? reached.answeredFor(event.agentId()) : reached;
    return wins && handed ? theirs.at(theirs.moments.withHandedOver(event.at())) : theirs;
  }

  private Call endedBy(CallEnded event) {
    int here = rung(state, evidence);
    int there = rung(CallState.ENDED, event.evidence());
    if (there < here || (there == here && !isBefore(event))) {
      return this;
    }
    return new Call(
        ref,
        CallState.ENDED,
        event.ending(),
        event.evidence(),
        moments.withEnded(event.at()),
        agentId,
        answerer,
        marks);
  }

  /**
   * Of two endings on the same evidence the earlier one holds, whichever came first to our ears.
   */
  private boolean isBefore(CallEnded event) {
    Instant known = moments.ended();
    if (known == null || ending == null || event.at().isBefore(known)) {
      return true;
    }
    return event.at().equals(known) && event.ending().compareTo(ending) < 0;
  }

  private Call at(Moments better) {
    Moments merged = better.withEnded(moments.ended());
    return new Call(ref, state, ending, evidence, merged, agentId, answerer, marks);
  }

  private Call heard(Answerer verdict) {
    Answerer kept = answerer != null && rank(answerer) >= rank(verdict) ? answerer : verdict;
    return new Call(ref, state, ending, evidence, moments, agentId, kept, marks);
  }

  private Call answeredFor(UUID agent) {
    return new Call(ref, state, ending, evidence, moments, agent, answerer, marks);
  }

  private Call answeredAnd(Mark... more) {
    return reach(CallState.ANSWERED).marked(more);
  }

  private Call marked(Mark... more) {
    Set<Mark> all = EnumSet.noneOf(Mark.class);
    all.addAll(marks);
    all.addAll(List.of(more));
    return new Call(ref, state, ending, evidence, moments, agentId, answerer, all);
  }

  private List<CallFact> facts(Call next, Instant now) {
    List<CallFact> facts = new ArrayList<>();
    if (next.isAttempt() && !isAttempt()) {
      Outcome believed = outcome();
      if (believed != null) {
        facts.add(new CallFact.Revived(believed, now));
      }
      facts.add(new CallFact.AttemptCounted(now));
    }
    if (next.agentId != null && !next.agentId.equals(agentId)) {
      facts.add(new CallFact.BridgeProven(next.agentId, now));
    }
    if (next.has(Mark.OPTED_OUT) && !has(Mark.OPTED_OUT)) {
      facts.add(new CallFact.SilenceAsked(now));
    }
    Outcome outcome = next.outcome();
    if (outcome != null && outcome != outcome()) {
      facts.add(new CallFact.Concluded(outcome, now));
    }
    return List.copyOf(facts);
  }

  private static int rung(CallState state, @Nullable Evidence evidence) {
    return switch (state) {
      case PLANNED -> 0;
      case PLACING -> 1;
      case UNKNOWN -> 2;
      case PLACED -> 4;
      case RINGING -> 5;
      case ANSWERED -> 6;
      case BRIDGED -> 7;
      case ENDED -> evidence == Evidence.CARRIER ? 8 : 3;
    };
  }

  /** A machine once heard stays a machine; a person outranks a detection that could not tell. */
  private static int rank(Answerer answerer) {
    return switch (answerer) {
      case UNDECIDED -> 0;
      case HUMAN -> 1;
      case FAX -> 2;
      case MACHINE -> 3;
    };
  }

  /**
   * What an event came to.
   *
   * @param call the call afterwards
   * @param facts what changed, in order
   */
  public record Step(Call call, List<CallFact> facts) {}
}
