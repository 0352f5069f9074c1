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
        : limit(account)
            .map(limit -> minute(work, account, limit.requests()).map(Optional::of))
            .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }

  private Uni<Minute> minute(Work work, Account account, int limit) {
    boolean asksMore = can(account).filter(Capabilities::ringsAgents).isEmpty();
    return requests
        .since(work, account.id(), Minute.WINDOW)
        .chain(
            made ->
                held(work, account, asksMore).map(held -> new Minute(limit, made, held, asksMore)));
  }

  private Uni<Integer> held(Work work, Account account, boolean asksMore) {
    return asksMore ? placements.held(work, account.id()) : Uni.createFrom().item(0);
  }

  /** Writes down that requests will be made then, where its carrier counts them. */
  Uni<Void> spend(Work work, Account account, List<Instant> slots) {
    return limit(account).isEmpty() || slots.isEmpty()
        ? Uni.createFrom().voidItem()
        : requests.add(work, account.id(), account.tenancy(), slots);
  }

  private Optional<PerMinute> limit(Account account) {
    return can(account)
        .map(Capabilities::rate)
        .filter(PerMinute.class::isInstance)
        .map(PerMinute.class::cast);
  }

  private Optional<Capabilities> can(Account account) {
    return carriers.of(account.id()).map(carrier -> carrier.capabilities(account.id()));
  }
}
