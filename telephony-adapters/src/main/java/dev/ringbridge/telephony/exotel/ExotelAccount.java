package dev.ringbridge.telephony.exotel;

import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.telephony.TelephonyConfig.Simulator;
import dev.ringbridge.telephony.account.ManagedAccount;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An account with its secrets, in memory only.
 *
 * @param id which account
 * @param tenancy whose it is
 * @param sid its name at the carrier
 * @param apiKey the user name of its requests
 * @param apiToken their password
 * @param legsApi where legs and bridges are, without a path
 * @param callsApi where the list of calls is, without a path
 * @param callerIds the numbers it may call from, in E.164 form
 * @param requestsPerMinute how many requests the carrier takes within a minute
 * @param way how it makes calls
 * @param checksDnd whether it asks before each call if its number may be called
 * @param holdMusic where what leads on hold hear is; empty for silence
 */
record ExotelAccount(
    UUID id,
    Tenancy tenancy,
    String sid,
    String apiKey,
    String apiToken,
    URI legsApi,
    URI callsApi,
    List<String> callerIds,
    int requestsPerMinute,
    Way way,
    boolean checksDnd,
    Optional<String> holdMusic) {
  /** The carrier's limit for everybody, raised on request (telephony.md 10.5). */
  static final int STANDARD_REQUESTS_PER_MINUTE = 200;

  ExotelAccount {
    callerIds = List.copyOf(callerIds);
  }

  /**
   * An account that an admin added; empty where its token is gone, and where it is a simulated one
   * and there is no simulator.
   */
  static Optional<ExotelAccount> of(ManagedAccount account, Optional<Simulator> simulator) {
    if (account.value(ExotelSetup.API_TOKEN).isEmpty()) {
      return Optional.empty();
    }
    if (account.simulated()) {
      return simulator.map(at -> of(account, at.apiUrl(), at.apiUrl()));
    }
    Region region = Region.of(account.value(ExotelSetup.REGION));
    return Optional.of(of(account, region.legsApi(), region.callsApi()));
  }

  private static ExotelAccount of(ManagedAccount account, URI legsApi, URI callsApi) {
    return new ExotelAccount(
        account.id(),
        account.tenancy(),
        account.value(ExotelSetup.ACCOUNT_SID).orElse(""),
        account.value(ExotelSetup.API_KEY).orElse(""),
        account.value(ExotelSetup.API_TOKEN).orElse(""),
        legsApi,
        callsApi,
        account.callerIds(),
        account
            .value(ExotelSetup.REQUESTS_PER_MINUTE)
            .map(Integer::parseInt)
            .orElse(STANDARD_REQUESTS_PER_MINUTE),
        Way.of(account.value(ExotelSetup.WAY)),
        account.value(ExotelSetup.CHECKS_DND).filter("yes"::equals).isPresent(),
        account.value(ExotelSetup.HOLD_MUSIC));
  }

  /** How many requests are made, at most, before the one that makes a call. */
  int requestsBefore() {
    return checksDnd ? DndCheck.REQUESTS : 0;
  }

  /** The address of something about legs or bridges. */
  URI legs(String path) {
    return legsApi.resolve("/v2/accounts/" + sid + path);
  }

  /** The address of something about calls. */
  URI calls(String path) {
    return callsApi.resolve("/v1/Accounts/" + sid + path);
  }

  /** What lets its requests in. */
  String authorization() {
    byte[] pair = (apiKey + ":" + apiToken).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** Its name alone: the rest is secret. */
  @Override
  public String toString() {
    return "ExotelAccount[" + sid + "]";
  }
}
