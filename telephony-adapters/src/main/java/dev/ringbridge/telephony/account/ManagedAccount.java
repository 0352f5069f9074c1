package dev.ringbridge.telephony.account;

import dev.ringbridge.core.event.Tenancy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An account that an admin added, with its secrets opened: in memory only.
 *
 * @param kind which carrier it is with
 * @param simulated whether it calls nobody real
 * @param callerIds the numbers it may call from
 * @param values what its carrier needs, secrets too
 * @param version which of its changes this is
 */
public record ManagedAccount(
    UUID id,
    Tenancy tenancy,
    String kind,
    boolean simulated,
    List<String> callerIds,
    Map<String, String> values,
    long version) {
  public ManagedAccount {
    callerIds = List.copyOf(callerIds);
    values = Map.copyOf(values);
  }

  /** What it was set up with under this name. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Its id alone: the rest is secret. */
  @Override
  public String toString() {
    return "ManagedAccount[" + id + "]";
  }
}
