package dev.ringbridge.simulator.legs;

import dev.ringbridge.simulator.call.Digits;
import java.time.Duration;
import java.util.Optional;

/** What a live leg can be told to do. */
public sealed interface LegAction {

  /** Hang up; before the answer that is to cancel. */
  record HangUp() implements LegAction {}

  /**
   * Let it hear something.
   *
   * @param family how its events are called: play or say
   * @param text the text, or the file's URL
   * @param length until its own end, in virtual time
   */
  record Hear(String family, String text, Duration length) implements LegAction {}

  /**
   * Let it hear no more of that.
   *
   * @param family of what is to stop
   */
  record Hush(String family) implements LegAction {}

  /**
   * Record it.
   *
   * @param channels 1, or 2 with what it says apart from what it hears
   * @param storage where recordings are fetched, without the file's name
   */
  record StartRecording(int channels, String storage) implements LegAction {}

  /** Record it no more. */
  record StopRecording() implements LegAction {}

  /**
   * Put it on hold: whoever is bridged with it hears it no more, nor does it hear them.
   *
   * @param music the URL of what it hears meanwhile; silence where there is none
   */
  record Hold(Optional<String> music) implements LegAction {}

  /** Put it on hold no more. */
  record Unhold() implements LegAction {}

  /**
   * Press keys: its end hears the tones.
   *
   * @param keys of 0-9, * and #
   */
  record Press(String keys) implements LegAction {}

  /**
   * Have the room hear it, or not.
   *
   * @param muted whether nobody is to hear it
   */
  record Mute(boolean muted) implements LegAction {}

  /**
   * Wait for keys that its end presses.
   *
   * @param timeout how long it waits, and again after keys that are not all, in real time
   */
  record Gather(Digits digits, Duration timeout) implements LegAction {}

  /** Make another leg, and bridge it with this one once it is answered. */
  record Dial(LegOrder order) implements LegAction {}

  /**
   * What the events of an action repeat.
   *
   * @param sid of the action
   * @param customParam the customer's word for it
   */
  record Tag(String sid, Optional<String> customParam) {}
}
