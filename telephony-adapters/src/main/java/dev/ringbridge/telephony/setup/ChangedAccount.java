package dev.ringbridge.telephony.setup;

import dev.ringbridge.core.carrier.AccountHold;
import dev.ringbridge.telephony.account.Account;
import dev.ringbridge.telephony.account.KeptAccount;
import dev.ringbridge.telephony.account.KeptAccount.Setup;
import dev.ringbridge.telephony.setup.AccountForms.CarrierAccountChange;
import dev.ringbridge.telephony.setup.AccountViews.CarrierAccountAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a change makes of an account.
 *
 * @param account what it is then, but for its secrets
 * @param names what is different
 */
record ChangedAccount(KeptAccount account, CarrierAccountAction action, List<String> names) {

  static ChangedAccount of(
      KeptAccount known,
      CarrierAccountChange wanted,
      CheckedSettings settings,
      CarrierSetup carrier) {
    Account old = known.account();
    Setup setup = setup(Objects.requireNonNull(known.setup()), wanted, settings);
    boolean open = isOpen(known, wanted, settings);
    // Whoever opens it says that the carrier is well again.
    Instant rest = open && wanted.open() == null ? old.restsUntil() : null;
    AccountHold hold = open ? old.hold() : null;
    Set<String> countries = Set.copyOf(or(wanted.countries(), List.copyOf(old.countries())));
    Account account =
        new Account(
            old.id(),
            old.tenancy(),
            or(wanted.callsPerSecond(), old.callsPerSecond()),
            carrier.mostPerSecond(setup.settings()),
            countries,
            old.simulated(),
            old.hearsKeys(),
            carrier.ringsAgents(setup.settings()),
            or(wanted.preference(), old.preference()),
            open && rest == null && hold == null,
            old.nextSlotAt(),
            old.version(),
            rest,
            hold,
            Routes.of(wanted.routes(), old.routes(), countries));
    KeptAccount changed = new KeptAccount(account, known.kind(), known.refused(), setup);
    return new ChangedAccount(changed, action(old, account), names(known, changed, settings));
  }

  /** One that the carrier refused is tried again when its secrets are corrected. */
  private static boolean isOpen(
      KeptAccount known, CarrierAccountChange wanted, CheckedSettings settings) {
    boolean corrected = known.refused() && !settings.secret().isEmpty();
    return or(wanted.open(), known.account().isSwitchedOn() || corrected);
  }

  private static Setup setup(Setup old, CarrierAccountChange wanted, CheckedSettings settings) {
    Map<String, String> merged = new HashMap<>(old.settings());
    merged.putAll(settings.open());
    settings.removed().forEach(merged::remove);
    return new Setup(
        or(wanted.name(), old.name()).strip(),
        old.carrierAccount(),
        or(wanted.callerIds(), old.callerIds()).stream().distinct().toList(),
        merged,
        old.secrets(),
        old.addedAt(),
        old.changedAt());
  }

  private static CarrierAccountAction action(Account old, Account account) {
    if (old.open() == account.open() && old.isSwitchedOn() == account.isSwitchedOn()) {
      return CarrierAccountAction.CHANGED;
    }
    return account.open() ? CarrierAccountAction.OPENED : CarrierAccountAction.CLOSED;
  }

  private static List<String> names(
      KeptAccount known, KeptAccount changed, CheckedSettings settings) {
    Account old = known.account();
    Account account = changed.account();
    Setup before = Objects.requireNonNull(known.setup());
    Setup after = Objects.requireNonNull(changed.setup());
    List<String> names = new ArrayList<>();
    addIf(names, !before.name().equals(after.name()), "name");
    addIf(names, old.callsPerSecond() != account.callsPerSecond(), "callsPerSecond");
    addIf(names, !before.callerIds().equals(after.callerIds()), "callerIds");
    addIf(names, !old.countries().equals(account.countries()), "countries");
    addIf(names, old.preference() != account.preference(), "preference");
    addIf(names, !old.routes().equals(account.routes()), "routes");
    addIf(
        names,
        old.open() != account.open() || old.isSwitchedOn() != account.isSwitchedOn(),
        "open");
    settings.names().stream()
        .filter(
            name ->
                isSecretChanged(before, settings, name)
                    || !Objects.equals(before.settings().get(name), after.settings().get(name)))
        .forEach(names::add);
    return names;
  }

  private static boolean isSecretChanged(Setup before, CheckedSettings settings, String name) {
    boolean kept = before.secrets().stream().anyMatch(one -> one.name().equals(name));
    return settings.secret().containsKey(name) || (kept && settings.removed().contains(name));
  }

  private static void addIf(List<String> names, boolean different, String name) {
    if (different) {
      names.add(name);
    }
  }

  private static <T> T or(@Nullable T wanted, T old) {
    return wanted == null ? old : wanted;
  }
}
