package dev.ringbridge.telephony.carrier;

import java.util.UUID;

/**
 * The agent that a call is decided for.
 *
 * @param agentId who
 * @param room the room their leg is in
 * @param legEpoch which of their legs
 */
public record Target(UUID agentId, String room, long legEpoch) {}
