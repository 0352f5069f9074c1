package dev.ringbridge.telephony.talk;

import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.answering.AnswerBook;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.talk.ThirdParties.Place;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What happens to third parties, written down inside somebody's transaction: the transfer is held
 * before the answer, by all who need both.
 */
@ApplicationScoped
class ThirdPartyMoves {
  private final TransferRows transfers;
  private final TalkRows talks;
  private final AnswerBook answers;
  private final TalkNews news;

  ThirdPartyMoves(TransferRows transfers, TalkRows talks, AnswerBook answers, TalkNews news) {
    this.transfers = transfers;
    this.talks = talks;
    this.answers = answers;
    this.news = news;
  }

  /** They picked up: where they go; empty where nobody waits for them. */
  Uni<Optional<Place>> there(Work work, UUID id, CarrierLeg leg) {
    return transfers
        .lock(work, id)
        .chain(
            found ->
                found
                    .filter(transfer -> !transfer.isOver())
                    .map(transfer -> there(work, transfer, leg))
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  private Uni<Optional<Place>> there(Work work, Transfer transfer, CarrierLeg leg) {
    return transfers
        .name(work, transfer.id(), leg.carrierCallId())
        .chain(() -> arrived(work, transfer.id()))
        .call(first -> first ? tell(work, transfer) : nothing())
        .chain(() -> talks.roomOf(work, transfer.call().callId()))
        .map(room -> room.map(name -> new Place(name, transfer.handedOver())));
  }

  /** Whoever handed a call over has to do with it no more, and perhaps with the next one. */
  private Uni<Void> tell(Work work, Transfer transfer) {
    return transfer.handedOver() ? nothing() : news.changed(work, transfer.call().callId());
  }

  /** Whether they come for the first time. */
  private Uni<Boolean> arrived(Work work, UUID id) {
    return transfers.there(work, id).call(() -> transfers.moved(work, id));
  }

  /** Whether they are still to be called: nobody took them back, and their lead is there. */
  Uni<Boolean> isWanted(Work work, UUID id) {
    return transfers
        .lock(work, id)
        .map(found -> found.filter(transfer -> !transfer.isOver()).isPresent());
  }

  /** The carrier's name of their call; one that is not wanted any more is ended. */
  Uni<List<Errand>> known(Work work, UUID id, CarrierLeg leg) {
    return transfers
        .lock(work, id)
        .call(found -> transfers.name(work, id, leg.carrierCallId()))
        .map(
            found ->
                found.filter(transfer -> !transfer.isOver()).isPresent()
                    ? List.of()
                    : List.of(new Errand.HangUp(leg)));
  }

  /** They are gone, or never came. */
  Uni<List<Errand>> gone(Work work, UUID id, String outcome) {
    return transfers
        .lock(work, id)
        .call(() -> transfers.gone(work, id))
        .chain(
            found ->
                found
                    .filter(transfer -> !transfer.isOver())
                    .map(transfer -> end(work, transfer, outcome))
                    .orElseGet(() -> Uni.createFrom().item(List.of())));
  }

  /** A lead who was handed over to somebody who never came is told so. */
  private Uni<List<Errand>> end(Work work, Transfer transfer, String outcome) {
    UUID callId = transfer.call().callId();
    return transfers
        .over(work, transfer.id(), outcome)
        .chain(
            () ->
                transfer.isAwaited()
                    ? answers.leftAlone(work, callId, Transfer.roomOf(transfer.id()))
                    : Uni.createFrom().item(List.<Errand>of()))
        .call(() -> tell(work, transfer));
  }

  /** Whoever is called or talks beside a lead who is gone is sent away too. */
  Uni<List<Errand>> leadsGone(Work work, List<UUID> callIds) {
    return transfers.lockOpenOf(work, callIds).chain(all -> clear(work, all));
  }

  /** The same for all that nothing was heard of. */
  Uni<List<Errand>> clear(Work work) {
    return transfers.lockStray(work).chain(all -> clear(work, all));
  }

  private Uni<List<Errand>> clear(Work work, List<Transfer> all) {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUniAndConcatenate(transfer -> clear(work, transfer))
        .collect()
        .asList()
        .map(found -> found.stream().flatMap(List::stream).toList());
  }

  private Uni<List<Errand>> clear(Work work, Transfer transfer) {
    return end(work, transfer, "cleared away")
        .map(
            first -> {
              List<Errand> errands = new ArrayList<>(first);
              errands.addAll(CallingThirdParties.farewell(transfer));
              return List.copyOf(errands);
            });
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
