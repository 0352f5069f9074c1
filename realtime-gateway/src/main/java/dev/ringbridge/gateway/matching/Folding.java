package dev.ringbridge.gateway.matching;

import dev.ringbridge.core.agent.AgentInput;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallCommand;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallHandedOver;
import dev.ringbridge.core.call.CallEvent.CallPlacementLost;
import dev.ringbridge.core.call.CallEvent.CallPlacing;
import dev.ringbridge.core.call.CallEvent.MachineMessageGiven;
import dev.ringbridge.core.call.CallEvent.SafeHarborGiven;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.gateway.shift.Crew;
import dev.ringbridge.gateway.shift.OnShift;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What call.events means for the agents and the waiting calls that it concerns: pure, over rows
 * that are locked. Answers are not folded, they are admitted ({@link WaitingCalls#admit}). An event
 * that comes twice, late or again in a week changes nothing.
 */
final class Folding {
  /** An answer may still come to a call that ended less than this long ago, by a flip of order. */
  private static final Duration FLIP = Duration.ofMinutes(1);

  private final Crew crew;
  private final HeldCalls calls;
  private final Rules rules;
  private final List<CallCommand> commands = new ArrayList<>();
  private final Set<UUID> waitingAgain = new HashSet<>();

  /**
   * How long what takes.
   *
   * @param reservation an agent is held for a planned call at most
   * @param bridging an agent is held for a matched call at most
   * @param wrapUp of a campaign
   * @param mustDispose whether a campaign's agents are held until they said what came of a call
   */
  record Rules(
      Duration reservation,
      Duration bridging,
      Function<UUID, Duration> wrapUp,
      Predicate<UUID> mustDispose) {}

  Folding(Crew crew, HeldCalls calls, Rules rules) {
    this.crew = crew;
    this.calls = calls;
    this.rules = rules;
  }

  /**
   * Takes in one event.
   *
   * @param id the event's own identity
   */
  void take(@Nullable UUID id, CallEvent event) {
    if (event instanceof CallPlacing placing) {
      reserve(placing);
    } else if (event instanceof CallPlacementLost lost) {
      lose(lost.call(), lost.reservation());
    } else if (event instanceof CallBridged bridged) {
      bridge(bridged);
    } else if (event instanceof BridgeRefused refused) {
      refuse(id, refused);
    } else if (event instanceof SafeHarborGiven given) {
      abandon(given.call());
    } else if (event instanceof MachineMessageGiven given) {
      giveToTheMachine(given.call());
    } else if (event instanceof CallHandedOver handed) {
      handOver(handed);
    } else if (event instanceof CallEnded ended) {
      end(ended);
    }
  }

  private void reserve(CallPlacing placing) {
    Reservation promise = placing.reservation();
    if (promise != null) {
      crew.tell(
          promise.agentId(),
          new AgentInput.Reserve(placing.call().callId(), promise.epoch(), rules.reservation()),
          placing.call());
    }
  }

  /** The epoch was spent on a call that will not come to this agent. */
  private void lose(CallRef call, @Nullable Reservation promise) {
    if (promise != null) {
      crew.tell(promise.agentId(), new AgentInput.EpochLost(promise.epoch()));
      crew.tell(promise.agentId(), new AgentInput.Release(call.callId()));
    }
  }

  private void bridge(CallBridged bridged) {
    UUID agentId = bridged.agentId();
    AgentInput proof = new AgentInput.Bridge(bridged.call().callId(), bridged.legEpoch());
    if (bridged.handedBy() != null) {
      inherit(bridged, proof);
      return;
    }
    boolean known =
        calls.find(bridged.call().callId()).map(call -> isNews(call, agentId)).orElse(false);
    crew.tell(agentId, proof, bridged.call());
    if (known && !isOn(agentId, bridged.call())) {
      bridgedLate(bridged, proof);
    }
    calls.change(bridged.call().callId(), call -> call.bridged(bridged.at()));
  }

  /**
   * The lead is with the colleague, whose call it is though they may have been given up meanwhile.
   * Whoever talked before, or was chosen after them, has nothing to say of it.
   */
  private void inherit(CallBridged bridged, AgentInput proof) {
    CallRef ref = bridged.call();
    UUID heir = bridged.agentId();
    WaitingCall call = calls.find(ref.callId()).orElse(null);
    if (call == null || call.isPast(heir, bridged.at())) {
      return;
    }
    holders(ref).filter(id -> !id.equals(heir)).forEach(id -> isDoneWith(id, ref));
    crew.tell(heir, proof, ref);
    if (!isOn(heir, ref) && !call.isOver()) {
      bridgedLate(bridged, proof);
    }
    calls.change(ref.callId(), one -> one.inherited(bridged));
  }

  private boolean isForHeir(CallRef ref, UUID agentId, Instant at) {
    return calls.find(ref.callId()).filter(call -> call.isForHeir(agentId, at)).isPresent();
  }

  private void isDoneWith(UUID agentId, CallRef ref) {
    freeOfTheCall(agentId, ref);
    crew.tell(agentId, new AgentInput.FinishWrapUp());
  }

  /** The proof of a match that stands, heard for the first time. */
  private static boolean isNews(WaitingCall call, UUID agentId) {
    return call.state() == WaitingState.MATCHED
        && call.isWith(agentId)
        && call.course().bridgedAt() == null;
  }

  private boolean isOn(UUID agentId, CallRef call) {
    return crew.find(agentId)
        .filter(one -> one.agent().state() == AgentState.ON_CALL)
        .filter(one -> call.callId().equals(one.agent().callId()))
        .isPresent();
  }

  /**
   * The proof came after the agent had been freed. Free still, they talk; otherwise the lead is a
   * third voice in a room and must not stay.
   */
  private void bridgedLate(CallBridged bridged, AgentInput proof) {
    OnShift agent = crew.find(bridged.agentId()).orElse(null);
    if (agent == null
        || agent.agent().leg() == null
        || agent.agent().leg().epoch() != bridged.legEpoch()) {
      return;
    }
    if (agent.isAvailable()) {
      UUID callId = bridged.call().callId();
      crew.tell(bridged.agentId(), new AgentInput.Match(callId, rules.bridging()), bridged.call());
      crew.tell(bridged.agentId(), proof, bridged.call());
    } else {
      commands.add(new HangUpCall(bridged.call(), null, crew.now()));
    }
  }

  private void refuse(@Nullable UUID id, BridgeRefused refused) {
    CallRef ref = refused.call();
    WaitingCall call = calls.find(ref.callId()).orElse(null);
    if (refused.handedBy() != null && isForHeir(ref, refused.agentId(), refused.speaksOf())) {
      keep(refused);
      return;
    }
    if (call == null || !call.concerns(id, refused)) {
      releaseUnlessRematched(call, refused);
      return;
    }
    if (refused.reason() == BridgeRefusal.LEG_GONE && call.match() != null) {
      crew.tell(refused.agentId(), new AgentInput.LegDown(call.match().legEpoch()));
    }
    crew.tell(refused.agentId(), new AgentInput.Release(ref.callId()));
    calls.change(ref.callId(), one -> one.refused(id, refused, crew.now()));
    calls
        .find(ref.callId())
        .filter(one -> one.state() == WaitingState.WAITING)
        .ifPresent(one -> waitingAgain.add(ref.campaignId()));
  }

  /** The colleague is free again, and the call stays with its agent. */
  private void keep(BridgeRefused refused) {
    UUID callId = refused.call().callId();
    if (refused.reason() == BridgeRefusal.LEG_GONE) {
      calls
          .find(callId)
          .flatMap(call -> call.matchWith(refused.agentId()))
          .ifPresent(heir -> crew.tell(refused.agentId(), new AgentInput.LegDown(heir.legEpoch())));
    }
    crew.tell(refused.agentId(), new AgentInput.Release(callId));
    calls.change(callId, WaitingCall::kept);
  }

  /** A refusal that no row remembers, or that was acted on: it must not undo a later match. */
  private void releaseUnlessRematched(@Nullable WaitingCall call, BridgeRefused refused) {
    if (call == null || call.matchWith(refused.agentId()).isEmpty()) {
      crew.tell(refused.agentId(), new AgentInput.Release(refused.call().callId()));
    }
  }

  private void abandon(CallRef ref) {
    calls.change(ref.callId(), WaitingCall::gone);
    holders(ref).forEach(id -> crew.tell(id, new AgentInput.Release(ref.callId())));
  }

  private void giveToTheMachine(CallRef ref) {
    calls.change(ref.callId(), WaitingCall::gone);
    holders(ref).forEach(id -> freeOfTheCall(id, ref));
  }

  /** Nothing is to be said of it, even where the call's end was heard before this. */
  private void freeOfTheCall(UUID agentId, CallRef ref) {
    crew.tell(agentId, new AgentInput.CallOver(ref.callId(), Duration.ZERO, false));
    crew.tell(agentId, new AgentInput.Disposed(ref.callId()));
  }

  private void end(CallEnded ended) {
    CallRef ref = ended.call();
    if (calls.find(ref.callId()).isPresent()) {
      calls.change(ref.callId(), call -> call.ended(ended));
    } else if (mayBeAnswered(ended, crew.now())) {
      calls.add(WaitingCall.unheardOf(ended));
    }
    holders(ref).forEach(id -> writesUp(id, ref));
    lose(ref, ended.reservation());
  }

  /**
   * The call goes on without its agent, who writes it up; where it goes to a colleague, only until
   * it is seen there. What is older than their talk speaks of one before.
   */
  private void handOver(CallHandedOver handed) {
    CallRef ref = handed.call();
    if (handed.toAgentId() == null) {
      calls.change(ref.callId(), WaitingCall::gone);
      writesUp(handed.agentId(), ref);
      return;
    }
    crew.find(handed.agentId())
        .filter(one -> !handed.at().isBefore(one.agent().since()))
        .ifPresent(one -> writesUp(handed.agentId(), ref));
  }

  private void writesUp(UUID agentId, CallRef ref) {
    Duration wrapUp = rules.wrapUp().apply(ref.campaignId());
    boolean held = rules.mustDispose().test(ref.campaignId());
    crew.tell(agentId, new AgentInput.CallOver(ref.callId(), wrapUp, held));
  }

  private static boolean mayBeAnswered(CallEnded ended, Instant now) {
    return ended.ending() == Ending.COMPLETED && ended.at().isAfter(now.minus(FLIP));
  }

  private Stream<UUID> holders(CallRef ref) {
    return crew.holdersOf(ref.callId()).stream().map(one -> one.agent().id());
  }

  /** What telephony is to do. */
  List<CallCommand> commands() {
    return List.copyOf(commands);
  }

  /** The campaigns in which a call waits again. */
  Set<UUID> waitingAgain() {
    return Set.copyOf(waitingAgain);
  }
}
