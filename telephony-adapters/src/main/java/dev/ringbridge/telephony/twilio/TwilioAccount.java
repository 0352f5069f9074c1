package dev.ringbridge.telephony.twilio;

import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.telephony.TelephonyConfig.AccountSettings;
import dev.ringbridge.telephony.account.AccountId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An account with its secrets, in memory only.
 *
 * @param id which account
 * @param tenancy whose it is
 * @param accountSid its public name
 * @param authToken signs webhooks, and is the password where there is no API key
 * @param key the API key, if any
 * @param applicationSid the TwiML application that softphones connect to, if any
 * @param apiUrl where the API is, without a path
 * @param softphone what the browser uses, and where it connects to
 * @param callerIds the numbers it may call from
 */
record TwilioAccount(
    UUID id,
    Tenancy tenancy,
    String accountSid,
    String authToken,
    Optional<ApiKey> key,
    Optional<String> applicationSid,
    URI apiUrl,
    SoftphoneKind softphone,
    List<String> callerIds) {
  private static final URI PUBLIC_API = URI.create("https://api.twilio.com");

  TwilioAccount {
    callerIds = List.copyOf(callerIds);
    if (callerIds.isEmpty()) {
      throw new IllegalStateException(
          "ringbridge.telephony.account.caller-ids is empty: the account has no number to call from");
    }
  }

  static TwilioAccount of(AccountSettings settings) {
    return new TwilioAccount(
        AccountId.of(settings),
        new Tenancy(settings.organizationId(), settings.branchId()),
        settings.accountSid(),
        settings.authToken(),
        settings.apiKeySid().flatMap(sid -> settings.apiKeySecret().map(s -> new ApiKey(sid, s))),
        settings.applicationSid(),
        settings.apiUrl().orElse(PUBLIC_API),
        SoftphoneKind.of(settings),
        settings.callerIds());
  }

  /** The name requests are made under. */
  String user() {
    return key.map(ApiKey::sid).orElse(accountSid);
  }

  /** Its password. */
  String password() {
    return key.map(ApiKey::secret).orElse(authToken);
  }

  /** A number for a call: the same at each look, spread over all of them. */
  String callerId(UUID callId) {
    return callerIds.get(Math.floorMod(callId.hashCode(), callerIds.size()));
  }

  /** Its name alone: the rest is secret. */
  @Override
  public String toString() {
    return "TwilioAccount[" + accountSid + "]";
  }

  /** An API key. */
  record ApiKey(String sid, String secret) {
    @Override
    public String toString() {
      return "ApiKey[" + sid + "]";
    }
  }

  /**
   * Which softphone the browser uses.
   *
   * @param kind the carrier's own, or a simulated one
   * @param url where it connects to, if not where it does by itself
   */
  record SoftphoneKind(String kind, Optional<String> url) {
    private static SoftphoneKind of(AccountSettings settings) {
      return new SoftphoneKind(
          settings.softphoneKind().orElse(TwilioAccounts.KIND), settings.softphoneUrl());
    }
  }
}
