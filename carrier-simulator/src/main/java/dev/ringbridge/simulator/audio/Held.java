package dev.ringbridge.simulator.audio;

/** Whether somebody in a room is on hold: nobody hears them then, and they hear nobody. */
public enum Held {
  NOT,
  WITH_MUSIC,
  IN_SILENCE
}
