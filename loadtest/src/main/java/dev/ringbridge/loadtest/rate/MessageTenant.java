package dev.ringbridge.loadtest.rate;

import dev.ringbridge.simulator.SimulatedAccount;
import dev.ringbridge.standalone.demo.ApiClient;
import java.util.Map;
import java.util.Set;

/** Has an account of so many calls a second say a message: it waits for no agent. */
final class MessageTenant extends Tenant {
  private static final String HEX = "0123456789abcdef0123456789";
  private static final int MOST_LINES = 500;
  private static final String MESSAGE =
      "This is an automated message of the benchmark. Press nine to hear no more of it.";

  MessageTenant(ApiClient admin, int callsPerSecond) {
    super(admin, Limit.perSecond(callsPerSecond));
  }

  private String hex() {
    return HEX + String.format("%06d", limit().requests());
  }

  @Override
  String accountSid() {
    return "AC" + hex();
  }

  /** It takes more than it allows, and says so in its log. */
  @Override
  AtCarrier atCarrier() {
    return new AtCarrier(
        "accounts",
        new SimulatedAccount(
            accountSid(),
            "token-" + hex(),
            "SK" + hex(),
            "secret-" + hex(),
            limit().requests(),
            Map.of(),
            Set.of(NUMBER)));
  }

  @Override
  String kind() {
    return "twilio";
  }

  @Override
  Map<String, String> settings() {
    return Map.of(
        "accountSid", accountSid(),
        "authToken", "token-" + hex(),
        "apiKeySid", "SK" + hex(),
        "apiKeySecret", "secret-" + hex());
  }

  @Override
  Map<String, Object> campaign() {
    Map<String, Object> broadcast =
        Map.of(
            "lines", MOST_LINES,
            "message", MESSAGE,
            "again", false,
            "transferKey", "1",
            "optOutKey", "9",
            "optOutText", "Goodbye.",
            "nobodyFreeText", "All our agents are busy. Goodbye.");
    return Map.of("name", "Rate", "practice", true, "mode", "BROADCAST", "broadcast", broadcast);
  }

  @Override
  void staff(String campaign) {}
}
