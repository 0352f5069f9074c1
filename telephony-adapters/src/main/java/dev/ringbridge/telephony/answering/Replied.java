package dev.ringbridge.telephony.answering;

import dev.ringbridge.telephony.carrier.Instruction;

/** What the carrier was last told to do with an answered call. */
public enum Replied {
  /** Nothing: it asks right now, or will. */
  NOTHING,
  MESSAGE,
  OPT_OUT,
  HOLD,
  /** What is said of a recording, before the agent. */
  ANNOUNCEMENT,
  BRIDGE,
  SAFE_HARBOR,
  MACHINE,
  GOODBYE,
  HANG_UP;

  /** How an instruction is written down. */
  static Replied of(Instruction instruction) {
    if (instruction instanceof Instruction.Hold) {
      return HOLD;
    }
    if (instruction instanceof Instruction.Message) {
      return MESSAGE;
    }
    if (instruction instanceof Instruction.OptedOut) {
      return OPT_OUT;
    }
    if (instruction instanceof Instruction.Announce) {
      return ANNOUNCEMENT;
    }
    if (instruction instanceof Instruction.Bridge || instruction instanceof Instruction.HandOver) {
      return BRIDGE;
    }
    if (instruction instanceof Instruction.SafeHarbor) {
      return SAFE_HARBOR;
    }
    if (instruction instanceof Instruction.MachineMessage) {
      return MACHINE;
    }
    return instruction instanceof Instruction.Goodbye ? GOODBYE : HANG_UP;
  }
}
