package dev.ringbridge.simulator;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
 * @param callerIds its own numbers, which calls may be made from; none, and no verified one, allows
 *     any
 * @param verifiedCallerIds numbers of others that it proved to be its customer's: calls may be made
 *     from them too
 */
public record SimulatedAccount(
    String accountSid,
    String authToken,
    String apiKeySid,
    String apiKeySecret,
    double callsPerSecond,
    Map<String, String> applications,
    Set<String> callerIds,
    @Nullable Set<String> verifiedCallerIds,
    @Nullable Map<String, NumberUrls> numberUrls) {
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
    verifiedCallerIds = verifiedCallerIds == null ? Set.of() : Set.copyOf(verifiedCallerIds);
    numberUrls = numberUrls == null ? Map.of() : Map.copyOf(numberUrls);
  }

  /** An account whose numbers nobody is to call. */
  public SimulatedAccount(
      String accountSid,
      String authToken,
      String apiKeySid,
      String apiKeySecret,
      double callsPerSecond,
      Map<String, String> applications,
      Set<String> callerIds,
      @Nullable Set<String> verifiedCallerIds) {
    this(
        accountSid,
        authToken,
        apiKeySid,
        apiKeySecret,
        callsPerSecond,
        applications,
        callerIds,
        verifiedCallerIds,
        Map.of());
  }

  /** An account without verified numbers. */
  public SimulatedAccount(
      String accountSid,
      String authToken,
      String apiKeySid,
      String apiKeySecret,
      double callsPerSecond,
      Map<String, String> applications,
      Set<String> callerIds) {
    this(
        accountSid,
        authToken,
        apiKeySid,
        apiKeySecret,
        callsPerSecond,
        applications,
        callerIds,
        Set.of());
  }

  /** Numbers that were proved to be the customer's. */
  public Set<String> verified() {
    return verifiedCallerIds == null ? Set.of() : verifiedCallerIds;
  }

  /** The same account, at whose own numbers this is set. */
  public SimulatedAccount withNumbers(NumberUrls urls) {
    return new SimulatedAccount(
        accountSid,
        authToken,
        apiKeySid,
        apiKeySecret,
        callsPerSecond,
        applications,
        callerIds,
        verifiedCallerIds,
        callerIds.stream().collect(Collectors.toMap(number -> number, number -> urls)));
  }

  /** What is set at a number; empty where it is not the account's, or nothing is. */
  public Optional<NumberUrls> urls(String number) {
    return Optional.ofNullable(numberUrls).map(all -> all.get(number));
  }

  /** Whether calls may be made from a number. */
  public boolean mayCallFrom(String number) {
    boolean any = callerIds.isEmpty() && verified().isEmpty();
    return any || callerIds.contains(number) || verified().contains(number);
  }

  /** Its sid alone: the rest is secret. */
  @Override
  public String toString() {
    return "SimulatedAccount[" + accountSid + "]";
  }
}
