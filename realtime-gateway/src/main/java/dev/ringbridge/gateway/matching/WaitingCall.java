package dev.ringbridge.gateway.matching;

import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An answered call: waiting for an agent, matched with one, or gone.
 *
 * @param call which
 * @param answeredAt when the lead answered, or asked for an agent after a message
 * @param safeHarborAt when it stops waiting
 * @param state where it stands
 * @param match the agent it was matched with last, null before that
 * @param heir the colleague it is being handed over to while that agent still talks with it; null
 *     where nobody is
 * @param refusalId the last refusal of a bridge that was acted on
 * @param course what became of it afterwards
 */
public record WaitingCall(
    CallRef call,
    Instant answeredAt,
    Instant safeHarborAt,
    WaitingState state,
    @Nullable Match match,
    @Nullable Match heir,
    @Nullable UUID refusalId,
    Course course) {

  /**
   * Whom a call was given to.
   *
   * @param room the conference the agent's leg waited in
   * @param legEpoch which of their legs that was
   * @param asked whether they are only asked so far, with the lead on hold
   */
  public record Match(UUID agentId, String room, long legEpoch, Instant at, boolean asked) {
    /** The lead goes to them at once. */
    public Match(UUID agentId, String room, long legEpoch, Instant at) {
      this(agentId, room, legEpoch, at, false);
    }
  }

  /** What became of a call after its answer, each null until it did. */
  public record Course(
      @Nullable Instant bridgedAt, @Nullable Ending ending, @Nullable Instant endedAt) {
    static final Course NONE = new Course(null, null, null);
  }

  /** A call that ended before anybody here heard of its answer. */
  static WaitingCall unheardOf(CallEnded ended) {
    return new WaitingCall(
        ended.call(),
        ended.at(),
        ended.at(),
        WaitingState.GONE,
        null,
        null,
        null,
        new Course(null, ended.ending(), ended.at()));
  }

  WaitingCall gone() {
    return new WaitingCall(
        call, answeredAt, safeHarborAt, WaitingState.GONE, match, null, refusalId, course);
  }

  /** A proof that the colleague was there may come later still. */
  WaitingCall ended(CallEnded ended) {
    Course over = new Course(course.bridgedAt(), ended.ending(), ended.at());
    return new WaitingCall(
        call, answeredAt, safeHarborAt, WaitingState.GONE, match, heir, refusalId, over);
  }

  WaitingCall bridged(Instant at) {
    return course.bridgedAt() != null
        ? this
        : with(new Course(at, course.ending(), course.endedAt()));
  }

  /** It is being handed over to a colleague. */
  public WaitingCall handedTo(Match colleague) {
    return withHeir(colleague);
  }

  /** Nothing came of that: its agent keeps it. */
  WaitingCall kept() {
    return withHeir(null);
  }

  private WaitingCall withHeir(@Nullable Match next) {
    return new WaitingCall(call, answeredAt, safeHarborAt, state, match, next, refusalId, course);
  }

  /** It was seen with the colleague: it is theirs. */
  WaitingCall inherited(CallBridged seen) {
    Match colleague = new Match(seen.agentId(), seen.room(), seen.legEpoch(), seen.at());
    Course anew = new Course(seen.at(), course.ending(), course.endedAt());
    return new WaitingCall(call, answeredAt, safeHarborAt, state, colleague, null, refusalId, anew);
  }

  /** Whether it was given to somebody else since then, or to this agent and is known to be. */
  boolean isPast(UUID agentId, Instant at) {
    boolean theirs = isWith(agentId) && course.bridgedAt() != null;
    return theirs || (match != null && at.isBefore(match.at()));
  }

  boolean isOver() {
    return course.ending() != null;
  }

  /**
   * Whether it is being handed over to this agent, and was by then. What is older speaks of a time
   * before.
   */
  boolean isForHeir(UUID agentId, Instant at) {
    return heir != null && heir.agentId().equals(agentId) && !at.isBefore(heir.at());
  }

  /** The same, where its agent asks them first. */
  public boolean asks(UUID agentId, Instant at) {
    return isForHeir(agentId, at) && heir != null && heir.asked();
  }

  /** The match by which it is, or is about to be, this agent's; empty where it is not. */
  public Optional<Match> matchWith(UUID agentId) {
    return Stream.of(Optional.ofNullable(heir), Optional.ofNullable(match))
        .flatMap(Optional::stream)
        .filter(one -> one.agentId().equals(agentId))
        .findFirst();
  }

  private WaitingCall with(Course next) {
    return new WaitingCall(call, answeredAt, safeHarborAt, state, match, heir, refusalId, next);
  }

  /**
   * A bridge to its agent was refused: where only the agent's leg was gone, it waits again while
   * there is time. A refusal that was acted on before, or that speaks of an earlier match, changes
   * nothing.
   *
   * @param id the refusal's own identity
   */
  WaitingCall refused(@Nullable UUID id, BridgeRefused refusal, Instant now) {
    if (!concerns(id, refusal)) {
      return this;
    }
    boolean again = refusal.reason() == BridgeRefusal.LEG_GONE && now.isBefore(safeHarborAt);
    WaitingState next = again ? WaitingState.WAITING : WaitingState.GONE;
    return new WaitingCall(call, answeredAt, safeHarborAt, next, match, heir, id, course);
  }

  /** Whether such a refusal speaks of the match that this call has now. */
  boolean concerns(@Nullable UUID id, BridgeRefused refusal) {
    boolean saidBefore = id != null && id.equals(refusalId);
    boolean proven = course.bridgedAt() != null;
    return state == WaitingState.MATCHED && isWith(refusal.agentId()) && !saidBefore && !proven;
  }

  /** Whether this agent was the last it was matched with. */
  public boolean isWith(UUID agentId) {
    return match != null && match.agentId().equals(agentId);
  }

  /** From the answer to the match; zero before it. */
  public Duration waited() {
    Duration waited = match == null ? Duration.ZERO : Duration.between(answeredAt, match.at());
    return waited.isNegative() ? Duration.ZERO : waited;
  }
}
