package dev.ringbridge.telephony.talk;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Causes;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.carrier.Errands;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Whoever should have left an agent's room is told again until the carrier says that they have: the
 * next lead there is not theirs. A request that was lost, or a process that died before it, leaves
 * nobody behind.
 */
@ApplicationScoped
class Farewells {
  private static final Logger LOG = Logger.getLogger(Farewells.class);

  private final Database database;
  private final TransferRows transfers;
  private final ListenerRows listeners;
  private final CallingThirdParties calling;
  private final Errands errands;

  Farewells(
      @InTelephony Database database,
      TransferRows transfers,
      ListenerRows listeners,
      CallingThirdParties calling,
      Errands errands) {
    this.database = database;
    this.transfers = transfers;
    this.listeners = listeners;
    this.calling = calling;
    this.errands = errands;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> look() {
    return lingering()
        .chain(this::tellAll)
        .chain(() -> database.asEngine(transfers::lendLate))
        .chain(late -> tellAll(late.stream().map(this::move).toList()))
        .onFailure()
        .recoverWithItem(this::complain);
  }

  private Uni<List<Uni<Void>>> lingering() {
    return database.asEngine(
        work ->
            transfers
                .lendLingering(work)
                .chain(
                    third -> listeners.lendLingering(work).map(heard -> farewells(third, heard))));
  }

  private List<Uni<Void>> farewells(List<Transfer> third, List<Listener> heard) {
    return Stream.concat(
            third.stream().flatMap(one -> one.leg().stream().map(leg -> end(leg, gone(one)))),
            heard.stream().flatMap(one -> one.leg().stream().map(leg -> end(leg, left(one)))))
        .toList();
  }

  private Function<Work, Uni<Void>> gone(Transfer transfer) {
    return work -> transfers.gone(work, transfer.id()).replaceWithVoid();
  }

  private Function<Work, Uni<Void>> left(Listener listener) {
    return work -> listeners.left(work, listener.id());
  }

  private Uni<Void> end(CarrierLeg leg, Function<Work, Uni<Void>> done) {
    return errands.attempt(new Errand.HangUp(leg)).chain(() -> database.asEngine(done));
  }

  private Uni<Void> move(Transfer transfer) {
    return Uni.createFrom().deferred(() -> calling.move(transfer));
  }

  /** One that fails keeps no other from being told. */
  private Uni<Void> tellAll(List<Uni<Void>> all) {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUniAndConcatenate(one -> one.onFailure().recoverWithItem(this::complain))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Void complain(Throwable e) {
    LOG.warnf("somebody is not told to leave a room yet: %s", Causes.of(e));
    return null;
  }
}
