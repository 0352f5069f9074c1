package dev.ringbridge.telephony.carrier;

import dev.ringbridge.core.call.RecordingTerms;
import java.util.Optional;

/**
 * What is to be done with an answered call. A carrier that asks is answered with one; a carrier
 * that is told carries it out ({@link Carrier#tell}).
 */
public sealed interface Instruction {
  /** Wait a second in silence, then ask again. */
  record Hold() implements Instruction {}

  /**
   * Go into the agent's room.
   *
   * @param announcement what is said before, if anything
   */
  record Bridge(Target target, Optional<Announcement> announcement) implements Instruction {
    /** Without a word. */
    public Bridge(Target target) {
      this(target, Optional.empty());
    }
  }

  /**
   * Say what is said of a recording, and wait. Only a carrier that is told hears it by itself: one
   * that asks hears it with the agent's room.
   */
  record Announce(String text) implements Instruction {}

  /**
   * What is said of a recording.
   *
   * @param text the words
   * @param keys whether a key is listened for, which ends it: then it asks again
   */
  record Announcement(String text, boolean keys) {
    /** That of a call recorded by these terms, if anything is said. */
    public static Optional<Announcement> of(RecordingTerms terms) {
      return Optional.ofNullable(terms.announcement())
          .map(text -> new Announcement(text, terms.optOutKey() != null));
    }
  }

  /**
   * Say a message, and ask again with the key that was pressed meanwhile or soon after, or with
   * none.
   *
   * @param keys whether a key is listened for
   * @param round which time it is said: told when it asks again
   */
  record Message(String text, boolean keys, int round) implements Instruction {}

  /** Say that they are called no more, then hang up. */
  record OptedOut(String text) implements Instruction {}

  /** Say the safe-harbor message, then hang up. */
  record SafeHarbor(String text) implements Instruction {}

  /** Say the message for machines, then hang up. */
  record MachineMessage(String text) implements Instruction {}

  /** The agent's connection was lost in mid-call: say sorry, then hang up. */
  record Goodbye() implements Instruction {}

  /** Go into a room where a third party is, or comes. */
  record HandOver(String room) implements Instruction {}

  record HangUp() implements Instruction {}
}
