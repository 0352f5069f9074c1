package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.call.Call;
import dev.ringbridge.simulator.call.CallStatus;
import dev.ringbridge.simulator.conference.Conference;
import dev.ringbridge.simulator.conference.ConferenceFact.Ended;
import dev.ringbridge.simulator.conference.Participant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Conferences and participants in the carrier's form. */
final class ConferenceJson {
  private ConferenceJson() {}

  static Map<String, @Nullable Object> of(Conference conference) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("sid", conference.sid());
    json.put("account_sid", conference.accountSid());
    json.put("friendly_name", conference.name());
    json.put("status", conference.status().wireName());
    json.put("region", "us1");
    json.put("api_version", Api.VERSION);
    json.put("date_created", Api.date(conference.created()));
    json.put("date_updated", Api.date(conference.updated()));
    ending(json, conference.ending());
    json.put("uri", base(conference) + ".json");
    json.put(
        "subresource_uris",
        Map.of(
            "participants", base(conference) + "/Participants.json",
            "recordings", base(conference) + "/Recordings.json"));
    return json;
  }

  private static void ending(Map<String, @Nullable Object> json, Optional<Ended> ending) {
    // No reason is described for one that goes on, not even null.
    ending.ifPresent(end -> json.put("reason_conference_ended", end.reason().wireName()));
    json.put(
        "call_sid_ending_conference",
        ending.flatMap(Ended::by).map(Participant::callSid).orElse(null));
  }

  static Map<String, @Nullable Object> of(Conference conference, Participant participant) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("account_sid", conference.accountSid());
    json.put("call_sid", participant.callSid());
    json.put("label", participant.label().orElse(null));
    json.put("conference_sid", conference.sid());
    json.put("muted", participant.muted());
    json.put("hold", participant.hold());
    json.put("coaching", participant.coaches().isPresent());
    json.put("call_sid_to_coach", participant.coaches().orElse(null));
    json.put("start_conference_on_enter", participant.startsOnEnter());
    json.put("end_conference_on_exit", participant.endsOnExit());
    json.put("status", "connected");
    json.put("queue_time", null);
    json.put("date_created", Api.date(participant.joined()));
    json.put("date_updated", Api.date(participant.updated()));
    json.put("uri", base(conference) + "/Participants/" + participant.callSid() + ".json");
    return json;
  }

  /** Somebody who is dialed for a conference. */
  static Map<String, @Nullable Object> dialed(
      Conference conference, Participant participant, Call call) {
    Map<String, @Nullable Object> json = of(conference, participant);
    json.put("status", status(call));
    json.put("queue_time", Long.toString(call.queueTime().toMillis()));
    return json;
  }

  private static String status(Call call) {
    if (call.status() == CallStatus.QUEUED) {
      return call.isDialed() ? "connecting" : "queued";
    }
    return call.status() == CallStatus.RINGING ? "ringing" : "connected";
  }

  private static String base(Conference conference) {
    return Api.account(conference.accountSid()) + "/Conferences/" + conference.sid();
  }
}
