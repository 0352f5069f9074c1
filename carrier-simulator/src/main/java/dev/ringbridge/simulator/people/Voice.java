package dev.ringbridge.simulator.people;

/** What picks up. */
public enum Voice {
  HUMAN,
  MACHINE,
  FAX
}
