package dev.ringbridge.telephony.setup;

import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.account.AccountBook;
import dev.ringbridge.telephony.account.KeptAccount;
import dev.ringbridge.telephony.account.Unsealing;
import dev.ringbridge.telephony.callerid.RefusedCallerIds;
import dev.ringbridge.telephony.setup.AccountViews.CarrierAccountEventPage;
import dev.ringbridge.telephony.setup.AccountViews.CarrierAccountPage;
import dev.ringbridge.telephony.setup.AccountViews.CarrierAccountView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows accounts, and has their carriers asked about them. */
@ApplicationScoped
class ReadingAccounts {
  private final Database database;
  private final AccountBook book;
  private final AccountChanges changes;
  private final Unsealing unsealing;
  private final CarrierSetups carriers;
  private final RefusedCallerIds refused;
  private final Clock clock;

  ReadingAccounts(
      @InTelephony Database database,
      AccountBook book,
      AccountChanges changes,
      Unsealing unsealing,
      CarrierSetups carriers,
      RefusedCallerIds refused,
      Clock clock) {
    this.database = database;
    this.book = book;
    this.changes = changes;
    this.unsealing = unsealing;
    this.carriers = carriers;
    this.refused = refused;
    this.clock = clock;
  }

  Uni<CarrierAccountPage> page(Caller caller, @Nullable UUID cursor, int limit) {
    return database
        .inOrganization(caller.organizationId(), work -> book.page(work, cursor, limit + 1))
        .map(read -> CarrierAccountPage.of(read, limit));
  }

  Uni<CarrierAccountView> get(Caller caller, UUID id) {
    return find(caller, id).map(CarrierAccountView::of);
  }

  Uni<CarrierAccountEventPage> changes(Caller caller, UUID id, @Nullable UUID cursor, int limit) {
    return find(caller, id)
        .chain(
            known ->
                database.inOrganization(
                    caller.organizationId(), work -> changes.page(work, id, cursor, limit + 1)))
        .map(read -> CarrierAccountEventPage.of(read, limit));
  }

  /** Asks the carrier with what is kept now, whatever this process has heard of it. */
  Uni<TestReport> test(Caller caller, UUID id) {
    return find(caller, id)
        .chain(kept -> test(kept).call(findings -> show(caller, kept, findings)))
        .map(findings -> TestReport.of(clock.instant(), findings));
  }

  private Uni<List<Finding>> test(KeptAccount kept) {
    CarrierSetup carrier = carriers.of(kept.kind());
    return kept.setup() == null
        ? carrier.testConfigured(kept.account().id())
        : carrier.test(unsealing.open(kept));
  }

  /** Numbers that were refused once, and are found right now, are shown again. */
  private Uni<Void> show(Caller caller, KeptAccount kept, List<Finding> findings) {
    List<String> right =
        findings.stream()
            .filter(finding -> finding.level() == FindingLevel.PASS)
            .flatMap(finding -> CallerIdSubject.numberOf(finding).stream())
            .toList();
    return refused.passed(caller, kept.account().id(), right);
  }

  private Uni<KeptAccount> find(Caller caller, UUID id) {
    return database
        .inOrganization(caller.organizationId(), work -> book.find(work, id))
        .map(found -> found.orElseThrow(() -> Refusal.notFound("carrier account")));
  }
}
