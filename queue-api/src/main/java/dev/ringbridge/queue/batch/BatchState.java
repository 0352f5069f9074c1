package dev.ringbridge.queue.batch;

/** How far a file of leads has come. */
enum BatchState {
  /** Its bytes are arriving. */
  UPLOADING,
  /** All of it is here, and nobody reads it yet. */
  RECEIVED,
  /** It is read row by row. */
  IMPORTING,
  /** Every row was taken, refused or found to be known. */
  IMPORTED,
  /** It could not be read at all. */
  REFUSED
}
