package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.call.RecordingOrder;
import dev.ringbridge.simulator.call.RecordingOrder.Source;
import dev.ringbridge.simulator.call.StatusHook;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The parameters by which recordings are wanted: the same wherever they are. */
record RecordingForm(Form form, String callback) {
  private static final String CALLBACK = "RecordingStatusCallback";
  private static final String OF_CONFERENCE = "Conference" + CALLBACK;
  private static final String START = "record-from-start";

  /** Of a call. */
  RecordingForm(Form form) {
    this(form, CALLBACK);
  }

  /** How the conference is to be recorded that somebody is dialed for. */
  static Optional<RecordingOrder> ofConference(Form form) {
    return form.get("ConferenceRecord")
        .filter(how -> how.equals("true") || how.equals(START))
        .map(how -> new RecordingForm(form, OF_CONFERENCE).hook())
        .map(hook -> new RecordingOrder(Source.CONFERENCE, 1, "both", hook));
  }

  /** The first parameter about the conference's recording that is not what it may be. */
  static Optional<TwilioError> refusalOfConference(Form form) {
    RecordingForm read = new RecordingForm(form, OF_CONFERENCE);
    Set<String> ways = Set.of("true", "false", START, "do-not-record");
    return read.refusedUrl()
        .or(
            () ->
                Stream.of(
                        read.oddity("ConferenceRecord", ways),
                        read.oddity("ConferenceTrim", Set.of("trim-silence", "do-not-trim")),
                        read.oddity(OF_CONFERENCE + "Method", Set.of("GET", "POST")),
                        read.oddEvents())
                    .flatMap(Optional::stream)
                    .map(TwilioError::parameter)
                    .findFirst());
  }

  /** The first parameter that is not what it may be; empty where all are. */
  Optional<TwilioError> refusal() {
    return refusedUrl()
        .or(
            () ->
                Stream.of(
                        oddity("RecordingChannels", Set.of("mono", "dual")),
                        oddity("RecordingTrack", Set.of("both", "inbound", "outbound")),
                        oddity("Trim", Set.of("trim-silence", "do-not-trim")),
                        oddity(CALLBACK + "Method", Set.of("GET", "POST")),
                        oddEvents())
                    .flatMap(Optional::stream)
                    .map(TwilioError::parameter)
                    .findFirst());
  }

  private Optional<TwilioError> refusedUrl() {
    return form.get(callback)
        .filter(url -> !Addresses.isUrl(url))
        .map(url -> TwilioError.bad(21609, "Invalid '" + callback + "'"));
  }

  private Optional<String> oddEvents() {
    boolean known = RecordingOrder.EVENTS.containsAll(form.words(events()));
    return known ? Optional.empty() : Optional.of(events());
  }

  private String events() {
    return callback + "Event";
  }

  private Optional<String> oddity(String name, Set<String> allowed) {
    boolean good = form.get(name).map(allowed::contains).orElse(true);
    return good ? Optional.empty() : Optional.of(name);
  }

  RecordingOrder read(Source source) {
    int channels = form.get("RecordingChannels").filter("dual"::equals).isPresent() ? 2 : 1;
    return new RecordingOrder(source, channels, form.get("RecordingTrack").orElse("both"), hook());
  }

  private Optional<StatusHook> hook() {
    List<String> asked = form.words(events());
    Set<String> subscribed = asked.isEmpty() ? Set.of("completed") : Set.copyOf(asked);
    return form.target(callback, callback + "Method").map(to -> new StatusHook(to, subscribed));
  }
}
