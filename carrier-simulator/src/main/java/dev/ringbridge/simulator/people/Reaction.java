package dev.ringbridge.simulator.people;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One dialing of one number.
 *
 * @param postDial virtual time from dialing until the network says anything
 * @param behavior what the number does then
 * @param quirk what else happens
 * @param keys what the person presses when asked for keys; empty where they press none
 * @param words what the person says each time they are asked to speak, in order
 * @param dice the chance left for this dialing
 */
public record Reaction(
    Duration postDial,
    Behavior behavior,
    Quirk quirk,
    Optional<KeyPress> keys,
    List<Utterance> words,
    Dice dice) {
  public Reaction {
    words = List.copyOf(words);
  }

  /** One that says nothing. */
  public Reaction(
      Duration postDial, Behavior behavior, Quirk quirk, Optional<KeyPress> keys, Dice dice) {
    this(postDial, behavior, quirk, keys, List.of(), dice);
  }

  /** The same of somebody who says this, one after the other, when asked to speak. */
  Reaction saying(List<Utterance> said) {
    return new Reaction(postDial, behavior, quirk, keys, said, dice);
  }
}
