package dev.ringbridge.telephony.answering;

import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallCommand.BridgeTo;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.carrier.Errands;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/**
 * Carries out matches on behalf of all replicas: decides the row if no question did so before, and
 * sends the carrier to the room if it was told to hold.
 */
@ApplicationScoped
public class Bridging {
  private final Database database;
  private final AnswerBook book;
  private final ParkedQuestions parked;
  private final Errands errands;
  private final Clock clock;

  Bridging(
      @InTelephony Database database,
      AnswerBook book,
      ParkedQuestions parked,
      Errands errands,
      Clock clock) {
    this.database = database;
    this.book = book;
    this.parked = parked;
    this.errands = errands;
    this.clock = clock;
  }

  /** Carries out one match, or says that it is refused. */
  public Uni<Void> bridge(BridgeTo match) {
    return database
        .asEngine(work -> decide(work, match))
        .invoke(errand -> errands.run(errand.stream().toList()))
        .invoke(() -> parked.wake(match.call().callId(), Optional.empty()))
        .replaceWithVoid();
  }

  private Uni<Optional<Errand>> decide(Work work, BridgeTo match) {
    return book.matched(work, match)
        .chain(
            input ->
                book.rows()
                    .lock(work, match.call().callId())
                    .chain(row -> decide(work, match, input, row)));
  }

  private Uni<Optional<Errand>> decide(
      Work work, BridgeTo match, AnswerInput.Matched input, Optional<Seen<Answer>> row) {
    if (row.isEmpty()) {
      work.publish(
          new BridgeRefused(
              match.call(), match.agentId(), BridgeRefusal.CALL_ENDED, clock.instant()));
      return Uni.createFrom().item(Optional.empty());
    }
    return book.take(work, row.get(), input);
  }
}
