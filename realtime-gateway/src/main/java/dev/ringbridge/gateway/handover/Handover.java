package dev.ringbridge.gateway.handover;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.agent.AgentInput;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.agent.BridgeEvent.AgentMatched;
import dev.ringbridge.core.agent.Leg;
import dev.ringbridge.core.call.CallCommand.HandOverTo;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.gateway.matching.HeldCalls;
import dev.ringbridge.gateway.matching.WaitingCall.Match;
import dev.ringbridge.gateway.shift.Crew;
import dev.ringbridge.gateway.shift.OnShift;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One call on its way to a colleague: decided over rows that are locked.
 *
 * @param call which
 * @param crew who talks on it, and the colleagues who were free
 * @param calls its row
 */
record Handover(CallRef call, Crew crew, HeldCalls calls) {
  /** Who talks with the lead; where nobody does, or it is another agent's, it is refused. */
  static OnShift talker(Caller who, Crew crew, UUID callId) {
    OnShift talker =
        crew.holderOf(callId)
            .filter(one -> one.agent().state() == AgentState.ON_CALL)
            .orElseThrow(() -> no("Agent and lead do not talk with each other now."));
    if (who.role() == Role.AGENT && !talker.agent().id().equals(who.userId())) {
      throw Refusal.of(ProblemCode.AUTHORIZATION_ERROR, "This is another agent's call.");
    }
    return talker;
  }

  /**
   * Holds the first of these colleagues who is free still.
   *
   * @param why what is said where none is
   * @param hold how long they are held until they must be seen with the lead
   */
  Handed begin(Caller who, List<Colleague> wanted, String why, Duration hold) {
    OnShift from = talker(who, crew, call.callId());
    refuseTwice();
    refuseElsewhere(wanted);
    Colleague chosen =
        wanted.stream()
            .filter(Colleague::reachable)
            .filter(this::isFree)
            .findFirst()
            .orElseThrow(() -> no(why));
    UUID to = chosen.agentId();
    Leg leg = legOf(to).orElseThrow(() -> no(why));
    crew.tell(to, new AgentInput.Match(call.callId(), hold), call);
    Match match = new Match(to, leg.room(), leg.epoch(), crew.now());
    calls.change(call.callId(), one -> one.handedTo(match));
    Instant heldUntil = match.at().plus(hold);
    return new Handed(chosen, events(from.agent().id(), who.name(), match, heldUntil));
  }

  private void refuseTwice() {
    boolean held =
        crew.holdersOf(call.callId()).stream()
            .anyMatch(one -> one.agent().state() == AgentState.RESERVED);
    if (held) {
      throw no("The call is being handed over already.");
    }
  }

  /** Known before the carrier is asked: the room is on another account than the call. */
  private static void refuseElsewhere(List<Colleague> wanted) {
    if (!wanted.isEmpty() && wanted.stream().noneMatch(Colleague::reachable)) {
      throw no("Who is free has their phone on another carrier account than this call.");
    }
  }

  private boolean isFree(Colleague one) {
    return crew.find(one.agentId()).filter(OnShift::isAvailable).isPresent();
  }

  private Optional<Leg> legOf(UUID agentId) {
    return crew.find(agentId).map(one -> one.agent().leg());
  }

  private List<Event> events(UUID from, String handedBy, Match to, Instant heldUntil) {
    return List.of(
        new HandOverTo(call, from, to.agentId(), to.room(), to.legEpoch(), heldUntil, to.at()),
        new AgentMatched(call, to.agentId(), to.room(), to.legEpoch(), 0, handedBy, to.at()));
  }

  private static Refusal no(String why) {
    return Refusal.of(ProblemCode.CONFLICT, why);
  }

  /** Who is held for the call, and what the others hear of it. */
  record Handed(Colleague to, List<Event> events) {}
}
