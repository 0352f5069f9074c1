package dev.ringbridge.telephony.answering;

import dev.ringbridge.core.call.CallCommand.BridgeTo;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.Seen;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Answers the carrier's question what to do with a call. The first question commits that the call
 * is answered and waits a moment for an agent; every question is answered by the row and the time,
 * by whichever replica.
 */
@ApplicationScoped
public class Answering {
  private static final String TIMER = "ringbridge.telephony.questions";

  private final Database database;
  private final AnswerBook book;
  private final Arrivals arrivals;
  private final ParkedQuestions parked;
  private final MeterRegistry metrics;

  Answering(
      @InTelephony Database database,
      AnswerBook book,
      Arrivals arrivals,
      ParkedQuestions parked,
      MeterRegistry metrics) {
    this.database = database;
    this.book = book;
    this.arrivals = arrivals;
    this.parked = parked;
    this.metrics = metrics;
  }

  /** Answers one question, within a second. */
  public Uni<Said> ask(Question question) {
    ParkedQuestions.Spot spot = parked.enter(question.call().callId());
    Timer.Sample asked = Timer.start(metrics);
    return ask(question, Ear.FIRST, spot)
        .invoke(said -> asked.stop(metrics.timer(TIMER, "said", Replied.of(said.what()).name())))
        .eventually(spot::leave);
  }

  private Uni<Said> ask(Question question, Ear ear, ParkedQuestions.Spot spot) {
    spot.listen();
    return database
        .asEngine(work -> look(work, question, ear))
        .chain(
            reply ->
                reply
                    .said()
                    .map(Uni.createFrom()::item)
                    .orElseGet(() -> wait(question, reply, spot)));
  }

  private Uni<Said> wait(Question question, Reply reply, ParkedQuestions.Spot spot) {
    return spot.await(reply.delay()).chain(news -> ask(question, new Ear(news, false), spot));
  }

  private Uni<Reply> look(Work work, Question question, Ear ear) {
    return matched(work, ear.match())
        .chain(match -> row(work, question).chain(seen -> reply(work, question, seen, match, ear)));
  }

  /** A match that was heard of is looked at before the row is: an agent's leg is held first. */
  private Uni<Optional<AnswerInput.Matched>> matched(Work work, Optional<BridgeTo> match) {
    return match
        .map(one -> book.matched(work, one).map(Optional::of))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }

  /** The row; written now if this is the first that is heard of the answer. */
  private Uni<Seen<Answer>> row(Work work, Question question) {
    return book.rows()
        .lock(work, question.call().callId())
        .chain(row -> row.map(Uni.createFrom()::item).orElseGet(() -> arrive(work, question)));
  }

  /** What somebody wished of the call meanwhile stands in its row, and the sweep asks for it. */
  private Uni<Seen<Answer>> arrive(Work work, Question question) {
    return arrivals
        .arrive(work, question.call(), question.leg())
        .chain(() -> book.rows().lock(work, question.call().callId()))
        .map(row -> row.orElseThrow());
  }

  private Uni<Reply> reply(
      Work work,
      Question question,
      Seen<Answer> seen,
      Optional<AnswerInput.Matched> match,
      Ear ear) {
    Reply reply = Reply.to(question, seen, match, ear.isFirst(), book.patience());
    work.publishAll(reply.events());
    book.countIfDecided("question", seen.row(), reply.answer());
    return reply.answer().equals(seen.row())
        ? Uni.createFrom().item(reply)
        : book.rows().save(work, reply.answer()).replaceWith(reply);
  }

  /**
   * What was heard while the question waited.
   *
   * @param match the match, if one was heard of
   * @param isFirst whether the question has not waited yet
   */
  private record Ear(Optional<BridgeTo> match, boolean isFirst) {
    private static final Ear FIRST = new Ear(Optional.empty(), true);
  }
}
