package dev.ringbridge.telephony.guard;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.telephony.Causes;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.carrier.CarrierCall;
import dev.ringbridge.telephony.carrier.Carriers;
import dev.ringbridge.telephony.guard.Settlements.Unsettled;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Turns estimates of what calls cost into what they did: by the clock, then by their carriers. */
@ApplicationScoped
class Settling {
  private static final Logger LOG = Logger.getLogger(Settling.class);
  private static final String OUR_CURRENCY = "USD";
  private static final int AT_A_TIME = 20;
  private static final int AT_ONCE = 2;

  private final Database database;
  private final Settlements settlements;
  private final Carriers carriers;

  Settling(@InTelephony Database database, Settlements settlements, Carriers carriers) {
    this.database = database;
    this.settlements = settlements;
    this.carriers = carriers;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> settle() {
    return database
        .asEngine(settlements::byTheClock)
        .chain(() -> database.asEngine(work -> settlements.toAsk(work, AT_A_TIME)))
        .chain(this::askAll)
        .onFailure()
        .recoverWithItem(this::complain);
  }

  private Void complain(Throwable e) {
    LOG.warnf("what calls cost is not settled: %s", Causes.of(e));
    return null;
  }

  private Uni<Void> askAll(List<Unsettled> calls) {
    return Multi.createFrom()
        .iterable(calls)
        .onItem()
        .transformToUni(this::settle)
        .merge(AT_ONCE)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Where each request is counted, none is made for nothing. */
  private Uni<Void> settle(Unsettled call) {
    return carriers.saysPrices(call.leg().accountId())
        ? ask(call)
        : database.asEngine(work -> settlements.asEstimated(work, call.callId()));
  }

  /** One that cannot be asked now is asked again, or stays as it was estimated. */
  private Uni<Void> ask(Unsettled call) {
    return carriers
        .of(call.leg().accountId())
        .map(carrier -> carrier.find(call.leg()))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
        .chain(found -> take(call, found))
        .onFailure()
        .invoke(e -> LOG.debugf("call %s has no price yet: %s", call.callId(), Causes.of(e)))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> take(Unsettled call, Optional<CarrierCall> found) {
    return found
        .map(CarrierCall::price)
        .filter(price -> price.currency().equals(OUR_CURRENCY))
        .map(
            price ->
                database.asEngine(
                    work ->
                        settlements.byTheCarrier(
                            work, call.callId(), Dollars.micros(price.amount()))))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }
}
