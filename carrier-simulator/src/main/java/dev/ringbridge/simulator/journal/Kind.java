package dev.ringbridge.simulator.journal;

import java.util.Locale;

/** The kinds of entries; the README says what each one's details are. */
public enum Kind {
  CREATE_RECEIVED,
  CREATE_ANSWERED,
  FAULT_INJECTED,
  QUEUED,
  DIALED,
  INITIATED,
  RINGING,
  ANSWERED,
  TWIML_REQUESTED,
  TWIML_RECEIVED,
  TWIML_FAILED,
  SAID,
  PLAYED,
  PRESSED,
  JOINED,
  LEFT,
  SOUND_BEGAN,
  SOUND_ENDED,
  PARTICIPANT_CHANGED,
  ANNOUNCED,
  CONFERENCE_STARTED,
  CONFERENCE_ENDED,
  REDIRECTED,
  HANGUP_REQUESTED,
  ENDED,
  AMD_VERDICT,
  RECORDING_STARTED,
  RECORDING_PAUSED,
  RECORDING_RESUMED,
  RECORDING_ENDED,
  RECORDING_READY,
  RECORDING_FETCHED,
  RECORDING_DELETED,
  WEBHOOK_FAULT,
  WEBHOOK_SENT,
  WEBHOOK_ANSWERED,
  WEBHOOK_FAILED,
  CLIENT_REGISTERED,
  CLIENT_CONNECTING,
  CLIENT_MUTED,
  CLIENT_GONE,
  NUMBER_ASKED,
  CALLER_RINGING,
  MESSAGE,
  ODD_REQUEST,
  WARNING,
  SIMULATOR_ERROR;

  private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** Its name in the log, as {@code create-received}. */
  public String wireName() {
    return wireName;
  }
}
