package dev.ringbridge.telephony.answering;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.telephony.carrier.CarrierLeg;

/**
 * The carrier asks what to do with an answered call.
 *
 * @param call which call
 * @param leg its name at the carrier
 * @param turn which time of being sent here it follows
 * @param fromRoom whether the lead just left a room
 */
public record Question(CallRef call, CarrierLeg leg, int turn, boolean fromRoom) {}
