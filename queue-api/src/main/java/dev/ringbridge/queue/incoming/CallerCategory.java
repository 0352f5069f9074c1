package dev.ringbridge.queue.incoming;

/** What a call that came in is taken for. */
enum CallerCategory {
  /** A lead that we had called a few days before. */
  RETURNED_CALL,
  /** A lead, called long ago or never. */
  KNOWN_LEAD,
  /** Nobody's number that we know, or none at all. */
  UNKNOWN_CALLER
}
