package dev.ringbridge.simulator.conference;

import java.util.Locale;

/** Why a conference ended, by the carrier's names. */
public enum EndReason {
  CONFERENCE_ENDED_VIA_API,
  PARTICIPANT_WITH_END_CONFERENCE_ON_EXIT_LEFT,
  PARTICIPANT_WITH_END_CONFERENCE_ON_EXIT_KICKED,
  LAST_PARTICIPANT_KICKED,
  LAST_PARTICIPANT_LEFT;

  /** Its name in a callback. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
