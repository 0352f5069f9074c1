package dev.ringbridge.gateway.handover;

import java.time.Instant;
import java.util.UUID;

/**
 * An agent who is free, and to whom a call can be handed over.
 *
 * @param name what they are called
 * @param freeSince since when they are free
 */
record Colleague(UUID agentId, String name, Instant freeSince) {}
