package dev.ringbridge.telephony.twilio;

import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.TelephonyConfig.Simulator;
import dev.ringbridge.telephony.account.AccountStandings;
import dev.ringbridge.telephony.account.ManagedAccount;
import dev.ringbridge.telephony.account.ManagedAccounts;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Twilio accounts: the configured one, and those that admins added. */
@ApplicationScoped
class TwilioAccounts {
  /** What {@code ringbridge.telephony.account.kind} says of them. */
  static final String KIND = "twilio";

  private static final int BEFORE_ACCOUNTS_OPEN = 9;

  private final ManagedAccounts managed;
  private final AccountStandings standings;
  private final Optional<Simulator> simulator;
  private final List<TwilioAccount> configured;
  private final boolean canSign;
  private volatile @Nullable Known known;

  TwilioAccounts(TelephonyConfig config, ManagedAccounts managed, AccountStandings standings) {
    this.managed = managed;
    this.standings = standings;
    this.simulator = config.simulator();
    this.canSign = config.callbackSecret().isPresent();
    this.configured =
        config.account().stream()
            .filter(settings -> settings.kind().equals(KIND))
            .map(TwilioAccount::of)
            .toList();
    if (!configured.isEmpty()) {
      refuseUnsigned();
    }
  }

  private void refuseUnsigned() {
    if (!canSign) {
      throw new IllegalStateException(
          "ringbridge.telephony.callback-secret is missing: callback URLs could not be signed");
    }
  }

  /** What is wrong with the settings is said at the start, not at the first call. */
  void check(@Observes @Priority(BEFORE_ACCOUNTS_OPEN) StartupEvent event) {
    if (!known().byId().isEmpty()) {
      refuseUnsigned();
    }
  }

  Optional<TwilioAccount> byId(UUID id) {
    return Optional.ofNullable(known().byId().get(id));
  }

  Optional<TwilioAccount> bySid(String sid) {
    return Optional.ofNullable(known().bySid().get(sid));
  }

  /** The accounts of an organization, the one that its campaigns dial with first. */
  private List<TwilioAccount> of(UUID organizationId) {
    return known().byId().values().stream()
        .filter(account -> account.tenancy().organizationId().equals(organizationId))
        .sorted(Comparator.comparing(TwilioAccount::id, standings.inUseFirst()))
        .toList();
  }

  /** The account that an organization dials with, if that is one of these. */
  Optional<TwilioAccount> inUse(UUID organizationId) {
    return of(organizationId).stream()
        .findFirst()
        .filter(account -> !standings.unused().contains(account.id()));
  }

  /** The configured account, if this is its id. */
  Optional<TwilioAccount> configured(UUID id) {
    return configured.stream().filter(account -> account.id().equals(id)).findFirst();
  }

  /** Whether the configuration has an account of this name. */
  boolean isConfigured(String sid) {
    return configured.stream().anyMatch(account -> account.accountSid().equals(sid));
  }

  /** Whether an account is known to call nobody real. */
  boolean isSimulated(UUID id) {
    return standings.isSimulated(id);
  }

  /** Whether callback URLs can be signed, without which nobody can be called. */
  boolean canSign() {
    return canSign;
  }

  private Known known() {
    Map<UUID, ManagedAccount> source = managed.all();
    Known current = known;
    if (current == null || !current.isOf(source)) {
      current = read(source);
      known = current;
    }
    return current;
  }

  /** The configured account wins: nobody takes its webhooks by adding its name. */
  private Known read(Map<UUID, ManagedAccount> source) {
    Map<UUID, TwilioAccount> byId = new LinkedHashMap<>();
    Map<String, TwilioAccount> bySid = new LinkedHashMap<>();
    Stream.concat(
            configured.stream(),
            source.values().stream()
                .filter(account -> account.kind().equals(KIND))
                .flatMap(account -> TwilioAccount.of(account, simulator).stream()))
        .forEach(
            account -> {
              byId.putIfAbsent(account.id(), account);
              bySid.putIfAbsent(account.accountSid(), account);
            });
    return new Known(source, Map.copyOf(byId), Map.copyOf(bySid));
  }

  /**
   * What was read.
   *
   * @param source from what
   */
  private record Known(
      Map<UUID, ManagedAccount> source,
      Map<UUID, TwilioAccount> byId,
      Map<String, TwilioAccount> bySid) {
    /** Each change makes another map, so its identity tells. */
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(Map<UUID, ManagedAccount> other) {
      return source == other;
    }
  }
}
