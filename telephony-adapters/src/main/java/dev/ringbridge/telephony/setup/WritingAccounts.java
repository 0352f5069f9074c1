package dev.ringbridge.telephony.setup;

import dev.ringbridge.core.audit.AuditAction;
import dev.ringbridge.core.audit.PersonActed.Change;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.account.Account;
import dev.ringbridge.telephony.account.AccountBook;
import dev.ringbridge.telephony.account.KeptAccount;
import dev.ringbridge.telephony.account.KeptAccount.Setup;
import dev.ringbridge.telephony.account.Unsealing;
import dev.ringbridge.telephony.audit.Deed;
import dev.ringbridge.telephony.audit.Deeds;
import dev.ringbridge.telephony.setup.AccountViews.CarrierAccountAction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What every change of an account ends with: its secrets, who did it, and the news of it. */
@ApplicationScoped
class WritingAccounts {
  private final AccountBook book;
  private final AccountChanges changes;
  private final Unsealing unsealing;
  private final Deeds deeds;
  private final Clock clock;

  WritingAccounts(
      AccountBook book, AccountChanges changes, Unsealing unsealing, Deeds deeds, Clock clock) {
    this.deeds = deeds;
    this.book = book;
    this.changes = changes;
    this.unsealing = unsealing;
    this.clock = clock;
  }

  AccountBook book() {
    return book;
  }

  /** Keeps the secrets that are given, and forgets those that are taken away. */
  Uni<Void> secrets(Work work, Account account, CheckedSettings settings) {
    Uni<Void> steps = Uni.createFrom().voidItem();
    for (Map.Entry<String, String> one : settings.secret().entrySet()) {
      steps =
          steps.chain(
              () ->
                  book.putSecret(
                      work,
                      account,
                      one.getKey(),
                      unsealing.seal(account, one.getKey(), one.getValue())));
    }
    for (String name : settings.removed()) {
      steps = steps.chain(() -> book.removeSecret(work, account.id(), name));
    }
    return steps;
  }

  /** Writes down who did it, and publishes what the account is now. */
  Uni<KeptAccount> finish(
      Work work, Caller caller, UUID id, CarrierAccountAction action, List<String> changed) {
    return changes
        .keep(work, caller, id, action, changed)
        .chain(() -> book.find(work, id))
        .map(found -> found.orElseThrow(() -> new IllegalStateException("no account " + id)))
        .invoke(kept -> work.publish(kept.account().snapshot(clock.instant())))
        .invoke(kept -> deeds.tell(work, caller, deed(kept, action, changed)));
  }

  /** Names only: the values of some are secrets. */
  private static Deed deed(KeptAccount kept, CarrierAccountAction action, List<String> changed) {
    AuditAction told =
        action == CarrierAccountAction.ADDED
            ? AuditAction.CARRIER_ACCOUNT_ADDED
            : AuditAction.CARRIER_ACCOUNT_CHANGED;
    return Deed.of(told)
        .to(kept.account().id(), Optional.ofNullable(kept.setup()).map(Setup::name).orElse(""))
        .changing(changed.stream().map(name -> change(name, action)).toList());
  }

  private static Change change(String name, CarrierAccountAction action) {
    boolean opened = action == CarrierAccountAction.OPENED;
    return name.equals("open") && (opened || action == CarrierAccountAction.CLOSED)
        ? new Change(name, Boolean.toString(!opened), Boolean.toString(opened))
        : Change.untold(name);
  }
}
