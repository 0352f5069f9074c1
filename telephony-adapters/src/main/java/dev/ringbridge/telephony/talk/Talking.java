package dev.ringbridge.telephony.talk;

import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.Causes;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.answering.AnswerBook;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.carrier.Errands;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What an agent does in a talk of theirs, and supervisors and admins in everybody's. */
@ApplicationScoped
class Talking {
  private static final Logger LOG = Logger.getLogger(Talking.class);

  private final Database database;
  private final Floor floor;
  private final Holding holding;
  private final TalkNews news;
  private final AnswerBook answers;
  private final Listeners listeners;
  private final Consultations consultations;
  private final Errands errands;

  Talking(
      @InTelephony Database database,
      Floor floor,
      Holding holding,
      TalkNews news,
      AnswerBook answers,
      Listeners listeners,
      Consultations consultations,
      Errands errands) {
    this.consultations = consultations;
    this.listeners = listeners;
    this.database = database;
    this.floor = floor;
    this.holding = holding;
    this.news = news;
    this.answers = answers;
    this.errands = errands;
  }

  /**
   * Holds the lead, or talks with them again. The carrier is asked first, and what it did is
   * written down; asked to hold twice, it is done once more. Whom it may hold, though it did not
   * say so, is on hold until it says that they are not: to talk with them again is asked for then.
   */
  Uni<TalkView> hold(Caller who, UUID callId, boolean held) {
    return floor
        .findLive(who, callId)
        .call(talk -> isAsFor(talk, held) ? Uni.createFrom().voidItem() : change(talk, held))
        .chain(() -> floor.viewAfter(who, callId));
  }

  /** Whoever is not on hold needs nothing of the carrier to be talked with. */
  private static boolean isAsFor(Talk talk, boolean held) {
    return !held && talk.heldSince() == null && !talk.asking();
  }

  private Uni<Void> change(Talk talk, boolean held) {
    return floor.alone(
        talk,
        () ->
            holding
                .ask(talk, held)
                .chain(() -> database.asEngine(work -> written(work, talk, held)))
                .invoke(errands::run)
                .replaceWithVoid());
  }

  /** Whoever talks with the lead again asks no colleague any more. */
  private Uni<List<Errand>> written(Work work, Talk talk, boolean held) {
    Uni<List<Errand>> first =
        held
            ? Uni.createFrom().item(List.of())
            : consultations.end(work, talk.call().callId(), BridgeRefusal.TAKEN_BACK);
    return first.call(() -> news.held(work, talk, held));
  }

  /** Presses keys: the lead's end hears the tones. */
  Uni<Void> press(Caller who, UUID callId, String keys) {
    return floor.findLive(who, callId).chain(talk -> press(talk, keys));
  }

  private Uni<Void> press(Talk talk, String keys) {
    return floor
        .control(talk)
        .press(Floor.leadsSeat(talk), talk.call(), keys)
        .onFailure(Holding::isUnclear)
        .transform(e -> unheard(talk, e))
        .invoke(Floor::refuseIfGone)
        .replaceWithVoid();
  }

  private static Refusal unheard(Talk talk, Throwable failure) {
    LOG.warnf(
        "call %s: whether keys are heard is not known: %s",
        talk.call().callId(), Causes.of(failure));
    return Refusal.unknown("The carrier did not answer: they may have heard the keys.");
  }

  /** Leaves a machine the campaign's message, and frees the agent, who has nothing to say of it. */
  Uni<Void> leaveMessage(Caller who, UUID callId) {
    return floor
        .findOpen(who, callId)
        .chain(() -> database.asEngine(work -> answers.dropped(work, callId)))
        .invoke(errands::run)
        .chain(() -> database.asEngine(work -> listeners.endOf(work, callId)))
        .invoke(errands::run)
        .replaceWithVoid();
  }
}
