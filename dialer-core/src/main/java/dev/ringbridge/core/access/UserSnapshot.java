package dev.ringbridge.core.access;

import dev.ringbridge.core.event.Snapshot;
import dev.ringbridge.core.event.Tenancy;
import java.time.Instant;
import java.util.UUID;

/**
 * A user on {@code user.state}: whether their tokens still count.
 *
 * @param active false once they are deactivated
 * @param tokensFrom tokens issued before this moment are not accepted any more
 */
public record UserSnapshot(
    UUID userId,
    Tenancy tenancy,
    Role role,
    boolean active,
    Instant tokensFrom,
    long version,
    Instant at)
    implements Snapshot {
  @Override
  public UUID key() {
    return userId;
  }
}
