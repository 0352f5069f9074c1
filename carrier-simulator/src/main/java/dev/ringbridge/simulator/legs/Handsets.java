package dev.ringbridge.simulator.legs;

import java.util.Optional;

/** The softphones of those agents who have one of their own. */
public interface Handsets {
  /** Nobody has one. */
  Handsets NONE =
      new Handsets() {
        @Override
        public Presence presence(String accountSid, String user) {
          return Presence.UNKNOWN;
        }

        @Override
        public Optional<LegObserver> take(String accountSid, String user, String legSid) {
          return Optional.empty();
        }
      };

  /** How a user can be reached. */
  enum Presence {
    /** The user has no phone of their own: a simulated agent answers. */
    UNKNOWN,
    /** The phone is not registered. */
    OFFLINE,
    /** A leg is at it. */
    BUSY,
    FREE
  }

  /** How the user of that name can be reached now. */
  Presence presence(String accountSid, String user);

  /** The user's phone, for this leg alone from now on; empty if it is not free. */
  Optional<LegObserver> take(String accountSid, String user, String legSid);
}
