package dev.ringbridge.telephony.exotel;

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
import java.util.OptionalDouble;
import java.util.UUID;

/** What an Exotel account is set up with (telephony.md 10.1 and 10.5). */
@ApplicationScoped
class ExotelSetup implements CarrierSetup {
  static final String ACCOUNT_SID = "accountSid";
  static final String API_KEY = "apiKey";
  static final String API_TOKEN = "apiToken";
  static final String REGION = "region";
  static final String WAY = "way";
  static final String CHECKS_DND = "checksDnd";
  static final String REQUESTS_PER_MINUTE = "requestsPerMinute";
  static final String HOLD_MUSIC = "holdMusic";

  private static final double SECONDS = 60;
  private static final String SECRET = "\\S{8,200}";

  private static final List<SettingField> FIELDS =
      List.of(
          SettingField.optional(
                  ACCOUNT_SID,
                  "Account SID",
                  "[A-Za-z0-9_-]{2,64}",
                  "The account's name, like acme1m: Exotel dashboard, API settings. Stays for good.")
              .asFixed(),
          SettingField.optional(
                  API_KEY,
                  "API key",
                  SECRET,
                  "Exotel dashboard, API settings: the user name of requests.")
              .asRequired(),
          SettingField.optional(
                  API_TOKEN, "API token", SECRET, "Beside the API key: the password of requests.")
              .asRequired()
              .asSecret(),
          SettingField.optional(
              REGION,
              "Region",
              "mumbai|singapore",
              "mumbai or singapore: where the account is kept. Left out, it is Mumbai."),
          SettingField.optional(
              WAY,
              "Way",
              "legs|connect",
              "legs or connect: how calls are made. connect needs nothing enabled and rings an agent's phone with each call, before the lead's. Left out, it is legs."),
          SettingField.optional(
              CHECKS_DND,
              "Check DND before each call",
              "yes|no",
              "yes or no: whether Exotel is asked if a number is on DND and not whitelisted, and then not called. Takes up to two requests a call. Left out, it is no."),
          SettingField.optional(
              REQUESTS_PER_MINUTE,
              "Requests a minute",
              "[1-9][0-9]{1,4}",
              "What Exotel lets the account ask within a minute, of whatever kind; 200 unless they raised it."),
          SettingField.optional(
              HOLD_MUSIC,
              "Music on hold",
              "(https://|sound:)[^\\s<>\"]{1,500}",
              "Where Exotel finds a WAV or MP3 file that leads on hold hear: an https:// address, or sound: and a name of Exotel's. Left out, they hear silence."));

  private final ExotelAccounts accounts;
  private final ConnectionTest connection;

  ExotelSetup(ExotelAccounts accounts, ConnectionTest connection) {
    this.accounts = accounts;
    this.connection = connection;
  }

  @Override
  public String kind() {
    return ExotelAccounts.KIND;
  }

  @Override
  public String title() {
    return "Exotel";
  }

  @Override
  public List<SettingField> fields() {
    return FIELDS;
  }

  @Override
  public boolean callsAgents() {
    return true;
  }

  @Override
  public boolean hearsKeys() {
    return false;
  }

  @Override
  public boolean ringsAgents(Map<String, String> settings) {
    return Way.of(Optional.ofNullable(settings.get(WAY))) == Way.CONNECT;
  }

  @Override
  public OptionalDouble mostPerSecond(Map<String, String> settings) {
    String perMinute = settings.get(REQUESTS_PER_MINUTE);
    int requests =
        perMinute == null
            ? ExotelAccount.STANDARD_REQUESTS_PER_MINUTE
            : Integer.parseInt(perMinute);
    int each = 1 + ("yes".equals(settings.get(CHECKS_DND)) ? DndCheck.REQUESTS : 0);
    return OptionalDouble.of(requests / SECONDS / each);
  }

  @Override
  public String carrierAccount(Map<String, String> settings) {
    return Objects.requireNonNull(settings.get(ACCOUNT_SID));
  }

  @Override
  public Optional<String> hindrance() {
    return accounts.canSeal()
        ? Optional.empty()
        : Optional.of(
            "Addresses for events cannot be sealed. Whoever runs Ringbridge sets"
                + " ringbridge.telephony.callback-secret to a long random text (docs/carriers.md).");
  }

  /** The configuration names accounts of another carrier only. */
  @Override
  public boolean isConfigured(String carrierAccount) {
    return false;
  }

  @Override
  public Uni<List<Finding>> test(ManagedAccount account) {
    return accounts
        .of(account)
        .map(known -> connection.test(known, account.simulated()))
        .orElseGet(
            () ->
                account.value(API_TOKEN).isEmpty()
                    ? gone("Its API token is not set.", "Enter it.")
                    : gone(
                        "The account is with the simulated carrier, and there is none here.",
                        "Close it, or have ringbridge.telephony.simulator.api-url set."));
  }

  @Override
  public Uni<List<Finding>> testConfigured(UUID accountId) {
    return gone(
        "The configuration does not have this account.",
        "Nothing is to be done: nobody dials with it.");
  }

  private static Uni<List<Finding>> gone(String found, String advice) {
    return Uni.createFrom().item(List.of(Finding.failure("Account", found, advice)));
  }
}
