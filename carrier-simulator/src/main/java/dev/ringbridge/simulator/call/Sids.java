package dev.ringbridge.simulator.call;

import java.util.UUID;
import java.util.function.Supplier;

/** Makes the carrier's ids: two letters and 32 hex digits. */
public final class Sids {
  private final Supplier<UUID> uuids;

  /** Ids made of these. */
  public Sids(Supplier<UUID> uuids) {
    this.uuids = uuids;
  }

  /** A new id, as CA for a call. */
  public String next(String prefix) {
    return prefix + uuids.get().toString().replace("-", "");
  }
}
