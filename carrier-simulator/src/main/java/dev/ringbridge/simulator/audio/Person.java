package dev.ringbridge.simulator.audio;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody in a room.
 *
 * @param facts what each log entry about the call says
 * @param answered when the call was picked up; empty if it is not known
 * @param muted whether the room lets nobody hear them
 * @param held whether they are on hold
 * @param coaches the call that alone hears them, if they whisper
 * @param number where a virtual person picked up; empty for one with a headset of their own
 */
public record Person(
    String accountSid,
    String callSid,
    Map<String, Object> facts,
    Optional<Instant> answered,
    boolean muted,
    Held held,
    Optional<String> coaches,
    Optional<String> number) {

  /** Whether somebody else in the room is to hear them. */
  boolean isHeardBy(Person other) {
    return !callSid.equals(other.callSid)
        && !muted
        && held == Held.NOT
        && (coaches.isEmpty() || coaches.get().equals(other.callSid));
  }
}
