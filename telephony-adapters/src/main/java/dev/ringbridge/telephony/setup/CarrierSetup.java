package dev.ringbridge.telephony.setup;

import dev.ringbridge.telephony.account.ManagedAccount;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** What one carrier needs of an account, and how it is tested. */
public interface CarrierSetup {
  /** The carrier's name in requests and tables. */
  String kind();

  /** Its name on a screen. */
  String title();

  /** What an account is set up with, in the order of a form. */
  List<SettingField> fields();

  /** Whether it calls agents' phones; otherwise agents' softphones call it. */
  boolean callsAgents();

  /** Whether its calls can say a message and hear keys meanwhile. */
  boolean hearsKeys();

  /** Whether an account of these settings rings an agent's phone with each call. */
  default boolean ringsAgents(Map<String, String> settings) {
    return false;
  }

  /**
   * How many calls a second an account of these settings has requests for; empty where the carrier
   * counts calls alone.
   */
  default OptionalDouble mostPerSecond(Map<String, String> settings) {
    return OptionalDouble.empty();
  }

  /** The account's own name at the carrier, of settings that are complete. */
  String carrierAccount(Map<String, String> settings);

  /** Why no account can be added now, and what to do; empty where one can. */
  Optional<String> hindrance();

  /** Whether the configuration has this account already. */
  boolean isConfigured(String carrierAccount);

  /** Asks the carrier about an account, and places no call. Never fails: that is a finding too. */
  Uni<List<Finding>> test(ManagedAccount account);

  /** As {@link #test}, about an account of the configuration. */
  Uni<List<Finding>> testConfigured(UUID accountId);
}
