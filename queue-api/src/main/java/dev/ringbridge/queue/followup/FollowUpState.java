package dev.ringbridge.queue.followup;

/** Which follow-ups one looks for. */
enum FollowUpState {
  /** Not done, whenever it is for. */
  OPEN,
  /** Not done, and its time has come. */
  DUE,
  COMPLETED
}
