package dev.ringbridge.queue.incoming;

/** What becomes of a call that came in. */
enum IncomingCallState {
  /** An agent talked with the caller, or does. */
  TAKEN,
  /** The lead is called back by itself, as soon as it may be. */
  CALLBACK,
  /** It waits for a supervisor: nothing happens by itself. */
  OPEN,
  /** A supervisor saw to it. */
  SETTLED
}
