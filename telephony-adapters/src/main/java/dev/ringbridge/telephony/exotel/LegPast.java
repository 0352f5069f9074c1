package dev.ringbridge.telephony.exotel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What was told of a leg, as the carrier lists it when it is asked (telephony.md 10.9; the fields
 * of recordings are those of a model of the API that the carrier's own people published).
 *
 * @param events the list
 */
record LegPast(JsonNode events) {
  /** A recording can be fetched. */
  static final String AVAILABLE = "recording_available";

  private static final String STARTED = "recording_started";
  private static final String STOPPED = "recording_stopped";
  private static final String ENDED = "leg_terminated";

  static LegPast of(Heard.Answered answer) {
    return new LegPast(answer.data().path("external_events"));
  }

  /** Whether it was begun to be recorded. */
  boolean isRecorded() {
    return named(STARTED).findAny().isPresent();
  }

  /** Whether it is over. */
  boolean isOver() {
    return named(ENDED).findAny().isPresent();
  }

  /** Where its recording is; empty where it is not there yet. */
  Optional<String> recordingUrl() {
    return named(AVAILABLE)
        .map(info -> info.path("data").path("url").asText(""))
        .filter(url -> !url.isEmpty())
        .findFirst();
  }

  /** How long the recording is, as far as the events tell. */
  int seconds() {
    Optional<Instant> from = named(STARTED).flatMap(LegPast::at).findFirst();
    Optional<Instant> to =
        Stream.concat(named(STOPPED), named(ENDED)).flatMap(LegPast::at).findFirst();
    return from.isEmpty() || to.isEmpty()
        ? 0
        : (int) Math.max(0, Duration.between(from.get(), to.get()).toSeconds());
  }

  private Stream<JsonNode> named(String name) {
    return StreamSupport.stream(events.spliterator(), false)
        .map(event -> event.path("event_info"))
        .filter(info -> info.path("event_name").asText("").equals(name));
  }

  /** As text, or as seconds since 1970: the carrier's page says only that it is an object. */
  private static Stream<Instant> at(JsonNode info) {
    JsonNode at = info.path("event_timestamp");
    return at.has("seconds")
        ? Stream.of(Instant.ofEpochSecond(at.path("seconds").asLong()))
        : Legs.moment(at.asText("")).stream();
  }

  /** Its length alone: the rest has numbers and addresses. */
  @Override
  public String toString() {
    return "LegPast[" + events.size() + "]";
  }
}
