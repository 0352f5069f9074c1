package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.conference.Conference;
import dev.ringbridge.simulator.conference.ConferenceFact;
import dev.ringbridge.simulator.conference.ConferenceFact.Announced;
import dev.ringbridge.simulator.conference.ConferenceFact.Changed;
import dev.ringbridge.simulator.conference.ConferenceFact.Ended;
import dev.ringbridge.simulator.conference.ConferenceFact.Joined;
import dev.ringbridge.simulator.conference.ConferenceFact.Left;
import dev.ringbridge.simulator.conference.ConferenceFact.NotAdded;
import dev.ringbridge.simulator.conference.ConferenceFact.Started;
import dev.ringbridge.simulator.conference.LeaveReason;
import dev.ringbridge.simulator.conference.Participant;
import dev.ringbridge.simulator.journal.Kind;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the log says of a conference. */
final class ConferenceEntries {
  private ConferenceEntries() {}

  static Kind kind(ConferenceFact fact) {
    if (fact instanceof Joined) {
      return Kind.JOINED;
    }
    if (fact instanceof Left || fact instanceof NotAdded) {
      return Kind.LEFT;
    }
    if (fact instanceof Changed || fact instanceof Announced) {
      return Kind.PARTICIPANT_CHANGED;
    }
    return fact instanceof Started ? Kind.CONFERENCE_STARTED : Kind.CONFERENCE_ENDED;
  }

  static Map<String, Object> details(
      Conference room, ConferenceFact fact, Map<String, Object> callFacts) {
    Map<String, Object> details = new LinkedHashMap<>(callFacts);
    details.put("conference", room.name());
    details.put("conferenceSid", room.sid());
    ConferenceLetters.participant(fact)
        .flatMap(Participant::label)
        .ifPresent(label -> details.put("label", label));
    if (fact instanceof Joined) {
      details.put("alone", room.participants().size() == 1);
    } else if (fact instanceof Left left) {
      details.put("reason", left.reason().wireName());
    } else if (fact instanceof NotAdded) {
      details.put("reason", LeaveReason.PARTICIPANT_ADD_FAILED.wireName());
    } else if (fact instanceof Ended ended) {
      details.put("reason", ended.reason().wireName());
    } else if (fact instanceof Changed || fact instanceof Announced) {
      details.put("event", fact.event());
    }
    return details;
  }
}
