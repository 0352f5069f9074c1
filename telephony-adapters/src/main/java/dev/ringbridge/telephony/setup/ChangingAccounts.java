package dev.ringbridge.telephony.setup;

import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.account.KeptAccount;
import dev.ringbridge.telephony.account.KeptAccount.Setup;
import dev.ringbridge.telephony.setup.AccountForms.CarrierAccountChange;
import dev.ringbridge.telephony.setup.AccountViews.CarrierAccountView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Changes accounts, opens and closes them. */
@ApplicationScoped
class ChangingAccounts {
  private final Database database;
  private final WritingAccounts writing;
  private final CarrierSetups carriers;
  private final AccountUse use;

  ChangingAccounts(
      @InTelephony Database database,
      WritingAccounts writing,
      CarrierSetups carriers,
      AccountUse use) {
    this.use = use;
    this.database = database;
    this.writing = writing;
    this.carriers = carriers;
  }

  Uni<CarrierAccountView> change(Caller caller, UUID id, CarrierAccountChange wanted) {
    Countries.refuseUnknown(Optional.ofNullable(wanted.countries()).orElse(List.of()));
    return database
        .inOrganization(
            caller.organizationId(),
            work ->
                writing
                    .book()
                    .lock(work, id)
                    .map(ChangingAccounts::changeable)
                    .chain(known -> change(work, caller, known, wanted)))
        .map(CarrierAccountView::of);
  }

  private static KeptAccount changeable(Optional<KeptAccount> found) {
    KeptAccount known = found.orElseThrow(() -> Refusal.notFound("carrier account"));
    if (known.setup() == null) {
      throw Refusal.of(
          ProblemCode.CONFLICT,
          "This account is set in the configuration; whoever runs Ringbridge changes it there.");
    }
    return known;
  }

  private Uni<KeptAccount> change(
      Work work, Caller caller, KeptAccount known, CarrierAccountChange wanted) {
    CarrierSetup carrier = carriers.of(known.kind());
    Map<String, String> given = Optional.ofNullable(wanted.settings()).orElse(Map.of());
    Map<String, String> now =
        Optional.ofNullable(known.setup()).map(Setup::settings).orElse(Map.of());
    CheckedSettings settings = CheckedSettings.ofChange(carrier, given, now);
    if (!settings.secret().isEmpty()) {
      carriers.refuseHindered(carrier);
    }
    ChangedAccount changed = ChangedAccount.of(known, wanted, settings, carrier);
    if (changed.names().isEmpty()) {
      return Uni.createFrom().item(known);
    }
    return use.refuseAnotherWay(work, known.account(), changed.account().account())
        .chain(() -> writing.book().change(work, changed.account()))
        .chain(() -> writing.secrets(work, known.account(), settings))
        .chain(
            () ->
                writing.finish(
                    work, caller, known.account().id(), changed.action(), changed.names()));
  }
}
