package dev.ringbridge.queue.incoming;

import dev.ringbridge.core.compliance.CallingGrounds;
import java.util.UUID;

/**
 * The campaign that takes unknown callers, as one of them calls.
 *
 * @param takesCalls whether it runs, or was only paused, and has agents talk
 * @param grounds on which it calls
 * @param mustNotBeCalled whether the caller's number is on the do-not-call list
 */
record TakingCampaign(
    UUID id, boolean takesCalls, CallingGrounds grounds, boolean mustNotBeCalled) {}
