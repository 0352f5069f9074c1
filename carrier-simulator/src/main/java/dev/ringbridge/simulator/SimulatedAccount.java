package dev.ringbridge.simulator;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * An account of the simulated carrier.
 *
 * @param accountSid {@code AC} and 32 hex digits
 * @param authToken the password of the account sid, and the key of webhook signatures
 * @param apiKeySid {@code SK} and 32 hex digits: a second user name, and the issuer of access
 *     tokens
 * @param apiKeySecret its password, and the key that signs access tokens
 * @param callsPerSecond how fast created calls leave the carrier's queue
 * @param applications TwiML applications: {@code AP} sid to voice URL, asked when a client connects
 * @param callerIds the numbers calls may be made from; empty allows any
 */
public record SimulatedAccount(
    String accountSid,
    String authToken,
    String apiKeySid,
    String apiKeySecret,
    double callsPerSecond,
    Map<String, String> applications,
    Set<String> callerIds) {
  public SimulatedAccount {
    Objects.requireNonNull(accountSid, "accountSid");
    Objects.requireNonNull(authToken, "authToken");
    Objects.requireNonNull(apiKeySid, "apiKeySid");
    Objects.requireNonNull(apiKeySecret, "apiKeySecret");
    if (!(callsPerSecond > 0)) {
      throw new IllegalArgumentException("callsPerSecond must be above 0");
    }
    applications = Map.copyOf(Objects.requireNonNull(applications, "applications"));
    callerIds = Set.copyOf(Objects.requireNonNull(callerIds, "callerIds"));
  }

  /** Its sid alone: the rest is secret. */
  @Override
  public String toString() {
    return "SimulatedAccount[" + accountSid + "]";
  }
}
