package dev.ringbridge.telephony.talk;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.Causes;
import dev.ringbridge.telephony.InTelephony;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Asks the carrier to hold a lead, or to let them back. Where it does not answer, it may have held
 * them: they count as on hold until it says that they are not.
 */
@ApplicationScoped
class Holding {
  private static final Logger LOG = Logger.getLogger(Holding.class);
  private static final String UNCLEAR =
      "The carrier did not answer: they may be on hold. Resume, to be sure that they are not.";

  private final Database database;
  private final Floor floor;
  private final TalkNews news;

  Holding(@InTelephony Database database, Floor floor, TalkNews news) {
    this.database = database;
    this.floor = floor;
    this.news = news;
  }

  /** Refused where they are not together any more, or nobody knows what came of it. */
  Uni<Void> ask(Talk talk, boolean held) {
    return floor
        .control(talk)
        .hold(Floor.leadsSeat(talk), held)
        .onFailure(Holding::isUnclear)
        .recoverWithUni(e -> unclear(talk, e))
        .invoke(Floor::refuseIfGone)
        .replaceWithVoid();
  }

  /** No answer is no refusal: it may have been done. */
  static boolean isUnclear(Throwable failure) {
    return !(failure instanceof Refusal);
  }

  private Uni<Boolean> unclear(Talk talk, Throwable failure) {
    UUID callId = talk.call().callId();
    LOG.warnf("call %s: whether it is held is not known: %s", callId, Causes.of(failure));
    return database
        .asEngine(work -> news.held(work, talk, true))
        .chain(() -> Uni.createFrom().failure(Refusal.unknown(UNCLEAR)));
  }
}
