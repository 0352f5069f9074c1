package dev.ringbridge.telephony.answering;

import dev.ringbridge.core.call.Answerer;
import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.telephony.carrier.Target;
import dev.ringbridge.telephony.carrier.Telling;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What can happen to an answered call. */
public sealed interface AnswerInput {
  /** The carrier asks what to do. */
  sealed interface Asked extends AnswerInput {
    /** Which time of being sent here it follows. */
    int turn();
  }

  /**
   * It asks, and says no more.
   *
   * @param fromRoom whether the lead just left a room
   */
  record Fetched(int turn, boolean fromRoom) implements Asked {}

  /**
   * It asks, because a message was said to its end, or a key was pressed on it.
   *
   * @param round which time it was said
   * @param digits what was pressed; empty where nothing was
   */
  record Keyed(int turn, int round, String digits) implements Asked {}

  /** It asks, because a key was pressed while a recording was announced. */
  record Declined(int turn) implements Asked {}

  /** The carrier was told. */
  record Told(Replied what) implements AnswerInput {}

  /** An agent was found; legUp says whether their leg is in its room now. */
  record Matched(Target target, boolean legUp) implements AnswerInput {}

  /** The detection's verdict. */
  record Heard(Answerer answerer) implements AnswerInput {}

  /** The agent who talks with it leaves it the message for machines. */
  record Dropped() implements AnswerInput {}

  /** The agent who talks with it hands it over, in this room. */
  record HandedOver(String room) implements AnswerInput {}

  /**
   * The agent who talks with it hands it over to a colleague.
   *
   * @param from whose call it must be
   * @param to the colleague
   * @param bar what stands against it outside the call; empty where nothing does
   * @param at when it was decided on
   * @param notAfter until when the colleague is held for long enough to see it through
   */
  record HandedTo(UUID from, Target to, Optional<BridgeRefusal> bar, Instant at, Instant notAfter)
      implements AnswerInput {}

  /** Nobody came to the room that it was handed over in. */
  record LeftAlone(String room) implements AnswerInput {}

  /** The lead is in a room; withAgent says whether in the same conference as the agent's leg. */
  record Joined(String room, boolean withAgent) implements AnswerInput {}

  /** The agent's leg of this room is gone. */
  record LegLost(String room) implements AnswerInput {}

  /** The call is over. */
  record Ended() implements AnswerInput {}

  /** Time passed, and somebody looks after it. */
  record Tended() implements AnswerInput {}

  /** The carrier was told, with this turn, and this came of it. */
  record Acknowledged(int turn, Telling telling) implements AnswerInput {}

  /** What it was told to say, with this turn, is said. */
  record Spoken(int turn) implements AnswerInput {}

  /** The lead left the room, and goes on. */
  record LeftRoom(String room) implements AnswerInput {}

  /** The time has come to tell the carrier something. */
  record Cued() implements AnswerInput {}
}
