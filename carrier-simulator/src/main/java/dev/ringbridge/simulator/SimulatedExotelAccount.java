package dev.ringbridge.simulator;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * An account of the simulated carrier, as Exotel sees one.
 *
 * @param accountSid a name, as {@code acme1m}
 * @param apiKey the user name of its requests
 * @param apiToken their password
 * @param requestsPerMinute how many requests are let in within any 60 seconds
 * @param channels how many legs may go on at once
 * @param standing whether it is served
 * @param sipUsers the agents who have a softphone of their own, with the secret that registers it
 * @param exophones the numbers legs may be made from; empty allows any
 */
public record SimulatedExotelAccount(
    String accountSid,
    String apiKey,
    String apiToken,
    int requestsPerMinute,
    int channels,
    Standing standing,
    Map<String, String> sipUsers,
    Set<String> exophones) {
  /** The carrier's limit for everybody, raised on request. */
  public static final int STANDARD_REQUESTS_PER_MINUTE = 200;

  /** Whether an account is served. */
  public enum Standing {
    GOOD,
    /** Creates are refused with 402. */
    NO_BALANCE,
    /** Every request is refused with 403. */
    SUSPENDED
  }

  public SimulatedExotelAccount {
    Objects.requireNonNull(accountSid, "accountSid");
    Objects.requireNonNull(apiKey, "apiKey");
    Objects.requireNonNull(apiToken, "apiToken");
    Objects.requireNonNull(standing, "standing");
    sipUsers = Map.copyOf(Objects.requireNonNull(sipUsers, "sipUsers"));
    exophones = Set.copyOf(Objects.requireNonNull(exophones, "exophones"));
    if (requestsPerMinute < 1 || channels < 1) {
      throw new IllegalArgumentException("requestsPerMinute and channels must be at least 1");
    }
  }

  /** An account in good standing, with the standard limit, as many legs as it likes, any number. */
  public static SimulatedExotelAccount standard(String accountSid, String apiKey, String apiToken) {
    return new SimulatedExotelAccount(
        accountSid,
        apiKey,
        apiToken,
        STANDARD_REQUESTS_PER_MINUTE,
        Integer.MAX_VALUE,
        Standing.GOOD,
        Map.of(),
        Set.of());
  }

  /** Its sid alone: the rest is secret. */
  @Override
  public String toString() {
    return "SimulatedExotelAccount[" + accountSid + "]";
  }
}
