package dev.ringbridge.telephony.placing;

import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.account.Account;
import dev.ringbridge.telephony.account.RequestLog;
import dev.ringbridge.telephony.carrier.Capabilities;
import dev.ringbridge.telephony.carrier.Carriers;
import dev.ringbridge.telephony.carrier.Rate.PerMinute;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is left of accounts' minutes, read and written while the account is held. */
@ApplicationScoped
class Rates {
  private final Carriers carriers;
  private final RequestLog requests;
  private final Placements placements;

  Rates(Carriers carriers, RequestLog requests, Placements placements) {
    this.carriers = carriers;
    this.requests = requests;
    this.placements = placements;
  }

  /** An account's minute; empty where its carrier counts no requests. */
  Uni<Optional<Minute>> minute(Work work, @Nullable Account account) {
    return account == null
        ? Uni.createFrom().item(Optional.empty())
        : capabilities(account)
            .flatMap(can -> limit(can).map(limit -> minute(work, account, limit, can)))
            .map(minute -> minute.map(Optional::of))
            .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }

  private Uni<Minute> minute(Work work, Account account, PerMinute limit, Capabilities can) {
    int before = can.requestsBefore();
    return requests
        .since(work, account.id(), Minute.WINDOW)
        .chain(
            made ->
                placements
                    .held(work, account.id(), before, !can.ringsAgents())
                    .map(
                        held ->
                            new Minute(limit.requests(), made, held, before, !can.ringsAgents())));
  }

  /** Writes down that requests will be made then, where its carrier counts them. */
  Uni<Void> spend(Work work, Account account, List<Instant> slots) {
    return capabilities(account).flatMap(Rates::limit).isEmpty() || slots.isEmpty()
        ? Uni.createFrom().voidItem()
        : requests.add(work, account.id(), account.tenancy(), slots);
  }

  private Optional<Capabilities> capabilities(Account account) {
    return carriers.of(account.id()).map(carrier -> carrier.capabilities(account.id()));
  }

  private static Optional<PerMinute> limit(Capabilities can) {
    return Optional.of(can.rate()).filter(PerMinute.class::isInstance).map(PerMinute.class::cast);
  }
}
