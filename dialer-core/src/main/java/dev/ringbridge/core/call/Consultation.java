package dev.ringbridge.core.call;

import java.time.Instant;
import java.util.UUID;

/**
 * A colleague whom an agent talks with, while their lead is held, before the call is theirs.
 *
 * @param id of the consultation
 * @param agentId the colleague
 * @param name what the colleague is called
 * @param by what the agent who asks them is called
 * @param until when it ends by itself
 */
public record Consultation(UUID id, UUID agentId, String name, String by, Instant until) {}
