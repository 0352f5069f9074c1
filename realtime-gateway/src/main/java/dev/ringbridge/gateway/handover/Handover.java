package dev.ringbridge.gateway.handover;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.agent.AgentInput;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.agent.BridgeEvent.AgentMatched;
import dev.ringbridge.core.agent.Leg;
import dev.ringbridge.core.call.CallCommand.ConsultWith;
import dev.ringbridge.core.call.CallCommand.HandOverTo;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Consultation;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.gateway.matching.HeldCalls;
import dev.ringbridge.gateway.matching.WaitingCall;
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
  /** Telephony ends a consultation by itself: nobody waits longer for it to say so. */
  private static final Duration UNHEARD = Duration.ofSeconds(10);

  private static final String NOBODY_ASKED = "No colleague is being asked about this call.";

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
    Colleague chosen = choose(wanted, why);
    Match match = hold(chosen.agentId(), why, hold, false);
    return new Handed(chosen, List.of(handOver(from, match, hold), matched(who.name(), match)));
  }

  /**
   * Holds the first of these colleagues who is free still, for a word before. Only whoever talks
   * with the lead asks: it is their phone that goes to the colleague.
   *
   * @param why what is said where none is
   * @param word how long they may talk with each other, and what it is called
   * @param hold how long the colleague is held until it is said that they do
   */
  Handed ask(Caller who, List<Colleague> wanted, String why, Word word, Duration hold) {
    OnShift from = talker(who, crew, call.callId());
    refuseOthers(who, from);
    Colleague chosen = choose(wanted, why);
    Match match = hold(chosen.agentId(), why, hold, true);
    ConsultWith wish =
        new ConsultWith(
            call,
            word.id(),
            from.agent().id(),
            who.name(),
            chosen.agentId(),
            chosen.name(),
            match.room(),
            match.legEpoch(),
            match.at().plus(word.limit()),
            match.at().plus(hold),
            match.at());
    return new Handed(chosen, List.of(wish, matched(who.name(), match)));
  }

  /**
   * They talk, as telephony says: the colleague is held until their time is up. Whoever was given
   * up before that was heard is held again, where they are free still and their phone is where the
   * agent went. What is older than the wish speaks of one before.
   *
   * @param said when that was so
   */
  List<Event> talking(Consultation word, Instant said) {
    Match heir =
        calls
            .find(call.callId())
            .filter(one -> one.asks(word.agentId(), said))
            .map(WaitingCall::heir)
            .orElse(null);
    Duration left = Duration.between(crew.now(), word.until().plus(UNHEARD));
    if (heir == null || left.isNegative()) {
      return List.of();
    }
    boolean held = isHeld(heir.agentId());
    if (held || isFreeStill(heir)) {
      crew.tell(heir.agentId(), new AgentInput.Match(call.callId(), left), call);
    }
    return held || !isHeld(heir.agentId()) ? List.of() : List.of(matched(word.by(), heir));
  }

  private boolean isFreeStill(Match heir) {
    boolean same = legOf(heir.agentId()).filter(leg -> leg.epoch() == heir.legEpoch()).isPresent();
    return same && crew.find(heir.agentId()).filter(OnShift::isAvailable).isPresent();
  }

  private static void refuseOthers(Caller who, OnShift from) {
    if (!from.agent().id().equals(who.userId())) {
      throw Refusal.of(
          ProblemCode.AUTHORIZATION_ERROR, "Only the agent of a call asks a colleague about it.");
    }
  }

  /**
   * The lead goes to the colleague who was asked.
   *
   * @param hold how long they are held until they must be seen with the lead
   */
  List<Event> complete(Caller who, Duration hold) {
    OnShift from = talker(who, crew, call.callId());
    UUID to =
        calls
            .find(call.callId())
            .map(WaitingCall::heir)
            .filter(Match::asked)
            .map(Match::agentId)
            .filter(this::isHeld)
            .orElseThrow(() -> no(NOBODY_ASKED));
    return List.of(handOver(from, hold(to, NOBODY_ASKED, hold, false), hold));
  }

  private boolean isHeld(UUID agentId) {
    return crew.holdersOf(call.callId()).stream()
        .map(OnShift::agent)
        .anyMatch(one -> one.id().equals(agentId) && one.state() == AgentState.RESERVED);
  }

  private Colleague choose(List<Colleague> wanted, String why) {
    refuseTwice();
    refuseElsewhere(wanted);
    return wanted.stream()
        .filter(Colleague::reachable)
        .filter(this::isFree)
        .findFirst()
        .orElseThrow(() -> no(why));
  }

  private Match hold(UUID to, String why, Duration hold, boolean asked) {
    Leg leg = legOf(to).orElseThrow(() -> no(why));
    crew.tell(to, new AgentInput.Match(call.callId(), hold), call);
    Match match = new Match(to, leg.room(), leg.epoch(), crew.now(), asked);
    calls.change(call.callId(), one -> one.handedTo(match));
    return match;
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

  private HandOverTo handOver(OnShift from, Match to, Duration hold) {
    return new HandOverTo(
        call,
        from.agent().id(),
        to.agentId(),
        to.room(),
        to.legEpoch(),
        to.at().plus(hold),
        to.at());
  }

  private AgentMatched matched(String by, Match to) {
    return new AgentMatched(call, to.agentId(), to.room(), to.legEpoch(), 0, by, to.at());
  }

  private static Refusal no(String why) {
    return Refusal.of(ProblemCode.CONFLICT, why);
  }

  /**
   * A word with a colleague.
   *
   * @param id what it is called
   * @param limit how long it may last
   */
  record Word(UUID id, Duration limit) {}

  /** Who is held for the call, and what the others hear of it. */
  record Handed(Colleague to, List<Event> events) {}
}
