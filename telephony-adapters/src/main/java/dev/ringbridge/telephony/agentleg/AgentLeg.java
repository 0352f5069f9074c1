package dev.ringbridge.telephony.agentleg;

import dev.ringbridge.core.agent.AgentLegEvent;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegDown;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.telephony.carrier.AgentLine;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of an agent's legs, in a room of its own.
 *
 * <pre>
 *   NEW  -- seen in its room --> UP
 *   any  -- gone -------------> DOWN, for good
 * </pre>
 *
 * It is said to be up, and to be down, at most once each; a leg that was never up is never said to
 * be down.
 *
 * @param line whose leg
 * @param epoch counts the agent's legs; by the clock, so that no restored database repeats one
 * @param room its room
 * @param leg its name at the carrier
 * @param conferenceId the carrier's name of the conference it was seen in, null before
 * @param state how far it is
 * @param upAt when it was first up, null before
 */
public record AgentLeg(
    AgentLine line,
    long epoch,
    String room,
    CarrierLeg leg,
    @Nullable String conferenceId,
    State state,
    @Nullable Instant upAt) {
  private static final Pattern ROOM = Pattern.compile("rb-([0-9a-f-]{36})-([0-9]{1,18})");

  private static final String NAMELESS = "calling-";

  /** How far a leg is. */
  public enum State {
    NEW,
    UP,
    DOWN
  }

  /** The name of the room of an agent's leg: it names nobody to anybody else. */
  public static String roomOf(AgentLine line, long epoch) {
    return "rb-" + line.agentId() + "-" + epoch;
  }

  /** The name of a leg whose call is being made, and which the carrier has not named yet. */
  public static CarrierLeg nameless(UUID accountId) {
    return new CarrierLeg(accountId, NAMELESS + UUID.randomUUID());
  }

  /** Whether the carrier has not named it yet. */
  public static boolean isNameless(CarrierLeg leg) {
    return leg.carrierCallId().startsWith(NAMELESS);
  }

  /** Whose room this is, and of which leg; empty if it is no room's name. */
  static Optional<Key> keyOf(String room) {
    Matcher parts = ROOM.matcher(room);
    return parts.matches()
        ? Optional.of(new Key(UUID.fromString(parts.group(1)), Long.parseLong(parts.group(2))))
        : Optional.empty();
  }

  /** Which leg of which agent. */
  record Key(UUID agentId, long epoch) {}

  /** The leg was seen in a conference. */
  public Step joined(String conference, Instant now) {
    String known = conferenceId == null ? conference : conferenceId;
    if (state != State.NEW) {
      return new Step(this, with(known, state, upAt), Optional.empty());
    }
    return new Step(
        this,
        with(known, State.UP, now),
        Optional.of(
            new AgentLegUp(line.agentId(), line.tenancy(), room, epoch, leg.accountId(), now)));
  }

  /** The leg is gone. */
  public Step left(Instant now) {
    AgentLegEvent down = new AgentLegDown(line.agentId(), line.tenancy(), room, epoch, now);
    return new Step(
        this,
        with(conferenceId, State.DOWN, upAt),
        state == State.UP ? Optional.of(down) : Optional.empty());
  }

  private AgentLeg with(@Nullable String conference, State next, @Nullable Instant up) {
    return new AgentLeg(line, epoch, room, leg, conference, next, up);
  }

  /**
   * What became of a leg.
   *
   * @param before the leg before
   * @param leg the leg afterwards
   * @param event what that says to the world
   */
  public record Step(AgentLeg before, AgentLeg leg, Optional<AgentLegEvent> event) {
    /** Whether the leg just went down. */
    public boolean isLoss() {
      return before.state != State.DOWN && leg.state == State.DOWN;
    }

    /** Whether the leg just came up. */
    public boolean isGain() {
      return before.state == State.NEW && leg.state == State.UP;
    }
  }
}
