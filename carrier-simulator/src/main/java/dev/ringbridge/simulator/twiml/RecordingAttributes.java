package dev.ringbridge.simulator.twiml;

import dev.ringbridge.simulator.call.RecordingOrder;
import dev.ringbridge.simulator.call.RecordingOrder.Source;
import dev.ringbridge.simulator.call.StatusHook;
import dev.ringbridge.simulator.webhook.HookMethod;
import dev.ringbridge.simulator.webhook.Target;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The attributes by which verbs have something recorded. */
final class RecordingAttributes {
  private static final String CALLBACK = "recordingStatusCallback";

  private RecordingAttributes() {}

  /** Whether a talk is recorded, from ringing or from the answer: there is no sound before it. */
  static Optional<RecordingOrder> ofDial(Element dial) {
    return dial.attribute("record")
        .filter(how -> how.startsWith("record-from-"))
        .map(how -> how.endsWith("-dual") ? 2 : 1)
        .map(channels -> new RecordingOrder(Source.DIAL_VERB, channels, track(dial), hook(dial)));
  }

  /** One channel, from the moment that two are in. */
  static Optional<RecordingOrder> ofConference(Element conference) {
    return conference
        .attribute("record")
        .filter("record-from-start"::equals)
        .map(how -> new RecordingOrder(Source.CONFERENCE, 1, "both", hook(conference)));
  }

  private static String track(Element dial) {
    return dial.attribute("recordingTrack").orElse("both");
  }

  static Optional<StatusHook> hook(Element verb) {
    HookMethod method =
        verb.attribute(CALLBACK + "Method").flatMap(HookMethod::named).orElse(HookMethod.POST);
    String[] events =
        verb.attribute(CALLBACK + "Event").orElse("completed").strip().split(" +", -1);
    return verb.attribute(CALLBACK)
        .map(url -> new StatusHook(new Target(url, method), new TreeSet<>(List.of(events))));
  }
}
