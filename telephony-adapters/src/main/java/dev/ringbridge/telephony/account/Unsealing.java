package dev.ringbridge.telephony.account;

import dev.ringbridge.telephony.account.KeptAccount.Secret;
import dev.ringbridge.telephony.account.KeptAccount.Setup;
import dev.ringbridge.telephony.credential.Place;
import dev.ringbridge.telephony.credential.Sealed;
import dev.ringbridge.telephony.credential.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Opens what is kept sealed, and seals it. */
@ApplicationScoped
public class Unsealing {
  private final Vault vault;

  Unsealing(Vault vault) {
    this.vault = vault;
  }

  /**
   * An account with its secrets.
   *
   * @param kept one that an admin added
   * @throws IllegalStateException if its key is missing or another; says what to do
   */
  public ManagedAccount open(KeptAccount kept) {
    Setup setup = Objects.requireNonNull(kept.setup(), "an account of the configuration");
    Map<String, String> values = new HashMap<>(setup.settings());
    setup
        .secrets()
        .forEach(one -> values.put(one.name(), vault.open(one.sealed(), place(kept, one.name()))));
    Account account = kept.account();
    return new ManagedAccount(
        account.id(),
        account.tenancy(),
        kept.kind(),
        account.simulated(),
        setup.callerIds(),
        values,
        account.version());
  }

  /** Whether secrets can be sealed at all. */
  public boolean isReady() {
    return vault.isReady();
  }

  /** A secret of an account, sealed with the key of today. */
  public Sealed seal(Account account, String name, String secret) {
    return vault.seal(secret, new Place(account.tenancy().organizationId(), account.id(), name));
  }

  /** The secrets of an account that an older key seals. */
  List<Secret> outdated(KeptAccount kept) {
    Setup setup = kept.setup();
    return setup == null
        ? List.of()
        : setup.secrets().stream().filter(one -> !vault.isCurrent(one.sealed())).toList();
  }

  /** The same secret under the key of today. */
  Sealed renew(KeptAccount kept, Secret secret) {
    Place place = place(kept, secret.name());
    return vault.seal(vault.open(secret.sealed(), place), place);
  }

  private static Place place(KeptAccount kept, String name) {
    return new Place(kept.account().tenancy().organizationId(), kept.account().id(), name);
  }
}
