package dev.ringbridge.queue.call;

import dev.ringbridge.foundation.access.Caller;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Dialing by hand, as the API asks for it. */
public interface CallsByHand {
  /**
   * Plans a call for the agent who asks, or refuses by the rule that stands against it.
   *
   * @return the call's id
   */
  Uni<UUID> place(Caller agent, NewCall wanted);
}
