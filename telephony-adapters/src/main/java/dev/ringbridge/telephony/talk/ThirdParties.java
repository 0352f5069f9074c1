package dev.ringbridge.telephony.talk;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.carrier.Errands;
import dev.ringbridge.telephony.inbox.Inbox;
import dev.ringbridge.telephony.inbox.Letter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** What carriers say of third parties, and ask about them. */
@ApplicationScoped
public class ThirdParties {
  private final Database database;
  private final Inbox inbox;
  private final ThirdPartyMoves moves;
  private final Listeners listeners;
  private final Errands errands;

  ThirdParties(
      @InTelephony Database database,
      Inbox inbox,
      ThirdPartyMoves moves,
      Listeners listeners,
      Errands errands) {
    this.database = database;
    this.inbox = inbox;
    this.moves = moves;
    this.listeners = listeners;
    this.errands = errands;
  }

  /**
   * Where a third party goes who picked up.
   *
   * @param room the conference
   * @param alone whether only the lead is there: then it ends when either leaves
   */
  public record Place(String room, boolean alone) {}

  /**
   * A third party picked up, or asks again; empty where nobody waits for them any more. Committed
   * when this completes.
   */
  public Uni<Optional<Place>> ask(UUID transferId, CarrierLeg leg) {
    return database.asEngine(work -> moves.there(work, transferId, leg));
  }

  /** A third party's call is over; committed when this completes. */
  public Uni<Void> over(Letter letter, UUID transferId, String outcome) {
    return run(work -> file(work, letter, transferId, outcome));
  }

  private Uni<List<Errand>> file(Work work, Letter letter, UUID transferId, String outcome) {
    return inbox
        .file(work, letter)
        .chain(
            fresh ->
                fresh
                    ? moves.gone(work, transferId, outcome)
                    : Uni.createFrom().item(List.<Errand>of()));
  }

  /** These calls are over; returns what is to be asked of the carrier after the commit. */
  public Uni<List<Errand>> leadsGone(Work work, List<UUID> callIds) {
    return callIds.isEmpty()
        ? Uni.createFrom().item(List.of())
        : moves
            .leadsGone(work, callIds)
            .chain(first -> listeners.endOf(work, callIds).map(second -> both(first, second)));
  }

  private static List<Errand> both(List<Errand> first, List<Errand> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** Whether somebody is still to be called. */
  Uni<Boolean> isWanted(UUID transferId) {
    return database.asEngine(work -> moves.isWanted(work, transferId));
  }

  /** The carrier took the request, and calls it so. */
  Uni<Void> known(UUID transferId, CarrierLeg leg) {
    return run(work -> moves.known(work, transferId, leg));
  }

  /** Nobody is called. */
  Uni<Void> gone(UUID transferId, String outcome) {
    return run(work -> moves.gone(work, transferId, outcome));
  }

  /** Clears away what holds on to nothing. */
  Uni<Void> clear() {
    return run(moves::clear);
  }

  private Uni<Void> run(Function<Work, Uni<List<Errand>>> move) {
    return database.asEngine(move).invoke(errands::run).replaceWithVoid();
  }
}
