package dev.ringbridge.simulator.audio;

import dev.ringbridge.simulator.journal.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A virtual person in a room: what they say, and what reached their ear. */
final class Listener {
  /** Quieter than this is silence; the telephone's own noise is below it. */
  private static final int AUDIBLE = 30;

  private final Person person;
  private final Speech speech;
  private final Instant since;
  private long said;
  private long heard;
  private long heardSound;
  private int loudness;

  Listener(Person person, String number, Instant since) {
    this.person = person;
    this.speech = Speech.of(number);
    this.since = since;
  }

  Person person() {
    return person;
  }

  Frame speak() {
    return speech.at(said++);
  }

  void hear(Frame frame) {
    loudness = frame.loudness();
    heard++;
    heardSound += loudness > AUDIBLE ? 1 : 0;
  }

  /** How long after the call was picked up the room began to hear them, for the log. */
  Map<String, Object> beginning() {
    Map<String, Object> details = new LinkedHashMap<>(person.facts());
    person
        .answered()
        .ifPresent(at -> details.put("afterMs", Journal.ms(Duration.between(at, since))));
    return details;
  }

  /** What they said and heard, in frames. */
  Map<String, Object> hearing() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("saidFrames", said);
    details.put("heardFrames", heard);
    details.put("heardSound", heardSound);
    return details;
  }

  /** The same, and how loud it is right now. */
  Map<String, Object> hearingNow() {
    Map<String, Object> details = hearing();
    details.put("loudness", loudness);
    return details;
  }
}
