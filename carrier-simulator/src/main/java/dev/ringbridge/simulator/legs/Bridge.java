package dev.ringbridge.simulator.legs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Legs that hear each other.
 *
 * @param members the sids of the legs that are in it, or are about to be
 * @param endpoint where its events go
 */
public record Bridge(
    String sid,
    String accountSid,
    List<String> members,
    Optional<String> endpoint,
    Instant created,
    State state) {

  /** Where a bridge is. */
  public enum State {
    /** Asked for; nobody has joined it. */
    CREATED,
    ACTIVE,
    TERMINATED
  }

  public Bridge {
    members = List.copyOf(members);
  }

  /** Whether there is nobody in it any more. */
  public boolean isOver() {
    return state == State.TERMINATED;
  }

  boolean isActive() {
    return state == State.ACTIVE;
  }

  Bridge opened() {
    return new Bridge(sid, accountSid, members, endpoint, created, State.ACTIVE);
  }

  Bridge without(String legSid) {
    List<String> left = members.stream().filter(member -> !member.equals(legSid)).toList();
    return new Bridge(sid, accountSid, left, endpoint, created, state);
  }

  Bridge over() {
    return new Bridge(sid, accountSid, List.of(), endpoint, created, State.TERMINATED);
  }
}
