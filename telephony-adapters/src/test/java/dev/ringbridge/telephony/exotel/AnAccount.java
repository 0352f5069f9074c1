package dev.ringbridge.telephony.exotel;

import dev.ringbridge.telephony.testing.Examples;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Accounts that nobody added, on legs. */
final class AnAccount {
  private AnAccount() {}

  /** With everything at one address. */
  static ExotelAccount at(URI api) {
    return at(api, api);
  }

  static ExotelAccount at(URI legsApi, URI callsApi) {
    return new ExotelAccount(
        UUID.randomUUID(),
        Examples.TENANCY,
        "acme1m",
        "key",
        "token",
        legsApi,
        callsApi,
        List.of("+918047112233"),
        ExotelAccount.STANDARD_REQUESTS_PER_MINUTE,
        Way.LEGS,
        false,
        Optional.empty());
  }
}
