package dev.ringbridge.telephony.twilio;

import dev.ringbridge.telephony.TelephonyConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The configured Twilio accounts. */
@ApplicationScoped
class TwilioAccounts {
  /** What {@code ringbridge.telephony.account.kind} says of them. */
  static final String KIND = "twilio";

  private static final int BEFORE_ACCOUNTS_OPEN = 9;

  private final List<TwilioAccount> accounts;

  TwilioAccounts(TelephonyConfig config) {
    this.accounts =
        config.account().stream()
            .filter(settings -> settings.kind().equals(KIND))
            .map(TwilioAccount::of)
            .toList();
    if (!accounts.isEmpty() && config.callbackSecret().isEmpty()) {
      throw new IllegalStateException(
          "ringbridge.telephony.callback-secret is missing: callback URLs could not be signed");
    }
  }

  /** What is wrong with the settings is said at the start, not at the first call. */
  void check(@Observes @Priority(BEFORE_ACCOUNTS_OPEN) StartupEvent event) {
    accounts.forEach(TwilioAccount::user);
  }

  List<TwilioAccount> all() {
    return accounts;
  }

  Optional<TwilioAccount> byId(UUID id) {
    return accounts.stream().filter(account -> account.id().equals(id)).findFirst();
  }

  Optional<TwilioAccount> bySid(String sid) {
    return accounts.stream().filter(account -> account.accountSid().equals(sid)).findFirst();
  }
}
