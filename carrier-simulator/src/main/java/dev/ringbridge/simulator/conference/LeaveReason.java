package dev.ringbridge.simulator.conference;

import java.util.Locale;

/** Why a participant left, by the carrier's names. */
public enum LeaveReason {
  CONFERENCE_ENDED_VIA_API,
  MODERATOR_ENDED_CONFERENCE,
  /** Redirected, hung up or kicked by a request. */
  PARTICIPANT_UPDATED_VIA_API,
  PARTICIPANT_HUNG_UP,
  /** Who was dialed for the room did not come. */
  PARTICIPANT_ADD_FAILED;

  /** Its name in a callback. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
