package dev.ringbridge.gateway.desk;

import dev.ringbridge.core.agent.AgentSnapshot;
import dev.ringbridge.core.agent.BridgeEvent.AgentFreed;
import dev.ringbridge.core.agent.BridgeEvent.AgentMatched;
import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallEvent.AnswererDetected;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallHandedOver;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Consultation;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.TalkSnapshot;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.gateway.matching.WaitingCall;
import dev.ringbridge.gateway.matching.WaitingCall.Match;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The call on one agent's screen, from its screen pop to its end. Each thing is told once. */
final class DeskCall {
  private static final String STAYS =
      "The call could not be handed over and stays with you. Choose somebody else, or try again.";
  private static final String LOST =
      "The colleague's phone was lost: the call stays with you, or is yours to write up.";

  private static final String LEFT =
      "Your colleague is not on the line any more. The person is still on hold.";

  private static final String UNHEARD =
      "Nothing was heard of the hand-over: the call stays with you. Choose somebody else, or try again.";

  private final UUID agentId;
  private final Function<UUID, @Nullable String> campaignNames;
  private @Nullable Shown shown;

  /** The call that left them for a colleague, whom it may not reach. */
  private @Nullable UUID parted;

  /** The colleague whom it was to go to, and of whom nothing was heard in time. */
  private @Nullable AgentFreed unheard;

  private @Nullable CallBridged early;
  private @Nullable TalkSnapshot talk;

  DeskCall(UUID agentId, Function<UUID, @Nullable String> campaignNames) {
    this.agentId = agentId;
    this.campaignNames = campaignNames;
  }

  /**
   * What is on the screen.
   *
   * @param bridged whether they were told that they talk
   * @param suspected whether the carrier heard a machine
   */
  private record Shown(UUID callId, boolean bridged, boolean suspected) {}

  /** All of a call that was theirs before the socket opened. */
  List<DeskFrame> again(WaitingCall theirs) {
    Match match = theirs.matchWith(agentId).orElse(null);
    if (match == null) {
      return List.of();
    }
    UUID callId = theirs.call().callId();
    List<DeskFrame> frames = new ArrayList<>();
    frames.add(pop(theirs.call(), theirs.answeredAt(), theirs.waited(), null));
    Instant bridgedAt = theirs.course().bridgedAt();
    if (bridgedAt != null && !match.equals(theirs.heir())) {
      frames.addAll(bridged(callId, bridgedAt));
    }
    Ending ending = theirs.course().ending();
    Instant endedAt = theirs.course().endedAt();
    if (ending != null && endedAt != null) {
      frames.addAll(ended(callId, ending, endedAt));
    }
    return frames;
  }

  /**
   * A call was matched with them.
   *
   * @param agent the latest state of the agent
   */
  List<DeskFrame> on(AgentMatched matched, AgentSnapshot agent) {
    CallRef call = matched.call();
    if (isShown(call.callId()) || isOvertaken(matched, agent)) {
      return List.of();
    }
    Duration waited = Duration.ofMillis(matched.waitedMillis());
    List<DeskFrame> frames = new ArrayList<>();
    frames.add(pop(call, matched.at().minus(waited), waited, matched.handedBy()));
    if (talk != null && isShown(talk.callId()) && isAsked(talk)) {
      frames.add(frame(talk));
    }
    if (early != null && isShown(early.call().callId())) {
      frames.addAll(bridged(call.callId(), early.at()));
    }
    return frames;
  }

  /** Said again, or late: a later state of the agent is known, and the call is not theirs in it. */
  private static boolean isOvertaken(AgentMatched matched, AgentSnapshot agent) {
    return matched.at().isBefore(agent.at()) && !matched.call().callId().equals(agent.callId());
  }

  private DeskFrame pop(
      CallRef call, Instant answeredAt, Duration waited, @Nullable String handedBy) {
    shown = new Shown(call.callId(), false, false);
    return new DeskFrame.ScreenPop(
        call.callId(),
        call.leadId(),
        call.campaignId(),
        campaignNames.apply(call.campaignId()),
        answeredAt,
        waited.toMillis(),
        handedBy);
  }

  List<DeskFrame> on(AgentFreed freed) {
    if (!isShown(freed.call().callId())) {
      return List.of();
    }
    shown = null;
    return List.of(new DeskFrame.Released(freed.call().callId()));
  }

  /** It was to be handed over to a colleague, and their time ran out: nobody else may say so. */
  List<DeskFrame> onColleague(AgentFreed freed, AgentSnapshot agent) {
    boolean known = unheard != null && unheard.equals(freed);
    boolean ofThisTalk = isShown(freed.call().callId()) && !freed.at().isBefore(agent.since());
    if (known || !freed.overdue() || !ofThisTalk) {
      return List.of();
    }
    unheard = freed;
    return refused(UNHEARD);
  }

  private boolean isToldOf(BridgeRefused refused) {
    return unheard != null
        && unheard.call().equals(refused.call())
        && unheard.agentId().equals(refused.agentId())
        && !refused.speaksOf().isAfter(unheard.at());
  }

  List<DeskFrame> on(CallBridged bridged) {
    if (!isShown(bridged.call().callId())) {
      early = bridged;
      return List.of();
    }
    return bridged(bridged.call().callId(), bridged.at());
  }

  private List<DeskFrame> bridged(UUID callId, Instant at) {
    Shown now = shown;
    if (now == null || now.bridged()) {
      return List.of();
    }
    shown = new Shown(callId, true, now.suspected());
    List<DeskFrame> frames = new ArrayList<>();
    frames.add(new DeskFrame.Bridged(callId, at));
    if (now.suspected()) {
      frames.add(new DeskFrame.MachineSuspected(callId));
    }
    if (talk != null && talk.callId().equals(callId) && !isAsked(talk)) {
      frames.add(frame(talk));
    }
    return frames;
  }

  /**
   * What goes on in the talk, or in that of a colleague who asks them first; the newest counts, in
   * whatever order it comes.
   */
  List<DeskFrame> on(TalkSnapshot heard) {
    boolean theirs = heard.agentId().equals(agentId) || isAsked(heard);
    if (!theirs || (talk != null && talk.version() >= heard.version())) {
      return List.of();
    }
    talk = heard;
    Shown now = shown;
    return now != null && (now.bridged() || isAsked(heard)) && isShown(heard.callId())
        ? List.of(frame(heard))
        : List.of();
  }

  private boolean isAsked(TalkSnapshot heard) {
    Consultation consultation = heard.consultation();
    return consultation != null && consultation.agentId().equals(agentId);
  }

  private static DeskFrame frame(TalkSnapshot talk) {
    return new DeskFrame.Talk(talk.callId(), talk.heldSince(), talk.third(), talk.consultation());
  }

  List<DeskFrame> on(AnswererDetected detected) {
    Shown now = shown;
    UUID callId = detected.call().callId();
    if (now == null || !isShown(callId) || !detected.answerer().isMachine() || now.suspected()) {
      return List.of();
    }
    shown = new Shown(callId, now.bridged(), true);
    return now.bridged() ? List.of(new DeskFrame.MachineSuspected(callId)) : List.of();
  }

  List<DeskFrame> ended(UUID callId, Ending ending, Instant at) {
    return over(callId, ending, false, at);
  }

  List<DeskFrame> on(CallHandedOver handed) {
    boolean toColleague = handed.toAgentId() != null;
    if (toColleague && isShown(handed.call().callId())) {
      parted = handed.call().callId();
    }
    return over(handed.call().callId(), Ending.COMPLETED, toColleague, handed.at());
  }

  private List<DeskFrame> over(UUID callId, Ending ending, boolean toColleague, Instant at) {
    if (!isShown(callId)) {
      return List.of();
    }
    shown = null;
    return List.of(new DeskFrame.CallOver(callId, ending, toColleague, at));
  }

  /**
   * It was to be handed over to a colleague, and is not. Where the person had left for them
   * already, the call is over, and theirs to write up after all.
   */
  List<DeskFrame> on(BridgeRefused refused) {
    if (refused.reason() == BridgeRefusal.TAKEN_BACK) {
      return List.of();
    }
    UUID callId = refused.call().callId();
    List<DeskFrame> why = whyOf(refused.reason());
    if (isShown(callId)) {
      return isToldOf(refused) ? List.of() : why;
    }
    if (!callId.equals(parted)) {
      return List.of();
    }
    parted = null;
    List<DeskFrame> frames = new ArrayList<>();
    frames.add(new DeskFrame.CallOver(callId, Ending.COMPLETED, false, refused.at()));
    frames.addAll(why);
    return frames;
  }

  /** Of a call that has ended its end is told, and nothing stays with anybody. */
  private static List<DeskFrame> whyOf(BridgeRefusal reason) {
    return switch (reason) {
      case LEG_GONE -> refused(LOST);
      case CONSULTATION_OVER -> refused(LEFT);
      case SAFE_HARBOR_GIVEN, ALREADY_DECIDED, NOT_POSSIBLE -> refused(STAYS);
      case CALL_ENDED, TAKEN_BACK -> List.of();
    };
  }

  private static List<DeskFrame> refused(String why) {
    return List.of(new DeskFrame.Refused(ProblemCode.CONFLICT, why));
  }

  private boolean isShown(UUID callId) {
    return shown != null && shown.callId().equals(callId);
  }
}
