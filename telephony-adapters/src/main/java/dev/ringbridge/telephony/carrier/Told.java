package dev.ringbridge.telephony.carrier;

import dev.ringbridge.core.call.CallRef;

/**
 * A carrier was told what to do with a call.
 *
 * @param turn which time of being told it was
 * @param telling what came of it
 */
public record Told(CallRef call, int turn, Telling telling) {}
