package dev.ringbridge.gateway.handover;

import java.time.Instant;
import java.util.UUID;

/**
 * An agent who is free, and to whom a call can be handed over.
 *
 * @param name what they are called
 * @param freeSince since when they are free
 * @param reachable whether the call can go to them; not where their phone is on another carrier
 *     account than the call
 */
record Colleague(UUID agentId, String name, Instant freeSince, boolean reachable) {}
