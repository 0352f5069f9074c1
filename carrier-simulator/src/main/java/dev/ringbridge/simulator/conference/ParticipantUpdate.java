package dev.ringbridge.simulator.conference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to change of a participant; what is empty stays. */
public record ParticipantUpdate(
    Optional<Boolean> muted,
    Optional<Boolean> hold,
    Optional<Boolean> endsOnExit,
    Optional<Boolean> coaching,
    Optional<String> callSidToCoach) {

  Participant applyTo(Participant before, Instant now) {
    Optional<String> coach = callSidToCoach.or(before::coaches);
    return new Participant(
        before.callSid(),
        before.label(),
        muted.orElse(before.muted()),
        hold.orElse(before.hold()),
        coaching.isPresent() && !coaching.get() ? Optional.empty() : coach,
        before.startsOnEnter(),
        endsOnExit.orElse(before.endsOnExit()),
        before.joined(),
        now);
  }

  /** The events that the change is told by. */
  static List<String> events(Participant before, Participant after) {
    List<String> events = new ArrayList<>();
    if (before.muted() != after.muted()) {
      events.add(after.muted() ? "participant-mute" : "participant-unmute");
    }
    if (before.hold() != after.hold()) {
      events.add(after.hold() ? "participant-hold" : "participant-unhold");
    }
    boolean modified =
        before.endsOnExit() != after.endsOnExit() || !before.coaches().equals(after.coaches());
    if (modified) {
      events.add("participant-modify");
    }
    return events;
  }
}
