package dev.ringbridge.telephony.account;

import dev.ringbridge.telephony.credential.Sealed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account as it is kept.
 *
 * @param kind which carrier it is with
 * @param refused whether it is closed because its carrier refused it
 * @param setup what an admin set it up with; null for one of the configuration
 */
public record KeptAccount(Account account, String kind, boolean refused, @Nullable Setup setup) {

  /**
   * What an admin set an account up with.
   *
   * @param name what people call it
   * @param carrierAccount its own name at the carrier
   * @param callerIds the numbers it may call from, in E.164 form
   * @param settings what else its carrier needs, and what is no secret
   * @param secrets what is
   */
  public record Setup(
      String name,
      String carrierAccount,
      List<String> callerIds,
      Map<String, String> settings,
      List<Secret> secrets,
      Instant addedAt,
      Instant changedAt) {
    public Setup {
      callerIds = List.copyOf(callerIds);
      settings = Map.copyOf(settings);
      secrets = List.copyOf(secrets);
    }
  }

  /** A secret, sealed, and since when it is the one. */
  public record Secret(String name, Sealed sealed, Instant setAt) {}
}
