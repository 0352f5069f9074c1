package dev.ringbridge.core.pacing;

/**
 * How many calls a tick places.
 *
 * @param inputs what it knew
 * @param calls how many
 * @param binding the limit that allowed no more
 */
public record PacingDecision(PacingInputs inputs, int calls, Limit binding) {}
