package dev.ringbridge.telephony.talk;

import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallCommand.HandOverTo;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Causes;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.carrier.Errands;
import dev.ringbridge.telephony.talk.ConsultationRows.Over;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Ends consultations: the agent's second line goes out of the colleague's room, where the next lead
 * may come, and the colleague is said to be free. A consultation is held before who listens, and
 * they before the answer; of several, all of the one before any of the next.
 */
@ApplicationScoped
class Consultations {
  private static final Logger LOG = Logger.getLogger(Consultations.class);

  /** PostgreSQL's order, in which answers are held. */
  private static final Comparator<UUID> AS_ANSWERS_ARE_HELD = Comparator.comparing(UUID::toString);

  private final Database database;
  private final ConsultationRows rows;
  private final ListenerRows listeners;
  private final TalkNews news;
  private final Errands errands;

  Consultations(
      @InTelephony Database database,
      ConsultationRows rows,
      ListenerRows listeners,
      TalkNews news,
      Errands errands) {
    this.database = database;
    this.rows = rows;
    this.listeners = listeners;
    this.news = news;
    this.errands = errands;
  }

  /** Nobody else ends that of the call until the transaction does. */
  Uni<Void> hold(Work work, UUID callId) {
    return rows.hold(work, callId);
  }

  /** That of a call is over, if it has one; returns what is to be asked of the carrier. */
  Uni<List<Errand>> end(Work work, UUID callId, BridgeRefusal why) {
    return rows.endOf(work, callId, why.name()).chain(gone -> end(work, gone));
  }

  /**
   * This one is over; one that was before, or another of its call, is left as it is.
   *
   * @return what is to be asked of the carrier; empty where it was over before
   */
  Uni<Optional<List<Errand>>> endThat(Work work, UUID id, BridgeRefusal why) {
    return rows.end(work, id, why.name())
        .chain(
            gone ->
                end(work, gone).map(all -> gone.isEmpty() ? Optional.empty() : Optional.of(all)));
  }

  /**
   * The same as for a call, where what becomes of this wish says what becomes of the colleague: the
   * lead goes to them, or they hear that the lead does not. A wish that is said again ends none
   * that came later.
   */
  Uni<List<Errand>> settled(Work work, HandOverTo wish) {
    return rows.settle(work, wish).chain(gone -> sendAway(work, gone));
  }

  private Uni<List<Errand>> end(Work work, List<Over> gone) {
    gone.forEach(one -> work.publish(one.news()));
    return sendAway(work, gone);
  }

  private Uni<List<Errand>> sendAway(Work work, List<Over> gone) {
    if (gone.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return listeners
        .end(work, gone.stream().map(Over::id).toList())
        .map(Listeners::farewell)
        .call(() -> tell(work, gone));
  }

  private Uni<Void> tell(Work work, List<Over> gone) {
    return Multi.createFrom()
        .items(gone.stream().map(one -> one.call().callId()).sorted(AS_ANSWERS_ARE_HELD))
        .onItem()
        .transformToUniAndConcatenate(callId -> news.changed(work, callId))
        .collect()
        .last();
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> look() {
    return database
        .asEngine(work -> rows.endGone(work).chain(gone -> end(work, gone)))
        .invoke(errands::run)
        .replaceWithVoid()
        .onFailure()
        .recoverWithItem(this::complain);
  }

  private Void complain(Throwable e) {
    LOG.warnf("consultations are not looked after: %s", Causes.of(e));
    return null;
  }
}
