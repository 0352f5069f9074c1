package dev.ringbridge.queue.call;

import java.time.Instant;
import java.util.UUID;

/** Knows whether somebody could have taken a call. */
public interface IdleAgents {
  /** Whether an agent of a campaign is free, and has been since before then. */
  boolean anyIdleSince(UUID campaignId, Instant moment);
}
