package dev.ringbridge.core.carrier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account that is switched on and placed with no more, for the money's sake.
 *
 * @param reason why
 * @param until when it goes on by itself; null where a person must release it
 */
public record AccountHold(HoldReason reason, @Nullable Instant until) {}
