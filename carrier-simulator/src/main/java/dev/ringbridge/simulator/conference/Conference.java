package dev.ringbridge.simulator.conference;

import dev.ringbridge.simulator.conference.ConferenceFact.Changed;
import dev.ringbridge.simulator.conference.ConferenceFact.Ended;
import dev.ringbridge.simulator.conference.ConferenceFact.Joined;
import dev.ringbridge.simulator.conference.ConferenceFact.Left;
import dev.ringbridge.simulator.conference.ConferenceFact.NotAdded;
import dev.ringbridge.simulator.conference.ConferenceFact.Started;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A conference room as a pure machine.
 *
 * <pre>
 *   INIT --(two are in, one starts it)--&gt; IN_PROGRESS
 *   INIT or IN_PROGRESS --(the last leaves, one with endConferenceOnExit leaves, or the API)--&gt; COMPLETED
 * </pre>
 *
 * The callback is that of the first who joined, whatever the later ones ask for.
 *
 * @param participants who is in, by call sid, in the order of joining
 * @param ending how it ended, once it has
 */
public record Conference(
    String sid,
    String accountSid,
    String name,
    ConferenceStatus status,
    Map<String, Participant> participants,
    Optional<ConferenceHook> hook,
    Instant created,
    Instant updated,
    Optional<Ended> ending) {

  /**
   * A conference after something happened, and what happened, in order.
   *
   * @param next the conference from now on
   */
  public record Change(Conference next, List<ConferenceFact> facts) {}

  /** Why a call cannot join. */
  public enum Refusal {
    /** Another participant has the label (16025). */
    DUPLICATE_LABEL(16025),
    /** The room holds no more. */
    FULL(13227),
    /** The call to coach is not in the room (13240). */
    NOBODY_TO_COACH(13240);

    private final int code;

    Refusal(int code) {
      this.code = code;
    }

    /** The carrier's error code. */
    public int code() {
      return code;
    }
  }

  /** A room nobody is in yet; its callback is that of the terms that open it. */
  public static Conference opened(String sid, String accountSid, JoinTerms first, Instant now) {
    return new Conference(
        sid,
        accountSid,
        first.room(),
        ConferenceStatus.INIT,
        Map.of(),
        first.hook(),
        now,
        now,
        Optional.empty());
  }

  /** Why a call may not join on these terms; empty if it may. */
  public Optional<Refusal> refusal(JoinTerms terms) {
    if (terms.label().isPresent() && find(terms.label().get()).isPresent()) {
      return Optional.of(Refusal.DUPLICATE_LABEL);
    }
    if (participants.size() >= terms.maxParticipants()) {
      return Optional.of(Refusal.FULL);
    }
    boolean coachesNobody =
        terms.coaches().isPresent() && !participants.containsKey(terms.coaches().get());
    return coachesNobody ? Optional.of(Refusal.NOBODY_TO_COACH) : Optional.empty();
  }

  /** Lets a call in that is not refused. */
  public Change join(String callSid, JoinTerms terms, Instant now) {
    Participant newcomer = Participant.joining(callSid, terms, now);
    Map<String, Participant> in = new LinkedHashMap<>(participants);
    in.put(callSid, newcomer);
    List<ConferenceFact> facts = new ArrayList<>(List.of(new Joined(newcomer)));
    boolean starts =
        status == ConferenceStatus.INIT
            && in.size() >= 2
            && in.values().stream().anyMatch(Participant::startsOnEnter);
    if (starts) {
      facts.add(new Started());
    }
    return new Change(with(starts ? ConferenceStatus.IN_PROGRESS : status, in, now), facts);
  }

  /** A participant leaves: it hung up, or its call was redirected or ended. */
  public Change leave(String callSid, LeaveReason reason, boolean callEnded, Instant now) {
    return depart(callSid, new Departure(reason, callEnded, false), now);
  }

  /** A participant is thrown out by a request; its call goes on. */
  public Change kick(String callSid, Instant now) {
    LeaveReason reason = LeaveReason.PARTICIPANT_UPDATED_VIA_API;
    return depart(callSid, new Departure(reason, false, true), now);
  }

  /** Everybody is sent away by a request. */
  public Change end(Instant now) {
    List<ConferenceFact> facts = new ArrayList<>();
    participants
        .values()
        .forEach(p -> facts.add(new Left(p, LeaveReason.CONFERENCE_ENDED_VIA_API, false)));
    return ended(new Ended(EndReason.CONFERENCE_ENDED_VIA_API, Optional.empty()), facts, now);
  }

  /**
   * Somebody who was dialed for it did not come: it is over, if nobody is in or dialed.
   *
   * @param callStatus how their call ended, by the carrier's name
   * @param awaited whether others are dialed
   */
  public Change notAdded(Participant missing, String callStatus, boolean awaited, Instant now) {
    List<ConferenceFact> facts = new ArrayList<>(List.of(new NotAdded(missing, callStatus)));
    return participants.isEmpty() && !awaited
        ? ended(new Ended(EndReason.LAST_PARTICIPANT_LEFT, Optional.of(missing)), facts, now)
        : new Change(this, facts);
  }

  /** Changes a participant who is in. */
  public Change update(Participant before, ParticipantUpdate update, Instant now) {
    Participant after = update.applyTo(before, now);
    Map<String, Participant> in = new LinkedHashMap<>(participants);
    in.put(after.callSid(), after);
    List<ConferenceFact> facts = new ArrayList<>();
    ParticipantUpdate.events(before, after).forEach(event -> facts.add(new Changed(after, event)));
    return new Change(with(status, in, now), facts);
  }

  /** The participant with this call sid or label. */
  public Optional<Participant> find(String sidOrLabel) {
    return participants.values().stream().filter(p -> p.answersTo(sidOrLabel)).findFirst();
  }

  private record Departure(LeaveReason reason, boolean callEnded, boolean kicked) {}

  private Change depart(String callSid, Departure how, Instant now) {
    Participant leaver = participants.get(callSid);
    if (leaver == null) {
      return new Change(this, List.of());
    }
    Map<String, Participant> rest = new LinkedHashMap<>(participants);
    rest.remove(callSid);
    List<ConferenceFact> facts = new ArrayList<>();
    facts.add(new Left(leaver, how.reason(), how.callEnded()));
    if (!leaver.endsOnExit() && !rest.isEmpty()) {
      return new Change(with(status, rest, now), facts);
    }
    rest.values()
        .forEach(p -> facts.add(new Left(p, LeaveReason.MODERATOR_ENDED_CONFERENCE, false)));
    return ended(new Ended(reason(leaver, how.kicked()), Optional.of(leaver)), facts, now);
  }

  private static EndReason reason(Participant leaver, boolean kicked) {
    if (leaver.endsOnExit()) {
      return kicked
          ? EndReason.PARTICIPANT_WITH_END_CONFERENCE_ON_EXIT_KICKED
          : EndReason.PARTICIPANT_WITH_END_CONFERENCE_ON_EXIT_LEFT;
    }
    return kicked ? EndReason.LAST_PARTICIPANT_KICKED : EndReason.LAST_PARTICIPANT_LEFT;
  }

  private Change ended(Ended ending, List<ConferenceFact> facts, Instant now) {
    facts.add(ending);
    Conference next =
        new Conference(
            sid,
            accountSid,
            name,
            ConferenceStatus.COMPLETED,
            Map.of(),
            hook,
            created,
            now,
            Optional.of(ending));
    return new Change(next, facts);
  }

  private Conference with(ConferenceStatus newStatus, Map<String, Participant> in, Instant now) {
    return new Conference(sid, accountSid, name, newStatus, in, hook, created, now, ending);
  }
}
