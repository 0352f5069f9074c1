package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.call.RecordingOrder;
import dev.ringbridge.simulator.call.RecordingOrder.Source;
import dev.ringbridge.simulator.call.StatusHook;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The parameters by which recordings are wanted: the same wherever they are. */
record RecordingForm(Form form) {
  private static final String CALLBACK = "RecordingStatusCallback";
  private static final String EVENTS = CALLBACK + "Event";

  /** The first parameter that is not what it may be; empty where all are. */
  Optional<TwilioError> refusal() {
    if (!form.get(CALLBACK).map(Addresses::isUrl).orElse(true)) {
      return Optional.of(TwilioError.bad(21609, "Invalid '" + CALLBACK + "'"));
    }
    Stream<String> odd =
        Stream.of(
                oddity("RecordingChannels", Set.of("mono", "dual")),
                oddity("RecordingTrack", Set.of("both", "inbound", "outbound")),
                oddity("Trim", Set.of("trim-silence", "do-not-trim")),
                oddity(CALLBACK + "Method", Set.of("GET", "POST")))
            .flatMap(Optional::stream);
    boolean events = RecordingOrder.EVENTS.containsAll(form.words(EVENTS));
    return Stream.concat(odd, events ? Stream.empty() : Stream.of(EVENTS))
        .map(TwilioError::parameter)
        .findFirst();
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
    List<String> events = form.words(EVENTS);
    return form.target(CALLBACK, CALLBACK + "Method")
        .map(to -> new StatusHook(to, events.isEmpty() ? Set.of("completed") : Set.copyOf(events)));
  }
}
