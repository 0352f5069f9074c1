package dev.ringbridge.telephony.answering;

/** What a carrier is told to do with an answered call. */
public sealed interface Instruction {
  /** Wait a second in silence, then ask again. */
  record Hold() implements Instruction {}

  /** Go into the agent's room. */
  record Bridge(Target target) implements Instruction {}

  /** Say the safe-harbor message, then hang up. */
  record SafeHarbor(String text) implements Instruction {}

  /** Say the message for machines, then hang up. */
  record MachineMessage(String text) implements Instruction {}

  /** The agent's connection was lost in mid-call: say sorry, then hang up. */
  record Goodbye() implements Instruction {}

  record HangUp() implements Instruction {}

  /** How it is written down. */
  default Replied asReplied() {
    if (this instanceof Hold) {
      return Replied.HOLD;
    }
    if (this instanceof Bridge) {
      return Replied.BRIDGE;
    }
    if (this instanceof SafeHarbor) {
      return Replied.SAFE_HARBOR;
    }
    if (this instanceof MachineMessage) {
      return Replied.MACHINE;
    }
    return this instanceof Goodbye ? Replied.GOODBYE : Replied.HANG_UP;
  }
}
