package dev.ringbridge.gateway.matching;

import dev.ringbridge.core.agent.AgentEvent.AgentMoved;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.agent.BridgeEvent.AgentMatched;
import dev.ringbridge.core.agent.Leg;
import dev.ringbridge.core.call.CallCommand.BridgeTo;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.gateway.shift.OnShift;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A call and the agent it was given to.
 *
 * @param agent the agent afterwards
 * @param before what they did before
 * @param answeredAt when the lead answered
 * @param at when they were matched
 */
record Match(OnShift agent, AgentState before, Instant answeredAt, Instant at) {

  /** What telephony is to do, and what the others hear of it. */
  List<Event> events() {
    CallRef call = Objects.requireNonNull(agent.call());
    Leg leg = Objects.requireNonNull(agent.agent().leg());
    List<Event> events = new ArrayList<>();
    events.add(new BridgeTo(call, agent.agent().id(), leg.room(), leg.epoch(), answeredAt, at));
    events.add(
        new AgentMatched(
            call,
            agent.agent().id(),
            leg.room(),
            leg.epoch(),
            waited().toMillis(),
            null,
            readyAt(),
            at));
    events.add(agent.snapshot(at));
    if (before != agent.agent().state()) {
      events.add(moved(call));
    }
    return events;
  }

  private AgentMoved moved(CallRef call) {
    return new AgentMoved(
        agent.agent().id(),
        agent.tenancy(),
        before,
        agent.agent().state(),
        null,
        call.callId(),
        at);
  }

  /** Since when both were there: an agent's epoch is opened when they become free. */
  private Instant readyAt() {
    Instant freeAt = agent.times().epochAt();
    return freeAt.isAfter(answeredAt) ? freeAt : answeredAt;
  }

  /** From the answer to the match. */
  Duration waited() {
    Duration waited = Duration.between(answeredAt, at);
    return waited.isNegative() ? Duration.ZERO : waited;
  }
}
