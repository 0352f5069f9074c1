package dev.ringbridge.telephony.talk;

import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.answering.AnswerBook;
import dev.ringbridge.telephony.carrier.Errands;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What an agent does in a talk of theirs, and supervisors and admins in everybody's. */
@ApplicationScoped
class Talking {
  private final Database database;
  private final Floor floor;
  private final TalkNews news;
  private final AnswerBook answers;
  private final Listeners listeners;
  private final Errands errands;

  Talking(
      @InTelephony Database database,
      Floor floor,
      TalkNews news,
      AnswerBook answers,
      Listeners listeners,
      Errands errands) {
    this.listeners = listeners;
    this.database = database;
    this.floor = floor;
    this.news = news;
    this.answers = answers;
    this.errands = errands;
  }

  /**
   * Holds the lead, or talks with them again. The carrier is asked first, and what it did is
   * written down; asked twice, it is done once more.
   */
  Uni<TalkView> hold(Caller who, UUID callId, boolean held) {
    return floor
        .findLive(who, callId)
        .call(talk -> ask(talk, held))
        .chain(() -> database.asEngine(work -> news.held(work, callId, held)))
        .chain(() -> floor.view(who, callId));
  }

  private Uni<Void> ask(Talk talk, boolean held) {
    return floor
        .control(talk)
        .hold(Floor.leadsSeat(talk), held)
        .invoke(Talking::refuseIfGone)
        .replaceWithVoid();
  }

  private static void refuseIfGone(boolean done) {
    if (!done) {
      throw Floor.notTogether();
    }
  }

  /** Presses keys: the lead's end hears the tones. */
  Uni<Void> press(Caller who, UUID callId, String keys) {
    return floor
        .findLive(who, callId)
        .chain(talk -> floor.control(talk).press(Floor.leadsSeat(talk), talk.call(), keys))
        .invoke(Talking::refuseIfGone)
        .replaceWithVoid();
  }

  /** Leaves a machine the campaign's message, and frees the agent, who has nothing to say of it. */
  Uni<Void> leaveMessage(Caller who, UUID callId) {
    return floor
        .findLive(who, callId)
        .chain(() -> database.asEngine(work -> answers.dropped(work, callId)))
        .invoke(errands::run)
        .chain(() -> database.asEngine(work -> listeners.endOf(work, callId)))
        .invoke(errands::run)
        .replaceWithVoid();
  }
}
