package dev.ringbridge.gateway.desk;

import dev.ringbridge.core.agent.AgentLegEvent;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.agent.AgentSnapshot;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.agent.BreakReason;
import dev.ringbridge.core.agent.BridgeEvent.AgentFreed;
import dev.ringbridge.core.agent.BridgeEvent.AgentMatched;
import dev.ringbridge.core.call.CallEvent.AnswererDetected;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.gateway.matching.WaitingCall;
import dev.ringbridge.gateway.shift.OnShift;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one agent's socket knows, and which frames a new event means for it. Events come in any
 * order and more than once: each thing is told once, and a bridge never before its screen pop.
 */
final class DeskView {
  private final UUID agentId;
  private final Function<UUID, @Nullable String> campaignNames;
  private AgentSnapshot agent;
  private long legUp;
  private long legsOver;
  private @Nullable Popped call;
  private @Nullable CallBridged early;

  /**
   * @param row the agent when the socket opened
   * @param at when that was
   * @param campaignNames what campaigns are called
   */
  DeskView(OnShift row, Instant at, Function<UUID, @Nullable String> campaignNames) {
    this.agentId = row.agent().id();
    this.campaignNames = campaignNames;
    this.agent = row.snapshot(at);
    this.legUp = row.agent().leg() == null ? 0 : row.agent().leg().epoch();
    this.legsOver = row.legsOver();
  }

  /** The call that is on the screen. */
  private static final class Popped {
    private final UUID callId;
    private boolean bridged;
    private boolean suspected;

    Popped(UUID callId) {
      this.callId = callId;
    }
  }

  /**
   * The frames that a socket begins with.
   *
   * @param theirs the call that is the agent's, null without one or before its answer
   */
  List<DeskFrame> first(@Nullable WaitingCall theirs) {
    List<DeskFrame> frames = new ArrayList<>();
    frames.add(agentFrame());
    if (theirs != null && theirs.match() != null && theirs.match().agentId().equals(agentId)) {
      frames.addAll(again(theirs));
    }
    return frames;
  }

  private List<DeskFrame> again(WaitingCall theirs) {
    List<DeskFrame> frames =
        new ArrayList<>(pop(theirs.call(), theirs.answeredAt(), theirs.waited()));
    Instant bridgedAt = theirs.course().bridgedAt();
    if (bridgedAt != null) {
      frames.addAll(bridged(theirs.call().callId(), bridgedAt));
    }
    Ending ending = theirs.course().ending();
    Instant endedAt = theirs.course().endedAt();
    if (ending != null && endedAt != null) {
      frames.addAll(ended(theirs.call().callId(), ending, endedAt));
    }
    return frames;
  }

  /** The frames that an event means for this socket; none for most. */
  List<DeskFrame> on(Event event) {
    if (event instanceof AgentSnapshot snapshot) {
      return changed(snapshot);
    }
    if (event instanceof AgentLegEvent leg) {
      return phone(leg);
    }
    if (event instanceof AgentMatched matched) {
      return matched(matched);
    }
    if (event instanceof AgentFreed freed) {
      return freed(freed);
    }
    if (event instanceof CallBridged bridged) {
      return proven(bridged);
    }
    if (event instanceof AnswererDetected detected) {
      return detected(detected);
    }
    return event instanceof CallEnded over
        ? ended(over.call().callId(), over.ending(), over.at())
        : List.of();
  }

  private List<DeskFrame> changed(AgentSnapshot now) {
    if (!now.agentId().equals(agentId) || now.version() <= agent.version()) {
      return List.of();
    }
    DeskFrame before = agentFrame();
    agent = now;
    DeskFrame after = agentFrame();
    return after.equals(before) ? List.of() : List.of(after);
  }

  private List<DeskFrame> phone(AgentLegEvent leg) {
    if (!leg.agentId().equals(agentId)) {
      return List.of();
    }
    DeskFrame before = agentFrame();
    if (leg instanceof AgentLegUp) {
      legUp = Math.max(legUp, leg.legEpoch());
    } else {
      legsOver = Math.max(legsOver, leg.legEpoch());
    }
    DeskFrame after = agentFrame();
    return after.equals(before) ? List.of() : List.of(after);
  }

  private DeskFrame agentFrame() {
    boolean down = agent.state() == AgentState.ON_BREAK && agent.reason() == BreakReason.PHONE_DOWN;
    return new DeskFrame.AgentChanged(
        agent.state(),
        agent.reason(),
        agent.epoch(),
        agent.since(),
        agent.until(),
        agent.callId(),
        legUp > legsOver && !down);
  }

  private List<DeskFrame> matched(AgentMatched matched) {
    if (!matched.agentId().equals(agentId)
        || isShown(matched.call().callId())
        || isOvertaken(matched)) {
      return List.of();
    }
    Duration waited = Duration.ofMillis(matched.waitedMillis());
    List<DeskFrame> frames =
        new ArrayList<>(pop(matched.call(), matched.at().minus(waited), waited));
    if (early != null && isShown(early.call().callId())) {
      frames.addAll(bridged(early.call().callId(), early.at()));
    }
    return frames;
  }

  /** Said again, or late: a later state of the agent is known, and the call is not theirs in it. */
  private boolean isOvertaken(AgentMatched matched) {
    return matched.at().isBefore(agent.at()) && !matched.call().callId().equals(agent.callId());
  }

  private List<DeskFrame> pop(CallRef ref, Instant answeredAt, Duration waited) {
    call = new Popped(ref.callId());
    return List.of(
        new DeskFrame.ScreenPop(
            ref.callId(),
            ref.leadId(),
            ref.campaignId(),
            campaignNames.apply(ref.campaignId()),
            answeredAt,
            waited.toMillis()));
  }

  private List<DeskFrame> freed(AgentFreed freed) {
    if (!freed.agentId().equals(agentId) || !isShown(freed.call().callId())) {
      return List.of();
    }
    call = null;
    return List.of(new DeskFrame.Released(freed.call().callId()));
  }

  private List<DeskFrame> proven(CallBridged bridged) {
    if (!bridged.agentId().equals(agentId)) {
      return List.of();
    }
    if (!isShown(bridged.call().callId())) {
      early = bridged;
      return List.of();
    }
    return bridged(bridged.call().callId(), bridged.at());
  }

  private List<DeskFrame> bridged(UUID callId, Instant at) {
    Popped shown = Objects.requireNonNull(call);
    if (shown.bridged) {
      return List.of();
    }
    shown.bridged = true;
    DeskFrame bridged = new DeskFrame.Bridged(callId, at);
    return shown.suspected
        ? List.of(bridged, new DeskFrame.MachineSuspected(callId))
        : List.of(bridged);
  }

  private List<DeskFrame> detected(AnswererDetected detected) {
    Popped shown = call;
    if (shown == null
        || !isShown(detected.call().callId())
        || !detected.answerer().isMachine()
        || shown.suspected) {
      return List.of();
    }
    shown.suspected = true;
    return shown.bridged ? List.of(new DeskFrame.MachineSuspected(shown.callId)) : List.of();
  }

  private List<DeskFrame> ended(UUID callId, Ending ending, Instant at) {
    if (!isShown(callId)) {
      return List.of();
    }
    call = null;
    return List.of(new DeskFrame.CallOver(callId, ending, at));
  }

  private boolean isShown(UUID callId) {
    return call != null && call.callId.equals(callId);
  }
}
