package dev.ringbridge.telephony.guard;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is set for an account.
 *
 * @param guarded whether its calls' money is counted
 * @param killed whether all placing of its organization is stopped
 * @param perMinute millionths of a US dollar within any 60 seconds; null is no limit
 * @param perDay within a day in UTC, likewise
 * @param prices a minute by first digits
 */
record Limits(
    boolean guarded,
    boolean killed,
    @Nullable Long perMinute,
    @Nullable Long perDay,
    Map<String, Long> prices) {}
