package dev.ringbridge.telephony.account;

import dev.ringbridge.telephony.AccountSettings;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The id of a configured account: the same at each start, in each replica. */
public final class AccountId {
  private AccountId() {}

  /** The id that the settings give, or one derived from whose account it is. */
  public static UUID of(AccountSettings settings) {
    return settings.id().orElseGet(() -> derived(settings));
  }

  private static UUID derived(AccountSettings settings) {
    String name = settings.organizationId() + "/" + settings.kind() + "/" + settings.accountSid();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
