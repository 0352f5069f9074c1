package dev.ringbridge.simulator.recording;

import java.util.Locale;

/** How far a recording is. */
public enum RecordingStatus {
  IN_PROGRESS,
  PAUSED,
  /** It is over, and not there yet. */
  PROCESSING,
  COMPLETED,
  /** There was nothing to record. */
  ABSENT,
  DELETED;

  private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** As the API says it. */
  public String wireName() {
    return wireName;
  }

  /** Whether the call is still being recorded, or will be again. */
  public boolean isOpen() {
    return this == IN_PROGRESS || this == PAUSED;
  }
}
