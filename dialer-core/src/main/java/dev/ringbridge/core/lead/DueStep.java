package dev.ringbridge.core.lead;

import java.time.Instant;

/**
 * One step on the way to the time at which a lead is due.
 *
 * @param rule what moved the time
 * @param by which of its kind, for people: an outcome, a cap, a rule pack and its zone
 * @param to the time that it came to
 */
public record DueStep(DueRule rule, String by, Instant to) {}
