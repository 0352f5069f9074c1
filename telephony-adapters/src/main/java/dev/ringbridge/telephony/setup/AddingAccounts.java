package dev.ringbridge.telephony.setup;

import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.account.Account;
import dev.ringbridge.telephony.account.AccountBook.Adding;
import dev.ringbridge.telephony.account.KeptAccount;
import dev.ringbridge.telephony.account.KeptAccount.Setup;
import dev.ringbridge.telephony.setup.AccountForms.NewCarrierAccount;
import dev.ringbridge.telephony.setup.AccountViews.CarrierAccountAction;
import dev.ringbridge.telephony.setup.AccountViews.CarrierAccountView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds accounts, each once. */
@ApplicationScoped
class AddingAccounts {
  private static final int PREFERENCE = 10;

  private final Database database;
  private final WritingAccounts writing;
  private final CarrierSetups carriers;
  private final Ids ids;
  private final Clock clock;

  AddingAccounts(
      @InTelephony Database database,
      WritingAccounts writing,
      CarrierSetups carriers,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.writing = writing;
    this.carriers = carriers;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Adds an account; the same request with the same key gets the account that it added before.
   *
   * @param key the request's Idempotency-Key, if it has one
   */
  Uni<CarrierAccountView> add(Caller caller, @Nullable String key, NewCarrierAccount wanted) {
    CarrierSetup carrier = carriers.of(wanted.kind());
    carriers.refuseHindered(carrier);
    carriers.refuseUnsimulable(Boolean.TRUE.equals(wanted.simulated()));
    CheckedSettings settings = CheckedSettings.ofNew(carrier, wanted.settings());
    Countries.refuseUnknown(wanted.countries());
    String carrierAccount = carrier.carrierAccount(settings.open());
    if (carrier.isConfigured(carrierAccount)) {
      throw known();
    }
    KeptAccount fresh = fresh(caller, wanted, carrier, settings);
    return database
        .inOrganization(
            caller.organizationId(), work -> once(work, caller, key, new Wanted(fresh, settings)))
        .map(CarrierAccountView::of);
  }

  private Uni<KeptAccount> once(Work work, Caller caller, @Nullable String key, Wanted wanted) {
    Adding by = new Adding(caller.userId(), key);
    if (key == null) {
      return add(work, caller, by, wanted);
    }
    return writing
        .book()
        .addedWith(work, caller.userId(), key)
        .chain(
            found ->
                found
                    .map(known -> Uni.createFrom().item(same(known, wanted.fresh())))
                    .orElseGet(() -> add(work, caller, by, wanted)));
  }

  private Uni<KeptAccount> add(Work work, Caller caller, Adding by, Wanted wanted) {
    Account account = wanted.fresh().account();
    return writing
        .book()
        .add(work, wanted.fresh(), by)
        .invoke(AddingAccounts::refuseKnown)
        .chain(() -> writing.secrets(work, account, wanted.settings()))
        .chain(
            () ->
                writing.finish(work, caller, account.id(), CarrierAccountAction.ADDED, List.of()));
  }

  private static void refuseKnown(boolean added) {
    if (!added) {
      throw known();
    }
  }

  private static Refusal known() {
    return Refusal.of(
        ProblemCode.CONFLICT,
        "This account of the carrier is set up here already: change that one, or open it again."
            + " If you do not see it, another organization has it; ask whoever runs Ringbridge.");
  }

  private static KeptAccount same(KeptAccount known, KeptAccount fresh) {
    if (!setup(known).carrierAccount().equals(setup(fresh).carrierAccount())) {
      throw Refusal.of(
          ProblemCode.CONFLICT,
          "This Idempotency-Key was used for another request; use a new one.");
    }
    return known;
  }

  private static Setup setup(KeptAccount kept) {
    return Objects.requireNonNull(kept.setup());
  }

  private KeptAccount fresh(
      Caller caller, NewCarrierAccount wanted, CarrierSetup carrier, CheckedSettings settings) {
    Instant now = clock.instant();
    Integer preference = wanted.preference();
    Account account =
        new Account(
            ids.next(),
            caller.tenancy(),
            wanted.callsPerSecond(),
            carrier.mostPerSecond(settings.open()),
            Set.copyOf(wanted.countries()),
            Boolean.TRUE.equals(wanted.simulated()),
            carrier.hearsKeys(),
            carrier.ringsAgents(settings.open()),
            preference == null ? PREFERENCE : preference,
            true,
            now,
            1,
            null,
            null,
            Routes.of(wanted.routes(), List.of(), Set.copyOf(wanted.countries())));
    Setup setup =
        new Setup(
            wanted.name().strip(),
            carrier.carrierAccount(settings.open()),
            wanted.callerIds().stream().distinct().toList(),
            settings.open(),
            List.of(),
            now,
            now);
    return new KeptAccount(account, wanted.kind(), false, setup);
  }

  /**
   * An account to add.
   *
   * @param fresh without its secrets
   */
  private record Wanted(KeptAccount fresh, CheckedSettings settings) {}
}
