package dev.ringbridge.simulator.twiml;

import dev.ringbridge.simulator.conference.ConferenceHook;
import dev.ringbridge.simulator.conference.JoinTerms;
import dev.ringbridge.simulator.webhook.HookMethod;
import dev.ringbridge.simulator.webhook.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The attributes of Conference. */
final class ConferenceNoun {
  private ConferenceNoun() {}

  static JoinTerms terms(Element conference) {
    return new JoinTerms(
        conference.text(),
        conference.attribute("participantLabel"),
        conference.flag("muted", false),
        conference.flag("startConferenceOnEnter", true),
        conference.flag("endConferenceOnExit", false),
        conference.number("maxParticipants", JoinTerms.MOST_PARTICIPANTS),
        conference.attribute("coach"),
        hook(conference),
        RecordingAttributes.ofConference(conference));
  }

  /** An empty address is silence. */
  static Optional<Target> waiting(Element conference) {
    HookMethod method =
        conference.attribute("waitMethod").flatMap(HookMethod::named).orElse(HookMethod.POST);
    return conference
        .attribute("waitUrl")
        .filter(url -> !url.isBlank())
        .map(url -> new Target(url, method));
  }

  private static Optional<ConferenceHook> hook(Element conference) {
    HookMethod method =
        conference
            .attribute("statusCallbackMethod")
            .flatMap(HookMethod::named)
            .orElse(HookMethod.POST);
    return conference
        .attribute("statusCallback")
        .map(url -> new ConferenceHook(url, method, events(conference)));
  }

  private static Set<String> events(Element conference) {
    String[] names = conference.attribute("statusCallbackEvent").orElse("").strip().split(" +", -1);
    Set<String> events = new TreeSet<>(List.of(names));
    events.remove("");
    return events;
  }
}
