package dev.ringbridge.telephony.talk;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.answering.AnswerBook;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.carrier.Errands;
import dev.ringbridge.telephony.talk.ThirdPartyFence.Taken;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hands calls over to third parties: at once, or after a word with them while the lead is held. The
 * fence is taken in one transaction with what it needs; then, and only then, the third party is
 * called, once.
 */
@ApplicationScoped
class Transferring {
  private final Database database;
  private final Floor floor;
  private final Holding holding;
  private final Books books;
  private final CallingThirdParties calling;
  private final Errands errands;
  private final Ids ids;

  Transferring(
      @InTelephony Database database,
      Floor floor,
      Holding holding,
      Books books,
      CallingThirdParties calling,
      Errands errands,
      Ids ids) {
    this.database = database;
    this.floor = floor;
    this.holding = holding;
    this.books = books;
    this.calling = calling;
    this.errands = errands;
    this.ids = ids;
  }

  /** What is written down of transfers. */
  @ApplicationScoped
  static class Books {
    private final DirectoryRows directory;
    private final ThirdPartyFence fence;
    private final TransferRows transfers;
    private final AnswerBook answers;
    private final TalkNews news;
    private final Listeners listeners;

    Books(
        DirectoryRows directory,
        ThirdPartyFence fence,
        TransferRows transfers,
        AnswerBook answers,
        TalkNews news,
        Listeners listeners) {
      this.listeners = listeners;
      this.directory = directory;
      this.fence = fence;
      this.transfers = transfers;
      this.answers = answers;
      this.news = news;
    }

    Uni<Optional<DirectoryEntry>> entry(Work work, UUID id) {
      return directory.find(work, id);
    }

    Uni<Begun> begin(Work work, Transfer transfer, PhoneNumber number) {
      return fence
          .take(work, transfer, number)
          .chain(
              taken ->
                  taken instanceof Taken.Slot
                      ? opened(work, transfer).map(all -> new Begun(taken, all))
                      : Uni.createFrom().item(new Begun(taken, List.of())));
    }

    /** The lead goes away from its agent, or waits. */
    private Uni<List<Errand>> opened(Work work, Transfer transfer) {
      UUID callId = transfer.call().callId();
      return transfer.handedOver()
          ? handOver(work, transfer)
          : news.held(work, callId, true).replaceWith(List.of());
    }

    /**
     * Lead and agent part; whoever listened to them goes, too. Listeners are held before answers,
     * by all who need both.
     */
    private Uni<List<Errand>> handOver(Work work, Transfer transfer) {
      UUID callId = transfer.call().callId();
      return listeners
          .endOf(work, callId)
          .chain(
              first ->
                  answers
                      .handedOver(work, callId, Transfer.roomOf(transfer.id()))
                      .invoke(Books::refuseUnmoved)
                      .map(second -> Stream.concat(first.stream(), second.stream()).toList()));
    }

    /** They parted meanwhile by themselves: then nobody is called either. */
    private static void refuseUnmoved(List<Errand> moves) {
      if (moves.isEmpty()) {
        throw Floor.notTogether();
      }
    }

    /** The lead goes where the third party goes; nothing where nobody is there. */
    Uni<Parting> complete(Work work, UUID callId) {
      return transfers
          .lockOpenOf(work, callId)
          .map(found -> found.orElseThrow(Books::noneOpen))
          .chain(transfer -> complete(work, transfer));
    }

    private Uni<Parting> complete(Work work, Transfer transfer) {
      UUID callId = transfer.call().callId();
      return transfers
          .handOver(work, transfer.id())
          .invoke(
              done -> {
                if (!done) {
                  throw Floor.no("Nobody picked up yet.");
                }
              })
          .chain(() -> handOver(work, transfer))
          .call(() -> news.held(work, callId, false))
          .map(all -> new Parting(transfer, all));
    }

    Uni<Transfer> cancel(Work work, UUID callId) {
      return transfers
          .lockOpenOf(work, callId)
          .map(found -> found.filter(one -> !one.handedOver()).orElseThrow(Books::noneOpen))
          .call(transfer -> transfers.over(work, transfer.id(), "taken back"))
          .call(() -> news.changed(work, callId));
    }

    Uni<Void> resumed(Work work, UUID callId) {
      return news.held(work, callId, false);
    }

    private static Refusal noneOpen() {
      return Floor.no("The call is not being handed over to anybody.");
    }
  }

  /** What came of the fence, and what is to be asked of the carrier. */
  record Begun(Taken taken, List<Errand> errands) {}

  /** A transfer that is completed, and what is to be asked of the carrier. */
  record Parting(Transfer transfer, List<Errand> errands) {}

  /**
   * Begins to hand a call over.
   *
   * @param entryId to whom, of the directory
   * @param warm whether the agent talks with them first
   */
  Uni<TalkView> begin(Caller who, UUID callId, UUID entryId, boolean warm) {
    return floor
        .findOpen(who, callId)
        .invoke(Transferring::refuseConsulting)
        .call(
            talk ->
                warm
                    ? floor.alone(talk, () -> ask(who, talk, entryId))
                    : begin(who, talk, entryId, false))
        .chain(() -> floor.viewAfter(who, callId));
  }

  private static void refuseConsulting(Talk talk) {
    if (talk.consultation() != null) {
      throw Floor.no("A colleague is being asked about this call: take the lead back first.");
    }
  }

  private Uni<Void> ask(Caller who, Talk talk, UUID entryId) {
    return holding.ask(talk, true).chain(() -> begin(who, talk, entryId, true));
  }

  private Uni<Void> begin(Caller who, Talk talk, UUID entryId, boolean warm) {
    return database
        .inOrganization(who.organizationId(), work -> books.entry(work, entryId))
        .map(found -> found.orElseThrow(() -> Refusal.notFound("directory entry")))
        .chain(entry -> begin(talk, entry, warm))
        .onFailure()
        .call(() -> warm ? resumeUnlessHeld(who, talk) : nothing());
  }

  /**
   * The lead is back with the agent, unless somebody holds them for a reason of their own. Where
   * that fails the talk says so; whoever asked hears why nobody was called.
   */
  private Uni<Void> resumeUnlessHeld(Caller who, Talk talk) {
    return floor
        .findLive(who, talk.call().callId())
        .chain(now -> now.heldSince() == null ? holding.ask(now, false) : nothing())
        .onFailure(Refusal.class)
        .recoverWithNull();
  }

  private Uni<Void> begin(Talk talk, DirectoryEntry entry, boolean warm) {
    PhoneNumber number = new PhoneNumber(entry.number());
    Transfer transfer =
        new Transfer(
            ids.next(),
            talk.call(),
            talk.agentId(),
            talk.leg().accountId(),
            entry.name(),
            !warm,
            TransferState.CALLING,
            null,
            false);
    return database
        .asEngine(work -> books.begin(work, transfer, number))
        .invoke(begun -> errands.run(begun.errands()))
        .invoke(begun -> call(begun.taken(), transfer, number, talk.callerId()))
        .replaceWithVoid();
  }

  /** It goes on by itself: the third party's phone rings for as long as it does. */
  private void call(Taken taken, Transfer transfer, PhoneNumber number, @Nullable String callerId) {
    if (taken instanceof Taken.Refused refused) {
      throw Floor.no(refused.why());
    }
    calling.call(transfer, number, callerId, (Taken.Slot) taken);
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  /** Leaves lead and third party to each other. */
  Uni<TalkView> complete(Caller who, UUID callId) {
    return floor
        .findLive(who, callId)
        .chain(() -> database.asEngine(work -> books.complete(work, callId)))
        .invoke(parting -> errands.run(parting.errands()))
        .call(parting -> calling.move(parting.transfer()))
        .chain(() -> floor.viewAfter(who, callId));
  }

  /** Sends the third party away, and talks with the lead again. */
  Uni<TalkView> cancel(Caller who, UUID callId) {
    return floor.findLive(who, callId).call(this::cancel).chain(() -> floor.viewAfter(who, callId));
  }

  private Uni<Void> cancel(Talk talk) {
    return database
        .asEngine(work -> books.cancel(work, talk.call().callId()))
        .invoke(gone -> errands.run(CallingThirdParties.farewell(gone)))
        .chain(() -> backAlone(talk));
  }

  private Uni<Void> backAlone(Talk talk) {
    return floor
        .alone(talk, () -> back(talk))
        .onFailure(Refusal.class)
        .transform(e -> Floor.after("The third party is sent away.", e));
  }

  private Uni<Void> back(Talk talk) {
    UUID callId = talk.call().callId();
    return holding
        .ask(talk, false)
        .chain(() -> database.asEngine(work -> books.resumed(work, callId)));
  }
}
