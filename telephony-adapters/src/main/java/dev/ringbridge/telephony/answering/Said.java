package dev.ringbridge.telephony.answering;

import dev.ringbridge.telephony.carrier.Instruction;

/**
 * What a carrier that asked is told.
 *
 * @param what to do
 * @param turn which time of being sent here it is told in: whatever it asks because of this, as
 *     when a room ends that it was put into, says so
 */
public record Said(Instruction what, int turn) {}
