package dev.ringbridge.core.carrier;

import dev.ringbridge.core.event.Snapshot;
import dev.ringbridge.core.event.Tenancy;
import java.time.Instant;
import java.util.UUID;

/**
 * A number one may call from, on {@code callerid.state}; the number itself stays with telephony.
 *
 * @param accountId the account it belongs to
 * @param country its ISO 3166 code
 * @param usable whether calls may show it now
 */
public record CallerIdSnapshot(
    UUID callerIdId,
    UUID accountId,
    Tenancy tenancy,
    String country,
    boolean usable,
    long version,
    Instant at)
    implements Snapshot {
  @Override
  public UUID key() {
    return callerIdId;
  }
}
