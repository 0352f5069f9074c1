package dev.ringbridge.telephony.carrier;

import dev.ringbridge.core.event.Tenancy;
import java.util.UUID;

/**
 * The agent at the other end of a softphone.
 *
 * @param agentId who
 * @param tenancy whose agent that is
 */
public record AgentLine(UUID agentId, Tenancy tenancy) {}
