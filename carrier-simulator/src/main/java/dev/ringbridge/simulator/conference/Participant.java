package dev.ringbridge.simulator.conference;

import java.time.Instant;
import java.util.Optional;

/**
 * A call in a conference.
 *
 * @param coaches the call that it coaches, if it does
 */
public record Participant(
    String callSid,
    Optional<String> label,
    boolean muted,
    boolean hold,
    Optional<String> coaches,
    boolean startsOnEnter,
    boolean endsOnExit,
    Instant joined,
    Instant updated) {

  /** A call that joins on these terms. */
  public static Participant joining(String callSid, JoinTerms terms, Instant now) {
    return new Participant(
        callSid,
        terms.label(),
        terms.muted(),
        false,
        terms.coaches(),
        terms.startsOnEnter(),
        terms.endsOnExit(),
        now,
        now);
  }

  /** Whether this is how it is addressed: its call's sid, or its label. */
  boolean answersTo(String sidOrLabel) {
    return callSid.equals(sidOrLabel) || label.filter(sidOrLabel::equals).isPresent();
  }
}
