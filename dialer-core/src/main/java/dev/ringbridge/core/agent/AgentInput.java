package dev.ringbridge.core.agent;

import java.time.Duration;
import java.util.UUID;

/** What can happen to an agent on shift. */
public sealed interface AgentInput {
  /** A socket of theirs is open. */
  record SignIn() implements AgentInput {}

  /** They want calls. */
  record GoAvailable() implements AgentInput {}

  /** They want none for a while; a call that is theirs is finished first. */
  record TakeBreak(BreakReason reason) implements AgentInput {}

  /** They leave, or nothing was heard of them for longer than their lease. */
  record SignOut() implements AgentInput {}

  /** The carrier says that their leg is in its room. */
  record LegUp(Leg leg) implements AgentInput {}

  /** The carrier says that this leg is gone. */
  record LegDown(long legEpoch) implements AgentInput {}

  /** A call that was promised to them in this epoch is being placed. */
  record Reserve(UUID callId, long epoch, Duration atMost) implements AgentInput {}

  /** An answered call was matched with them. */
  record Match(UUID callId, Duration atMost) implements AgentInput {}

  /** Proof: the lead of this call is in their room. */
  record Bridge(UUID callId, long legEpoch) implements AgentInput {}

  /** The call that was theirs came to nothing before it was bridged. */
  record Release(UUID callId) implements AgentInput {}

  /** The epoch was spent on a call that will not come. */
  record EpochLost(long epoch) implements AgentInput {}

  /**
   * The call is over.
   *
   * @param wrapUp how long they have to write it down; zero where nobody was talked with
   * @param mustDispose whether they are held until it was said what came of it
   */
  record CallOver(UUID callId, Duration wrapUp, boolean mustDispose) implements AgentInput {}

  /** It was said what came of the call: by them, by a supervisor, or by the system. */
  record Disposed(UUID callId) implements AgentInput {}

  /** They are done with the last call; nobody is before it was said what came of it. */
  record FinishWrapUp() implements AgentInput {}

  /** Time passed. */
  record Tick() implements AgentInput {}
}
