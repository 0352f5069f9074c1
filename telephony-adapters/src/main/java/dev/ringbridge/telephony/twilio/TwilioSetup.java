package dev.ringbridge.telephony.twilio;

import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.TelephonyConfig.Simulator;
import dev.ringbridge.telephony.account.ManagedAccount;
import dev.ringbridge.telephony.setup.CarrierSetup;
import dev.ringbridge.telephony.setup.Finding;
import dev.ringbridge.telephony.setup.SettingField;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What a Twilio account is set up with (telephony.md 1.1, 6.1 and 8). */
@ApplicationScoped
class TwilioSetup implements CarrierSetup {
  static final String ACCOUNT_SID = "accountSid";
  static final String AUTH_TOKEN = "authToken";
  static final String API_KEY_SID = "apiKeySid";
  static final String API_KEY_SECRET = "apiKeySecret";
  static final String APPLICATION_SID = "applicationSid";

  private static final String HEX = "[0-9a-fA-F]{32}";
  private static final String SECRET = "\\S{8,200}";

  private static final SettingField SID =
      SettingField.optional(
              ACCOUNT_SID,
              "Account SID",
              "AC" + HEX,
              "AC and 32 digits and letters: Twilio Console, Account Info. Stays for good.")
          .asFixed();

  private static final SettingField TOKEN =
      SettingField.optional(
              AUTH_TOKEN,
              "Auth token",
              SECRET,
              "Beside the account SID. Requests and webhooks are signed with it.")
          .asRequired()
          .asSecret();

  private static final SettingField KEY =
      SettingField.optional(
          API_KEY_SID,
          "API key SID",
          "SK" + HEX,
          "SK and 32 digits and letters: a standard API key. Agents' phones sign on with it.");

  private static final SettingField KEY_SECRET =
      SettingField.optional(
              API_KEY_SECRET, "API key secret", SECRET, "Shown once, when the API key is made.")
          .asSecret();

  private final TwilioAccounts accounts;
  private final ConnectionTest connection;
  private final Optional<Simulator> simulator;
  private final SettingField application;

  TwilioSetup(
      TwilioAccounts accounts,
      ConnectionTest connection,
      CallbackUrls urls,
      TelephonyConfig config) {
    this.accounts = accounts;
    this.connection = connection;
    this.simulator = config.simulator();
    this.application =
        SettingField.optional(
            APPLICATION_SID,
            "TwiML app SID",
            "AP" + HEX,
            "AP and 32 digits and letters: the TwiML app that agents' phones connect to. Its voice URL is POST "
                + urls.agent());
  }

  @Override
  public String kind() {
    return TwilioAccounts.KIND;
  }

  @Override
  public String title() {
    return "Twilio";
  }

  @Override
  public List<SettingField> fields() {
    return List.of(SID, TOKEN, KEY, KEY_SECRET, application);
  }

  @Override
  public boolean callsAgents() {
    return false;
  }

  @Override
  public boolean hearsKeys() {
    return true;
  }

  @Override
  public String carrierAccount(Map<String, String> settings) {
    return Objects.requireNonNull(settings.get(ACCOUNT_SID));
  }

  @Override
  public Optional<String> hindrance() {
    return accounts.canSign()
        ? Optional.empty()
        : Optional.of(
            "Callback URLs cannot be signed. Whoever runs Ringbridge sets"
                + " ringbridge.telephony.callback-secret to a long random text (docs/carriers.md).");
  }

  @Override
  public boolean isConfigured(String carrierAccount) {
    return accounts.isConfigured(carrierAccount);
  }

  @Override
  public Uni<List<Finding>> test(ManagedAccount account) {
    return TwilioAccount.of(account, simulator)
        .map(known -> connection.test(known, account.simulated()))
        .orElseGet(
            () ->
                account.value(AUTH_TOKEN).isEmpty()
                    ? gone("Its auth token is not set.", "Enter it.")
                    : gone(
                        "The account is with the simulated carrier, and there is none here.",
                        "Close it, or have ringbridge.telephony.simulator.api-url set."));
  }

  @Override
  public Uni<List<Finding>> testConfigured(UUID accountId) {
    return accounts
        .configured(accountId)
        .map(known -> connection.test(known, accounts.isSimulated(accountId)))
        .orElseGet(
            () ->
                gone(
                    "The configuration does not have this account any more.",
                    "Nothing is to be done: nobody dials with it."));
  }

  private static Uni<List<Finding>> gone(String found, String advice) {
    return Uni.createFrom().item(List.of(Finding.failure("Account", found, advice)));
  }
}
