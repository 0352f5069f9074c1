package dev.ringbridge.gateway.desk;

import dev.ringbridge.core.agent.AgentLegEvent;
import dev.ringbridge.core.agent.AgentSnapshot;
import dev.ringbridge.core.agent.BridgeEvent.AgentFreed;
import dev.ringbridge.core.agent.BridgeEvent.AgentMatched;
import dev.ringbridge.core.call.CallEvent.AnswererDetected;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallHandedOver;
import dev.ringbridge.core.call.CallEvent.CallPlacementLost;
import dev.ringbridge.core.call.CallEvent.CallPlacing;
import dev.ringbridge.core.call.CallEvent.CallRinging;
import dev.ringbridge.core.call.TalkSnapshot;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.core.preview.PreviewEvent.PreviewClosed;
import dev.ringbridge.core.preview.PreviewEvent.PreviewOffered;
import dev.ringbridge.gateway.matching.WaitingCall;
import dev.ringbridge.gateway.shift.OnShift;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one agent's socket knows, and which frames a new event means for it. Events come in any
 * order and more than once: each thing is told once, and a bridge never before its screen pop.
 */
final class DeskView {
  private final UUID agentId;
  private final DeskAgent agent;
  private final DeskCall call;
  private final DeskDialing dialing;

  /**
   * @param row the agent when the socket opened
   * @param at when that was
   * @param campaignNames what campaigns are called
   */
  DeskView(OnShift row, Instant at, Function<UUID, @Nullable String> campaignNames) {
    this.agentId = row.agent().id();
    this.agent = new DeskAgent(row, at);
    this.call = new DeskCall(agentId, campaignNames);
    this.dialing = new DeskDialing(agentId, campaignNames);
  }

  /**
   * The frames that a socket begins with.
   *
   * @param theirs the call that is the agent's, null without one or before its answer
   */
  List<DeskFrame> first(@Nullable WaitingCall theirs) {
    List<DeskFrame> frames = new ArrayList<>();
    frames.add(agent.frame());
    if (theirs != null) {
      frames.addAll(call.again(theirs));
    }
    return frames;
  }

  /** The frames that an event means for this socket; none for most. */
  List<DeskFrame> on(Event event) {
    if (event instanceof AgentSnapshot snapshot) {
      return agent.on(snapshot);
    }
    if (event instanceof AgentLegEvent leg) {
      return agent.on(leg);
    }
    if (event instanceof AgentMatched matched && matched.agentId().equals(agentId)) {
      dialing.answered(matched.call());
      return call.on(matched, agent.latest());
    }
    if (event instanceof AgentFreed freed) {
      return freed.agentId().equals(agentId)
          ? call.on(freed)
          : call.onColleague(freed, agent.latest());
    }
    return onTheCall(event);
  }

  private List<DeskFrame> onTheCall(Event event) {
    if (event instanceof CallBridged bridged && bridged.agentId().equals(agentId)) {
      return call.on(bridged);
    }
    if (event instanceof CallHandedOver handed && handed.agentId().equals(agentId)) {
      return call.on(handed);
    }
    if (event instanceof BridgeRefused refused && agentId.equals(refused.handedBy())) {
      return call.on(refused);
    }
    if (event instanceof TalkSnapshot talk) {
      return call.on(talk);
    }
    if (event instanceof AnswererDetected detected) {
      return call.on(detected);
    }
    return event instanceof CallEnded ended ? over(ended) : beforeTheAnswer(event);
  }

  private List<DeskFrame> over(CallEnded ended) {
    List<DeskFrame> frames = call.ended(ended.call().callId(), ended.ending(), ended.at());
    return frames.isEmpty() ? dialing.on(ended) : frames;
  }

  private List<DeskFrame> beforeTheAnswer(Event event) {
    if (event instanceof PreviewOffered offered) {
      return dialing.on(offered);
    }
    if (event instanceof PreviewClosed closed) {
      return dialing.on(closed);
    }
    if (event instanceof CallPlacing placing) {
      return dialing.on(placing);
    }
    if (event instanceof CallRinging rings) {
      return dialing.on(rings);
    }
    return event instanceof CallPlacementLost lost ? dialing.on(lost) : List.of();
  }
}
