package dev.ringbridge.telephony.recording;

/**
 * How far a recording is.
 *
 * <pre>
 *   WANTED -> RECORDING <-> PAUSED -> READY -> KEPT -> DELETED
 *        \________________________/       \-> LOST  \_/
 *              -> NOTHING
 * </pre>
 *
 * <p>One that was begun longer ago than any call lasts is deleted from wherever it is.
 */
enum RecordingState {
  /** Lead and agent talk; the carrier is to record them. */
  WANTED,
  RECORDING,
  PAUSED,
  /** The carrier has it whole. */
  READY,
  /** It is here, encrypted. */
  KEPT,
  /** There was nothing to record. */
  NOTHING,
  /** It could not be fetched, for as long as was tried. */
  LOST,
  /** What is left of it is that it was. */
  DELETED
}
