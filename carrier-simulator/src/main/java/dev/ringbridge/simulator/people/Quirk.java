package dev.ringbridge.simulator.people;

/** What else happens around a call to a scripted number. */
public enum Quirk {
  NONE,
  /** When it starts ringing, the client leg that has waited longest alone in a room drops. */
  WAITING_CLIENT_DROPS_AT_RINGING,
  /** The client leg in the room that the call is sent to drops just before it joins. */
  CLIENT_DROPS_BEFORE_JOIN,
  /** The client leg in the call's room drops two seconds after it joined. */
  CLIENT_DROPS_AFTER_JOIN
}
