package dev.ringbridge.telephony.carrier;

import dev.ringbridge.core.call.CallRef;
import java.util.UUID;

/**
 * What is to be asked of the carrier after a commit. An errand that fails is repeated by a sweep:
 * the row that it came from says that it is not done.
 */
public sealed interface Errand {
  CarrierLeg leg();

  /** End it if nobody picked up. */
  record Cancel(CarrierLeg leg) implements Errand {}

  /** End it. */
  record HangUp(CarrierLeg leg) implements Errand {}

  /** Begin to record it, as the recording's row says. */
  record StartRecording(CarrierLeg leg, UUID callId) implements Errand {}

  /** Tell it what to do with an answered call. */
  record Tell(CarrierLeg leg, CallRef call, int turn, Instruction instruction) implements Errand {}
}
