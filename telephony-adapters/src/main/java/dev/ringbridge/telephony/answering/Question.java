package dev.ringbridge.telephony.answering;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.telephony.carrier.CarrierLeg;

/**
 * The carrier asks what to do with an answered call.
 *
 * @param call which call
 * @param leg its name at the carrier
 * @param asked on what occasion
 */
public record Question(CallRef call, CarrierLeg leg, AnswerInput.Asked asked) {
  /** Which time of being sent here it follows. */
  int turn() {
    return asked.turn();
  }
}
