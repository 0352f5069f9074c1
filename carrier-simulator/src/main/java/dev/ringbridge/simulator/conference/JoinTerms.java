package dev.ringbridge.simulator.conference;

import dev.ringbridge.simulator.call.RecordingOrder;
import java.util.Optional;

/**
 * How a call asks to join a room.
 *
 * @param room the conference's friendly name
 * @param label the participant's label, unique in the room
 * @param startsOnEnter whether it starts the conference, once two are in
 * @param endsOnExit whether its leaving ends the conference
 * @param maxParticipants how many may be in when it has joined
 * @param coaches the call it coaches
 * @param hook where events are to go: heard of the first to join only
 * @param recorded how the conference is to be recorded from its start; empty where this call does
 *     not ask for it
 */
public record JoinTerms(
    String room,
    Optional<String> label,
    boolean muted,
    boolean startsOnEnter,
    boolean endsOnExit,
    int maxParticipants,
    Optional<String> coaches,
    Optional<ConferenceHook> hook,
    Optional<RecordingOrder> recorded) {
  /** What a room holds, if the call says nothing. */
  public static final int MOST_PARTICIPANTS = 250;

  /** The same terms with other callbacks. */
  public JoinTerms with(Optional<ConferenceHook> other, Optional<RecordingOrder> recording) {
    return new JoinTerms(
        room, label, muted, startsOnEnter, endsOnExit, maxParticipants, coaches, other, recording);
  }
}
