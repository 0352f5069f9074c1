package dev.ringbridge.telephony.carrier;

/** How a supervisor is in a room, from the quietest. */
public enum ListenMode {
  /** Nobody hears them. */
  LISTEN,
  /** The agent hears them, and the lead does not. */
  WHISPER,
  /** Everybody hears them. */
  BARGE
}
