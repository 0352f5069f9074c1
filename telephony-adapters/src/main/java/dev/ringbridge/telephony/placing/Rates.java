package dev.ringbridge.telephony.placing;

import dev.ringbridge.core.carrier.Minute;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Causes;
import dev.ringbridge.telephony.account.Account;
import dev.ringbridge.telephony.account.Minutes;
import dev.ringbridge.telephony.account.RequestKind;
import dev.ringbridge.telephony.carrier.Capabilities;
import dev.ringbridge.telephony.carrier.Carriers;
import dev.ringbridge.telephony.carrier.PlaceOrder;
import dev.ringbridge.telephony.carrier.Rate.PerMinute;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What is left of accounts' minutes, read and written while the account is held. */
@ApplicationScoped
class Rates {
  private static final Logger LOG = Logger.getLogger(Rates.class);

  private final Carriers carriers;
  private final Minutes minutes;

  Rates(Carriers carriers, Minutes minutes) {
    this.carriers = carriers;
    this.minutes = minutes;
  }

  /** An account's minute; empty where its carrier counts no requests. */
  Uni<Optional<Minute>> minute(Work work, @Nullable Account account) {
    return account == null
        ? Uni.createFrom().item(Optional.empty())
        : terms(account.id(), account.tenancy())
            .map(terms -> minutes.read(work, terms).map(Optional::of))
            .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }

  /** Writes down that requests will be made then, where its carrier counts them. */
  Uni<Void> spend(Work work, Account account, List<Instant> slots) {
    return terms(account.id(), account.tenancy())
        .filter(terms -> !slots.isEmpty())
        .map(terms -> minutes.spend(work, terms, slots))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  /** The request of a turn was answered, or will not be: what becomes of the call goes on. */
  Uni<Void> answered(Turn turn, PlaceOrder order) {
    return terms(turn.accountId(), order.call().tenancy())
        .map(terms -> minutes.answered(terms, RequestKind.CALL, turn.slot()))
        .orElseGet(() -> Uni.createFrom().voidItem())
        .onFailure()
        .invoke(e -> LOG.warnf("call %s counts as sent in time: %s", turn.callId(), Causes.of(e)))
        .onFailure()
        .recoverWithNull();
  }

  private Optional<Minutes.Terms> terms(UUID accountId, Tenancy tenancy) {
    return carriers
        .of(accountId)
        .map(carrier -> carrier.capabilities(accountId))
        .flatMap(can -> limit(can).map(limit -> terms(accountId, tenancy, can, limit)));
  }

  private static Minutes.Terms terms(
      UUID accountId, Tenancy tenancy, Capabilities can, PerMinute limit) {
    return new Minutes.Terms(
        accountId, tenancy, limit.requests(), can.requestsBefore(), !can.ringsAgents());
  }

  private static Optional<PerMinute> limit(Capabilities can) {
    return Optional.of(can.rate()).filter(PerMinute.class::isInstance).map(PerMinute.class::cast);
  }
}
