package dev.ringbridge.telephony.twilio;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.agentleg.AgentLeg;
import dev.ringbridge.telephony.answering.Said;
import dev.ringbridge.telephony.carrier.AgentLine;
import dev.ringbridge.telephony.carrier.Instruction;
import dev.ringbridge.telephony.carrier.Instruction.Announcement;
import dev.ringbridge.telephony.carrier.ListenMode;
import dev.ringbridge.telephony.carrier.Target;
import dev.ringbridge.telephony.room.RoomRef;
import dev.ringbridge.telephony.talk.Listeners;
import dev.ringbridge.telephony.talk.ThirdParties.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What Twilio is told, in its own language. */
@ApplicationScoped
class TwimlWriter {
  private static final String EVENTS = "start end join leave";

  /** How long a key is waited for once a message was said. */
  private static final int KEY_SECONDS = 4;

  private final CallbackUrls urls;
  private final String apology;

  TwimlWriter(CallbackUrls urls, TelephonyConfig config) {
    this.urls = urls;
    this.apology = config.answers().apology();
  }

  /** What to do with a lead's call. */
  String write(Said said, CallRef call) {
    Instruction instruction = said.what();
    int turn = said.turn();
    if (instruction instanceof Instruction.Hold) {
      return new Twiml().pause(1).redirect(urls.answer(call, turn).toString()).toString();
    }
    if (instruction instanceof Instruction.Bridge bridge) {
      return bridge(bridge, call, turn);
    }
    if (instruction instanceof Instruction.Message message) {
      return message(message, urls.answerWithKeys(call, turn, message.round()).toString());
    }
    if (instruction instanceof Instruction.HandOver over) {
      return handOver(over, call, turn);
    }
    if (instruction instanceof Instruction.OptedOut words) {
      return new Twiml().say(words.text()).hangUp().toString();
    }
    if (instruction instanceof Instruction.SafeHarbor message) {
      return new Twiml().say(message.text()).hangUp().toString();
    }
    if (instruction instanceof Instruction.MachineMessage message) {
      return new Twiml().say(message.text()).hangUp().toString();
    }
    if (instruction instanceof Instruction.Goodbye) {
      return new Twiml().say(apology).hangUp().toString();
    }
    if (instruction instanceof Instruction.HangUp) {
      return over();
    }
    throw new AssertionError("no rule for " + instruction.getClass().getSimpleName());
  }

  /** Where no key means anything, that the message is over is asked for all the same. */
  private static String message(Instruction.Message message, String action) {
    return message.keys()
        ? new Twiml().gather(action, message.text(), KEY_SECONDS).toString()
        : new Twiml().say(message.text()).redirect(action).toString();
  }

  /** What a caller hears with whom nobody talks. */
  String told(String message) {
    return new Twiml().say(message).hangUp().toString();
  }

  /** Nothing more to do. */
  String over() {
    return new Twiml().hangUp().toString();
  }

  /**
   * The lead does not start the conference: alone in it, it would wait in silence, unseen. When the
   * room ends it asks again.
   */
  private String bridge(Instruction.Bridge bridge, CallRef call, int turn) {
    Target target = bridge.target();
    RoomRef room = new RoomRef(new AgentLine(target.agentId(), call.tenancy()), target.legEpoch());
    Map<String, String> attributes = attributes(room, "lead-" + call.callId());
    attributes.put("startConferenceOnEnter", "false");
    attributes.put("endConferenceOnExit", "false");
    return announced(bridge.announcement(), call, turn)
        .conference(urls.answerFromRoom(call, turn).toString(), attributes, target.room())
        .toString();
  }

  /** A key that is pressed leads elsewhere; without one, what follows comes next. */
  private Twiml announced(Optional<Announcement> announcement, CallRef call, int turn) {
    if (announcement.isEmpty()) {
      return new Twiml();
    }
    String text = announcement.get().text();
    return announcement.get().keys()
        ? new Twiml().gatherKey(urls.answerFromAnnouncement(call, turn).toString(), text, 1)
        : new Twiml().say(text);
  }

  /** The lead hears the carrier's music until the third party is there, and ends it by leaving. */
  private String handOver(Instruction.HandOver over, CallRef call, int turn) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("participantLabel", "lead-" + call.callId());
    attributes.put("beep", "false");
    attributes.put("startConferenceOnEnter", "false");
    attributes.put("endConferenceOnExit", "true");
    return new Twiml()
        .conference(urls.answerFromRoom(call, turn).toString(), attributes, over.room())
        .toString();
  }

  /** A supervisor goes into the agent's room, and is noticed by those only who are to hear them. */
  String listener(Listeners.Place place) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("participantLabel", "listener-" + place.id());
    attributes.put("beep", "false");
    attributes.put("startConferenceOnEnter", "false");
    attributes.put("endConferenceOnExit", "false");
    attributes.put("muted", Boolean.toString(place.mode() == ListenMode.LISTEN));
    if (place.mode() == ListenMode.WHISPER) {
      attributes.put("coach", place.agentCallId());
    }
    String action = urls.listenerLeft(place.call(), place.id()).toString();
    return new Twiml().conference(action, attributes, place.room()).toString();
  }

  /** Keys, as a participant of a conference hears them. */
  String keys(String keys) {
    return new Twiml().keys(keys).toString();
  }

  /** A third party goes into the agent's room, or where only the lead is. */
  String thirdParty(Place place, CallRef call, UUID transferId) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("participantLabel", "third-" + transferId);
    attributes.put("beep", "false");
    attributes.put("startConferenceOnEnter", "true");
    attributes.put("endConferenceOnExit", Boolean.toString(place.alone()));
    return new Twiml()
        .conference(urls.thirdPartyLeft(call, transferId).toString(), attributes, place.room())
        .toString();
  }

  /** The agent's leg opens its room, and the room ends with it. */
  String room(AgentLeg leg) {
    RoomRef room = new RoomRef(leg.line(), leg.epoch());
    Map<String, String> attributes = attributes(room, "agent-" + leg.line().agentId());
    attributes.put("startConferenceOnEnter", "true");
    attributes.put("endConferenceOnExit", "true");
    return new Twiml()
        .conference(urls.agentLeft(room).toString(), attributes, leg.room())
        .toString();
  }

  private Map<String, String> attributes(RoomRef room, String label) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("participantLabel", label);
    attributes.put("beep", "false");
    attributes.put("waitUrl", "");
    attributes.put("jitterBufferSize", "small");
    attributes.put("statusCallback", urls.room(room).toString());
    attributes.put("statusCallbackEvent", EVENTS);
    return attributes;
  }
}
