package dev.ringbridge.core.agent;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The agent's side of every conversation: kept up between calls, in a room of its own.
 *
 * @param room the conference it waits in
 * @param epoch counts the agent's legs; a later leg has a later epoch and another room
 * @param accountId the carrier account that it is on; null where that is not known
 */
public record Leg(String room, long epoch, @Nullable UUID accountId) {
  /** On an account that is not known. */
  public Leg(String room, long epoch) {
    this(room, epoch, null);
  }
}
