package dev.ringbridge.telephony.twilio;

import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.telephony.AccountSettings;
import dev.ringbridge.telephony.TelephonyConfig.Simulator;
import dev.ringbridge.telephony.account.AccountId;
import dev.ringbridge.telephony.account.ManagedAccount;
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
  private static final String KIND = TwilioAccounts.KIND;
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

  /**
   * An account that an admin added; empty where its token is gone, and where it is a simulated one
   * and there is no simulator.
   */
  static Optional<TwilioAccount> of(ManagedAccount account, Optional<Simulator> simulator) {
    if (account.value(TwilioSetup.AUTH_TOKEN).isEmpty()) {
      return Optional.empty();
    }
    if (!account.simulated()) {
      return Optional.of(of(account, PUBLIC_API, new SoftphoneKind(KIND, Optional.empty())));
    }
    return simulator.map(
        at ->
            of(
                account,
                at.apiUrl(),
                new SoftphoneKind("simulated", Optional.of(at.softphoneUrl()))));
  }

  private static TwilioAccount of(ManagedAccount account, URI apiUrl, SoftphoneKind softphone) {
    return new TwilioAccount(
        account.id(),
        account.tenancy(),
        account.value(TwilioSetup.ACCOUNT_SID).orElse(""),
        account.value(TwilioSetup.AUTH_TOKEN).orElse(""),
        account
            .value(TwilioSetup.API_KEY_SID)
            .flatMap(
                sid ->
                    account
                        .value(TwilioSetup.API_KEY_SECRET)
                        .map(secret -> new ApiKey(sid, secret))),
        account.value(TwilioSetup.APPLICATION_SID),
        apiUrl,
        softphone,
        account.callerIds());
  }

  /** The same without its API key: requests are made with the account itself. */
  TwilioAccount withoutKey() {
    return new TwilioAccount(
        id,
        tenancy,
        accountSid,
        authToken,
        Optional.empty(),
        applicationSid,
        apiUrl,
        softphone,
        callerIds);
  }

  /** The name requests are made under. */
  String user() {
    return key.map(ApiKey::sid).orElse(accountSid);
  }

  /** Its password. */
  String password() {
    return key.map(ApiKey::secret).orElse(authToken);
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
      return new SoftphoneKind(settings.softphoneKind().orElse(KIND), settings.softphoneUrl());
    }
  }
}
