package dev.ringbridge.telephony.exotel;

import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.TelephonyConfig.Simulator;
import dev.ringbridge.telephony.account.AccountStandings;
import dev.ringbridge.telephony.account.ManagedAccount;
import dev.ringbridge.telephony.account.ManagedAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/** The accounts at Exotel. They are added by admins; the configuration names none. */
@ApplicationScoped
class ExotelAccounts {
  /** The carrier's name in requests and tables. */
  static final String KIND = "exotel";

  private final ManagedAccounts managed;
  private final AccountStandings standings;
  private final Optional<Simulator> simulator;
  private final boolean canSeal;

  ExotelAccounts(TelephonyConfig config, ManagedAccounts managed, AccountStandings standings) {
    this.managed = managed;
    this.standings = standings;
    this.simulator = config.simulator();
    this.canSeal = config.callbackSecret().isPresent();
  }

  Optional<ExotelAccount> byId(UUID id) {
    return Optional.ofNullable(managed.all().get(id)).flatMap(this::account);
  }

  /** The account that an organization dials with, if that is one of these. */
  Optional<ExotelAccount> inUse(UUID organizationId) {
    return managed.all().values().stream()
        .filter(account -> account.tenancy().organizationId().equals(organizationId))
        .filter(account -> account.kind().equals(KIND))
        .filter(account -> !standings.unused().contains(account.id()))
        .sorted(Comparator.comparing(ManagedAccount::id, standings.inUseFirst()))
        .findFirst()
        .flatMap(this::account);
  }

  private Optional<ExotelAccount> account(ManagedAccount account) {
    return account.kind().equals(KIND) ? ExotelAccount.of(account, simulator) : Optional.empty();
  }

  /** An account as it is kept, whatever this process has heard of it. */
  Optional<ExotelAccount> of(ManagedAccount account) {
    return ExotelAccount.of(account, simulator);
  }

  /** Whether callback addresses can be sealed, without which nobody can be called. */
  boolean canSeal() {
    return canSeal;
  }
}
