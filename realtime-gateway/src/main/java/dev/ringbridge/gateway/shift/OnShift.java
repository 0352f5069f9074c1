package dev.ringbridge.gateway.shift;

import dev.ringbridge.core.agent.Agent;
import dev.ringbridge.core.agent.AgentEvent.AgentMoved;
import dev.ringbridge.core.agent.AgentFact;
import dev.ringbridge.core.agent.AgentInput;
import dev.ringbridge.core.agent.AgentInput.LegDown;
import dev.ringbridge.core.agent.AgentInput.LegUp;
import dev.ringbridge.core.agent.AgentSnapshot;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.agent.BreakReason;
import dev.ringbridge.core.agent.BridgeEvent.AgentFreed;
import dev.ringbridge.core.agent.Leg;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.core.event.Tenancy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent's row: the agent, and what the gateway knows beside it.
 *
 * @param agent what they do
 * @param tenancy whose agent they are
 * @param campaignIds the campaigns whose calls they take
 * @param call the call that is theirs, null without one
 * @param times when what of them began
 * @param legsOver the last leg known to be gone; a word of it that comes late brings nothing back
 * @param version grows with every change
 */
public record OnShift(
    Agent agent,
    Tenancy tenancy,
    List<UUID> campaignIds,
    @Nullable CallRef call,
    Times times,
    long legsOver,
    long version) {

  /**
   * When what of an agent began, or ends.
   *
   * @param epochAt when the epoch was opened
   * @param legUpAt when the leg came up, null while none is
   * @param leaseUntil how long they stay without a socket
   */
  public record Times(Instant epochAt, @Nullable Instant legUpAt, Instant leaseUntil) {}

  public OnShift {
    campaignIds = List.copyOf(campaignIds);
  }

  /**
   * Takes in one input.
   *
   * @param input what happened
   * @param of the call that the input speaks of, null where it speaks of none
   * @param now the database's time
   */
  Step on(AgentInput input, @Nullable CallRef of, Instant now) {
    if (input instanceof LegUp up && up.leg().epoch() <= legsOver) {
      return new Step(this, List.of());
    }
    Agent.Step step = agent.on(input, now);
    long over = input instanceof LegDown down ? Math.max(legsOver, down.legEpoch()) : legsOver;
    OnShift after =
        new OnShift(
            step.agent(),
            tenancy,
            campaignIds,
            callOf(step.agent(), of),
            times(step.agent(), now),
            over,
            version);
    return new Step(after, events(step, now));
  }

  private @Nullable CallRef callOf(Agent next, @Nullable CallRef of) {
    if (next.callId() == null) {
      return null;
    }
    return of != null && next.callId().equals(of.callId()) ? of : call;
  }

  private Times times(Agent next, Instant now) {
    return new Times(
        next.epoch() == agent.epoch() ? times.epochAt : now, legUpAt(next, now), times.leaseUntil);
  }

  private @Nullable Instant legUpAt(Agent next, Instant now) {
    Leg leg = next.leg();
    if (leg == null) {
      return null;
    }
    boolean same = agent.leg() != null && agent.leg().epoch() == leg.epoch();
    return same ? times.legUpAt : now;
  }

  private List<Event> events(Agent.Step step, Instant now) {
    List<Event> events = new ArrayList<>();
    for (AgentFact fact : step.facts()) {
      if (fact instanceof AgentFact.Moved moved) {
        Agent next = step.agent();
        events.add(
            new AgentMoved(
                next.id(), tenancy, moved.from(), moved.to(), reason(next), next.callId(), now));
      }
      if (fact instanceof AgentFact.Freed freed && call != null) {
        events.add(new AgentFreed(call, agent.id(), freed.overdue(), now));
      }
    }
    return events;
  }

  /** The same row with the version of its next change. */
  OnShift written() {
    return new OnShift(agent, tenancy, campaignIds, call, times, legsOver, version + 1);
  }

  /** What the others are told of them. */
  public AgentSnapshot snapshot(Instant now) {
    return new AgentSnapshot(
        agent.id(),
        tenancy,
        campaignIds,
        agent.state(),
        reason(agent),
        agent.epoch(),
        agent.callId(),
        agent.duty().disposed(),
        agent.since(),
        agent.until(),
        version,
        now);
  }

  /**
   * When they were held last, by the database's clock.
   *
   * @param lease for how long
   */
  public Instant heldAt(Duration lease) {
    return times.leaseUntil().minus(lease);
  }

  /** Whether the next call may be theirs. */
  public boolean isAvailable() {
    return agent.state() == AgentState.AVAILABLE;
  }

  private static @Nullable BreakReason reason(Agent agent) {
    return agent.state() == AgentState.ON_BREAK ? agent.breakReason() : null;
  }

  /**
   * What an input came to.
   *
   * @param after the row afterwards
   * @param events what the others hear of it, but for the snapshot
   */
  record Step(OnShift after, List<Event> events) {}
}
