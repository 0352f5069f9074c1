package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.conference.Conference;
import dev.ringbridge.simulator.conference.JoinTerms;
import dev.ringbridge.simulator.conference.Participant;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls that were made to bring somebody into a conference, until they are in or over. */
final class Invitations {
  private final Map<String, Invitation> byCall = new LinkedHashMap<>();

  /**
   * One of them.
   *
   * @param withdrawn what to do when the conference is over before they came
   */
  record Invitation(LiveCall live, String conferenceSid, JoinTerms terms, Runnable withdrawn) {

    /** Them as they will be in the room. */
    Participant participant() {
      Instant since = live.call().moments().created();
      return Participant.joining(live.sid(), terms, since);
    }

    private boolean answersTo(String sidOrLabel) {
      return live.sid().equals(sidOrLabel) || terms.label().filter(sidOrLabel::equals).isPresent();
    }
  }

  void add(Invitation invitation) {
    byCall.put(invitation.live().sid(), invitation);
  }

  Optional<Invitation> of(String callSid) {
    return Optional.ofNullable(byCall.get(callSid));
  }

  /** The one to this conference with this call sid or label. */
  Optional<Invitation> find(Conference room, String sidOrLabel) {
    return to(room).stream().filter(one -> one.answersTo(sidOrLabel)).findFirst();
  }

  /** All to this conference. */
  List<Invitation> to(Conference room) {
    return byCall.values().stream().filter(one -> one.conferenceSid().equals(room.sid())).toList();
  }

  /** Forgets the one of this call, and returns it. */
  Optional<Invitation> take(String callSid) {
    return Optional.ofNullable(byCall.remove(callSid));
  }
}
