package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.Call;
import java.util.Optional;

/** The clients that calls can be made to. */
public interface Endpoints {
  /** None is registered. */
  Endpoints NONE =
      new Endpoints() {
        @Override
        public Presence presence(String accountSid, String identity) {
          return Presence.OFFLINE;
        }

        @Override
        public Optional<CallObserver> offer(Call call, String identity) {
          return Optional.empty();
        }
      };

  /** Whether a client can be called. */
  enum Presence {
    FREE,
    /** It is in a call, or rings. */
    BUSY,
    /** None of that name is registered that takes calls. */
    OFFLINE
  }

  /** Whether an account's client can be called. */
  Presence presence(String accountSid, String identity);

  /**
   * Has a free client take this call, which does not ring yet.
   *
   * @return who is told how it goes on; empty if nobody is free
   */
  Optional<CallObserver> offer(Call call, String identity);
}
