package dev.ringbridge.core.call;

import java.util.UUID;

/**
 * The agent promised to a call before it is dialed. An epoch of an agent is spent once: whoever
 * answers with a stale one is matched like a call without a reservation.
 *
 * @param agentId the agent held for the call
 * @param epoch the availability epoch the promise was made in
 */
public record Reservation(UUID agentId, long epoch) {}
