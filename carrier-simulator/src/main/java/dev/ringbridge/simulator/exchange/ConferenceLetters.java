package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.CallParams;
import dev.ringbridge.simulator.conference.Conference;
import dev.ringbridge.simulator.conference.ConferenceFact;
import dev.ringbridge.simulator.conference.ConferenceFact.Announced;
import dev.ringbridge.simulator.conference.ConferenceFact.Changed;
import dev.ringbridge.simulator.conference.ConferenceFact.Ended;
import dev.ringbridge.simulator.conference.ConferenceFact.Joined;
import dev.ringbridge.simulator.conference.ConferenceFact.Left;
import dev.ringbridge.simulator.conference.ConferenceFact.NotAdded;
import dev.ringbridge.simulator.conference.LeaveReason;
import dev.ringbridge.simulator.conference.Participant;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the customer is told of a conference. */
final class ConferenceLetters {
  private ConferenceLetters() {}

  static Map<String, String> params(
      Conference conference, ConferenceFact fact, int sequence, Instant now) {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("ConferenceSid", conference.sid());
    params.put("FriendlyName", conference.name());
    params.put("AccountSid", conference.accountSid());
    params.put("SequenceNumber", Integer.toString(sequence));
    params.put("Timestamp", CallParams.date(now));
    params.put("StatusCallbackEvent", fact.event());
    participant(fact).ifPresent(p -> params.putAll(participantParams(p)));
    if (fact instanceof Left left) {
      params.put("ParticipantCallStatus", left.callEnded() ? "completed" : "in-progress");
      params.put("ReasonParticipantLeft", left.reason().wireName());
    }
    if (fact instanceof NotAdded missing) {
      params.put("ParticipantCallStatus", missing.callStatus());
      params.put("ReasonParticipantLeft", LeaveReason.PARTICIPANT_ADD_FAILED.wireName());
    }
    if (fact instanceof Ended ended) {
      params.put("ReasonConferenceEnded", ended.reason().wireName());
      params.put("Reason", "Conference ended: " + ended.reason().wireName());
      ended.by().ifPresent(p -> ender(params, p));
    }
    return params;
  }

  /** Whom a fact is about, if about one. */
  static Optional<Participant> participant(ConferenceFact fact) {
    if (fact instanceof Joined joined) {
      return Optional.of(joined.participant());
    }
    if (fact instanceof Left left) {
      return Optional.of(left.participant());
    }
    if (fact instanceof NotAdded missing) {
      return Optional.of(missing.participant());
    }
    if (fact instanceof Announced announced) {
      return Optional.of(announced.participant());
    }
    return fact instanceof Changed changed ? Optional.of(changed.participant()) : Optional.empty();
  }

  private static Map<String, String> participantParams(Participant participant) {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("CallSid", participant.callSid());
    params.put("Muted", Boolean.toString(participant.muted()));
    params.put("Hold", Boolean.toString(participant.hold()));
    params.put("Coaching", Boolean.toString(participant.coaches().isPresent()));
    params.put("EndConferenceOnExit", Boolean.toString(participant.endsOnExit()));
    params.put("StartConferenceOnEnter", Boolean.toString(participant.startsOnEnter()));
    participant.label().ifPresent(label -> params.put("ParticipantLabel", label));
    participant.coaches().ifPresent(coached -> params.put("CallSidToCoach", coached));
    return params;
  }

  private static void ender(Map<String, String> params, Participant by) {
    params.put("CallSidEndingConference", by.callSid());
    by.label().ifPresent(label -> params.put("ParticipantLabelEndingConference", label));
  }
}
