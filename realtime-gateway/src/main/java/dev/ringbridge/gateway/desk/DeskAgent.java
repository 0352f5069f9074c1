package dev.ringbridge.gateway.desk;

import dev.ringbridge.core.agent.AgentLegEvent;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.agent.AgentSnapshot;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.agent.BreakReason;
import dev.ringbridge.core.agent.Leg;
import dev.ringbridge.gateway.shift.OnShift;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What one agent's socket knows of the agent: the latest state, and whether the phone is up. */
final class DeskAgent {
  private final UUID agentId;
  private AgentSnapshot latest;
  private long legUp;
  private long legsOver;

  DeskAgent(OnShift row, Instant at) {
    Leg leg = row.agent().leg();
    this.agentId = row.agent().id();
    this.latest = row.snapshot(at);
    this.legUp = leg == null ? 0 : leg.epoch();
    this.legsOver = row.legsOver();
  }

  /** The latest state that was heard of. */
  AgentSnapshot latest() {
    return latest;
  }

  List<DeskFrame> on(AgentSnapshot now) {
    if (!now.agentId().equals(agentId) || now.version() <= latest.version()) {
      return List.of();
    }
    DeskFrame before = frame();
    latest = now;
    return changedFrom(before);
  }

  List<DeskFrame> on(AgentLegEvent leg) {
    if (!leg.agentId().equals(agentId)) {
      return List.of();
    }
    DeskFrame before = frame();
    if (leg instanceof AgentLegUp) {
      legUp = Math.max(legUp, leg.legEpoch());
    } else {
      legsOver = Math.max(legsOver, leg.legEpoch());
    }
    return changedFrom(before);
  }

  private List<DeskFrame> changedFrom(DeskFrame before) {
    DeskFrame after = frame();
    return after.equals(before) ? List.of() : List.of(after);
  }

  /** The whole state, as a frame. */
  DeskFrame frame() {
    return new DeskFrame.AgentChanged(
        latest.state(),
        latest.reason(),
        latest.epoch(),
        latest.since(),
        latest.until(),
        latest.callId(),
        latest.disposed(),
        isPhoneUp());
  }

  /** A leg that the gateway takes for down, because it is too old, is to be renewed. */
  private boolean isPhoneUp() {
    boolean takenForDown =
        latest.state() == AgentState.ON_BREAK && latest.reason() == BreakReason.PHONE_DOWN;
    return legUp > legsOver && !takenForDown;
  }
}
