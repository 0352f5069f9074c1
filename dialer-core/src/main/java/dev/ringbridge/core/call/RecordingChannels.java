package dev.ringbridge.core.call;

/** How the voices of a recorded call are kept. */
public enum RecordingChannels {
  /** Both voices on one channel. */
  MIXED,
  /** The lead on one channel, and what the lead heard on the other. */
  DUAL
}
