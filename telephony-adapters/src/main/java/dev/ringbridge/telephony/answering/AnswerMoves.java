package dev.ringbridge.telephony.answering;

import dev.ringbridge.core.call.Answerer;
import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.Broadcast;
import dev.ringbridge.core.call.CallEvent.AnswererDetected;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.SafeHarborGiven;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.core.recording.RecordingEvent.RecordingDeclined;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.carrier.Instruction;
import dev.ringbridge.telephony.carrier.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happens to an answered call.
 *
 * <pre>
 *   HOLD         -- an agent with a leg that is up, in time -> BRIDGE
 *                -- the time is up when the carrier asks ----> SAFE_HARBOR
 *                -- a machine -------------------------------> MACHINE
 *                -- the call ends ---------------------------> OVER
 *   MESSAGE      -- what was pressed on it ------------------> see {@link MessageMoves}
 *                -- a machine -------------------------------> MACHINE
 *                -- the call ends ---------------------------> OVER
 *   BRIDGE       -- how the agent parts with it -------------> see {@link PartingMoves}
 *                -- the agent hands it to a colleague --------> BRIDGE, see {@link HandoverMoves}
 *                -- the agent's leg is gone before the proof -> HOLD
 *                -- a machine, before the proof or soon after > MACHINE
 * </pre>
 *
 * Seeing the lead in the conference of the agent's leg is the proof; it moves nothing and counts
 * whenever it is heard.
 */
final class AnswerMoves {
  private AnswerMoves() {}

  /**
   * Takes in one input.
   *
   * @param answer the call
   * @param input what happened
   * @param patience how long things may take
   * @param now the database's clock
   */
  static Step on(Answer answer, AnswerInput input, Patience patience, Instant now) {
    if (input instanceof AnswerInput.Fetched fetched) {
      return fetched(answer, fetched, now);
    }
    if (input instanceof AnswerInput.Keyed keyed) {
      return keyed(answer, keyed, now);
    }
    if (input instanceof AnswerInput.Declined declined) {
      return declined(answer, declined, now);
    }
    if (input instanceof AnswerInput.Told told) {
      return Step.to(answer.told(told.what()));
    }
    if (input instanceof AnswerInput.Matched matched) {
      return matched(answer, matched, now);
    }
    if (input instanceof AnswerInput.Heard heard) {
      return heard(answer, heard.answerer(), now);
    }
    if (input instanceof AnswerInput.HandedTo handed) {
      return HandoverMoves.handedTo(answer, handed, now);
    }
    if (PartingMoves.isParting(input)) {
      return PartingMoves.on(answer, input, now);
    }
    if (input instanceof AnswerInput.Joined joined) {
      return joined(answer, joined, now);
    }
    if (input instanceof AnswerInput.LegLost lost) {
      return answer.isFor(lost.room()) && answer.isUnproven() && answer.endedAt() == null
          ? legGone(answer, now)
          : Step.to(answer);
    }
    if (input instanceof AnswerInput.Ended) {
      return ended(answer, now);
    }
    if (input instanceof AnswerInput.Tended) {
      return SilentMoves.tended(answer, patience, now);
    }
    if (ToldMoves.isForTheTold(input)) {
      return Step.to(answer);
    }
    throw new AssertionError("no rule for " + input.getClass().getSimpleName());
  }

  private static Step fetched(Answer answer, AnswerInput.Fetched fetched, Instant now) {
    if (answer.endedAt() != null || AnswerFunction.isOvertaken(answer, fetched.turn(), now)) {
      return Step.to(answer);
    }
    Answer here = answer.came().told(Replied.NOTHING);
    boolean left = fetched.fromRoom() && PartingMoves.isOfThisTurn(answer, fetched);
    if (left && here.isUnproven()) {
      return settle(refuseLeg(here, now), now);
    }
    Step step = Step.to(left ? PartingMoves.outOfTheRoom(here, now) : here);
    return settle(PartingMoves.away(answer, step, now), now);
  }

  /** Whoever interrupts the announcement of a recording is not recorded, and goes on. */
  private static Step declined(Answer answer, AnswerInput.Declined declined, Instant now) {
    Step step = fetched(answer.declined(), new AnswerInput.Fetched(declined.turn(), false), now);
    return answer.isRecorded() && answer.endedAt() == null
        ? step.says(new RecordingDeclined(answer.call(), now))
        : step;
  }

  /** A key moves something while the message is heard; afterwards the carrier only asks again. */
  private static Step keyed(Answer answer, AnswerInput.Keyed keyed, Instant now) {
    Broadcast broadcast = answer.rules().broadcast();
    boolean hears = answer.decision() == Decision.MESSAGE && answer.endedAt() == null;
    if (hears && broadcast != null && !AnswerFunction.isOvertaken(answer, keyed.turn(), now)) {
      return MessageMoves.keyed(answer, broadcast, keyed, now);
    }
    Step step = fetched(answer, new AnswerInput.Fetched(keyed.turn(), false), now);
    return broadcast == null ? step : MessageMoves.late(step, broadcast, keyed, now);
  }

  /** The safe-harbor message is decided when something is to be said and the time is up. */
  static Step settle(Step step, Instant now) {
    Answer answer = step.answer();
    return answer.decision() == Decision.HOLD && !now.isBefore(answer.safeHarborAt())
        ? step.then(answer.deciding(Decision.SAFE_HARBOR, null, now))
            .says(new SafeHarborGiven(answer.call(), now))
        : step;
  }

  private static Step matched(Answer answer, AnswerInput.Matched matched, Instant now) {
    if (answer.decision() == Decision.BRIDGE && matched.target().equals(answer.target())) {
      return Step.to(answer);
    }
    BridgeRefusal refusal = refusal(answer, matched, now);
    if (refusal != null) {
      return Step.to(answer)
          .says(new BridgeRefused(answer.call(), matched.target().agentId(), refusal, now));
    }
    Answer decided = answer.deciding(Decision.BRIDGE, matched.target(), now);
    return answer.replied() == Replied.HOLD ? Step.to(decided).redirect(now) : Step.to(decided);
  }

  private static @Nullable BridgeRefusal refusal(
      Answer answer, AnswerInput.Matched matched, Instant now) {
    if (answer.endedAt() != null) {
      return BridgeRefusal.CALL_ENDED;
    }
    return switch (answer.decision()) {
      case OVER -> BridgeRefusal.CALL_ENDED;
      case SAFE_HARBOR -> BridgeRefusal.SAFE_HARBOR_GIVEN;
      case MESSAGE, MACHINE, BRIDGE, HANDED_OVER, LEFT_ALONE, OPT_OUT ->
          BridgeRefusal.ALREADY_DECIDED;
      case HOLD -> {
        if (!now.isBefore(answer.safeHarborAt())) {
          yield BridgeRefusal.SAFE_HARBOR_GIVEN;
        }
        yield matched.legUp() ? null : BridgeRefusal.LEG_GONE;
      }
    };
  }

  private static Step heard(Answer answer, Answerer answerer, Instant now) {
    Step step = Step.to(answer).says(new AnswererDetected(answer.call(), answerer, now));
    if (!answerer.isMachine() || answer.endedAt() != null || !mayMove(answer, now)) {
      return step;
    }
    Step moved = PartingMoves.leaveMessage(step, now);
    boolean busy = answer.replied() == Replied.BRIDGE || answer.replied() == Replied.MESSAGE;
    return busy ? moved.redirect(now) : moved;
  }

  /**
   * Whoever pressed a key, or was handed over by an agent, is a person. After the bridge a verdict
   * acts by itself only as long as the campaign's rule says.
   */
  private static boolean mayMove(Answer answer, Instant now) {
    if (answer.rules().broadcast() != null) {
      return answer.decision() == Decision.MESSAGE;
    }
    Instant bridgedAt = answer.bridgedAt();
    if (answer.handedBy() != null) {
      return false;
    }
    if (answer.decision() == Decision.BRIDGE && bridgedAt != null) {
      return now.isBefore(bridgedAt.plusSeconds(answer.rules().machineActsWithinSeconds()));
    }
    return answer.decision() == Decision.HOLD || answer.decision() == Decision.BRIDGE;
  }

  private static Step joined(Answer answer, AnswerInput.Joined joined, Instant now) {
    Target target = answer.target();
    if (target == null || !answer.isFor(joined.room()) || !answer.isUnproven()) {
      return Step.to(answer);
    }
    if (joined.withAgent()) {
      Step bridged =
          Step.to(answer.bridged(now))
              .says(
                  new CallBridged(
                      answer.call(),
                      target.agentId(),
                      target.room(),
                      target.legEpoch(),
                      answer.handedBy(),
                      answer.handedBy() == null ? answer.decidedAt() : null,
                      now));
      boolean begins = answer.isRecorded() && answer.handedBy() == null;
      return begins && answer.endedAt() == null
          ? bridged.tells(new Errand.StartRecording(answer.leg(), answer.call().callId()))
          : bridged;
    }
    return answer.endedAt() == null ? legGone(answer, now) : Step.to(answer);
  }

  /**
   * The lead is fetched out of a room without an agent; what comes then is decided when it asks.
   */
  private static Step legGone(Answer answer, Instant now) {
    Step refused = refuseLeg(answer, now);
    return answer.replied() == Replied.BRIDGE ? refused.redirect(now) : refused;
  }

  static Step refuseLeg(Answer answer, Instant now) {
    if (answer.isBetweenAgents()) {
      return HandoverMoves.colleagueLost(answer, now);
    }
    Step back = Step.to(answer.deciding(Decision.HOLD, null, now));
    Target target = answer.target();
    return target == null
        ? back
        : back.says(
            new BridgeRefused(answer.call(), target.agentId(), BridgeRefusal.LEG_GONE, now));
  }

  private static Step ended(Answer answer, Instant now) {
    if (answer.endedAt() != null) {
      return Step.to(answer);
    }
    Answer over = answer.ended(now);
    boolean open = over.decision() == Decision.HOLD || over.decision() == Decision.MESSAGE;
    return Step.to(open ? over.deciding(Decision.OVER, null, now) : over);
  }

  static Step giveUp(Answer answer, Instant now) {
    return Step.to(answer.came().deciding(Decision.OVER, null, now)).hangUp();
  }

  /**
   * What an input came to.
   *
   * @param answer the call afterwards
   * @param events what that says to the world
   * @param errand what is to be asked of the carrier
   */
  record Step(Answer answer, List<Event> events, Optional<Errand> errand) {
    static Step to(Answer answer) {
      return new Step(answer, List.of(), Optional.empty());
    }

    Step then(Answer next) {
      return new Step(next, events, errand);
    }

    Step says(Event event) {
      List<Event> all = new ArrayList<>(events);
      all.add(event);
      return new Step(answer, List.copyOf(all), errand);
    }

    /** Sends a carrier that asks; to one that is told, {@link ToldMoves} speaks. */
    Step redirect(Instant now) {
      if (answer.cue().isTold()) {
        return this;
      }
      Answer sent = answer.sentHere(now);
      Instruction told = AnswerFunction.of(sent, sent.turn(), now);
      return new Step(
          sent, events, Optional.of(new Errand.Tell(sent.leg(), sent.call(), sent.turn(), told)));
    }

    Step tells(Errand what) {
      return new Step(answer, events, Optional.of(what));
    }

    Step hangUp() {
      return new Step(answer, events, Optional.of(new Errand.HangUp(answer.leg())));
    }
  }
}
