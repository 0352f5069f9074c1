package dev.ringbridge.queue.history;

/** What an entry of a lead's history tells of. */
enum HistoryKind {
  /** It was added by itself. */
  ADDED,
  /** It came with a file. */
  IMPORTED,
  /** The queue took it for a call. */
  CLAIMED,
  /** The carrier took the call. */
  PLACED,
  /** Somebody or something answered. */
  ANSWERED,
  /** It talked with an agent. */
  BRIDGED,
  /** Its agent handed the call over. */
  HANDED_OVER,
  /** The call is over, or never left. */
  ENDED,
  /** Somebody said what came of the conversation. */
  DISPOSED,
  /** It called us. */
  CALLED_US,
  /** A rule moved it, by what came before. */
  MOVED,
  /** An entry says that it must not be called. */
  SUPPRESSED,
  /** No entry says so any more. */
  RELEASED,
  /** An official list says that it must not be called. */
  LISTED,
  /** No official list says so any more. */
  UNLISTED,
  /** It agreed to be called, or another ground to call it was written down. */
  CONSENT_GIVEN,
  /** It took that back. */
  CONSENT_REVOKED
}
