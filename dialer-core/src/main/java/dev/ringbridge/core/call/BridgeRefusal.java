package dev.ringbridge.core.call;

/** Why an answered call could not be put through to the agent chosen for it. */
public enum BridgeRefusal {
  /** The lead hung up first. */
  CALL_ENDED,
  /** The safe-harbor message was given first. */
  SAFE_HARBOR_GIVEN,
  /** The call was decided otherwise: another agent, or a machine's message. */
  ALREADY_DECIDED,
  /** The agent's leg was gone when the lead got there. */
  LEG_GONE,
  /**
   * It cannot be handed over there: another account's phone, a carrier that moves no calls, a wish
   * that is heard too late.
   */
  NOT_POSSIBLE,
  /** The agent who asked a colleague first talks with the lead again. */
  TAKEN_BACK,
  /** The colleague who was asked first left, or their time is up. */
  CONSULTATION_OVER
}
