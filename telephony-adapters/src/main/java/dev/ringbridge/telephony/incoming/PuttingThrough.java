package dev.ringbridge.telephony.incoming;

import dev.ringbridge.core.call.CallCommand.TakeCaller;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.answering.AnswerInput;
import dev.ringbridge.telephony.answering.Answering;
import dev.ringbridge.telephony.answering.Arrivals;
import dev.ringbridge.telephony.answering.Question;
import dev.ringbridge.telephony.inbox.Letter;
import dev.ringbridge.telephony.incoming.IncomingCalls.Known;
import dev.ringbridge.telephony.incoming.TakingCalls.Arrived;
import dev.ringbridge.telephony.placing.PlacedCalls;
import dev.ringbridge.telephony.placing.PlacedCalls.Carried;
import dev.ringbridge.telephony.placing.Placements;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Puts callers through (docs/adr/0018). A caller waits a moment, hearing it ring, for the queue to
 * take the call for a lead's; from then on it is an answered call like any other, and waits for an
 * agent as those do. The row of the call is the arbiter: who hears the message is taken by nobody,
 * and who was taken does not hear it but by the rules of an answered call.
 */
@ApplicationScoped
public class PuttingThrough {
  /** The carrier's ringing tone is heard meanwhile. */
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private static final AnswerInput.Asked FIRST = new AnswerInput.Fetched(0, false);

  private final Database database;
  private final TakingCalls taking;
  private final Book book;
  private final WaitingCallers waiting;
  private final Answering answering;

  PuttingThrough(
      @InTelephony Database database,
      TakingCalls taking,
      Book book,
      WaitingCallers waiting,
      Answering answering) {
    this.database = database;
    this.taking = taking;
    this.book = book;
    this.waiting = waiting;
    this.answering = answering;
  }

  /** The carrier asks what to do with a caller; it is answered within two seconds. */
  public Uni<Reception> ask(Letter letter, Ring ring) {
    return taking.arrive(letter, ring, PATIENCE).chain(this::receive);
  }

  private Uni<Reception> receive(Arrived arrived) {
    Known call = arrived.call();
    if (call.over()) {
      return Uni.createFrom().item(new Reception.Over());
    }
    if (!arrived.settings().putThrough() || call.told()) {
      return decide(arrived);
    }
    waiting.enter(call.callId());
    return taken(call)
        .chain(ref -> ref.isPresent() ? answer(call, ref.get()) : await(arrived))
        .eventually(() -> waiting.leave(call.callId()));
  }

  private Uni<Optional<CallRef>> taken(Known call) {
    return database.asEngine(work -> book.taken(work, call.callId()));
  }

  private Uni<Reception> await(Arrived arrived) {
    Known call = arrived.call();
    Duration left = Duration.between(call.now(), call.receivedAt().plus(PATIENCE));
    return waiting
        .await(call.callId(), left.isNegative() ? Duration.ZERO : left)
        .chain(found -> found.map(this::take).orElseGet(() -> Uni.createFrom().voidItem()))
        .chain(() -> decide(arrived));
  }

  /** Whoever was not taken by now hears the message. */
  private Uni<Reception> decide(Arrived arrived) {
    return database
        .asEngine(work -> book.takenOrTold(work, arrived.call().callId()))
        .chain(
            ref ->
                ref.isPresent()
                    ? answer(arrived.call(), ref.get())
                    : Uni.createFrom().item(new Reception.Told(arrived.settings().message())));
  }

  private Uni<Reception> answer(Known call, CallRef ref) {
    return answering
        .ask(new Question(ref, call.leg(), FIRST))
        .map(said -> new Reception.Taken(ref, said));
  }

  /** The queue takes a call for a lead's. Taken twice is taken once; what is over ends. */
  public Uni<Void> take(TakeCaller taken) {
    return database.asEngine(work -> book.take(work, taken));
  }

  /** What is decided about callers, inside somebody's transaction and under the call's row. */
  @ApplicationScoped
  static class Book {
    private final IncomingCalls calls;
    private final IncomingSettingsRows settings;
    private final Placements placements;
    private final PlacedCalls placed;
    private final Arrivals arrivals;
    private final Clock clock;

    Book(
        IncomingCalls calls,
        IncomingSettingsRows settings,
        Placements placements,
        PlacedCalls placed,
        Arrivals arrivals,
        Clock clock) {
      this.calls = calls;
      this.settings = settings;
      this.placements = placements;
      this.placed = placed;
      this.arrivals = arrivals;
      this.clock = clock;
    }

    /** The lead's call that it was taken for. */
    Uni<Optional<CallRef>> taken(Work work, UUID callId) {
      return placements.lock(work, callId).map(found -> found.map(seen -> seen.row().call()));
    }

    Uni<Optional<CallRef>> takenOrTold(Work work, UUID callId) {
      return calls
          .lock(work, callId)
          .chain(() -> taken(work, callId))
          .call(ref -> ref.isPresent() ? nothing() : calls.tell(work, callId));
    }

    Uni<Void> take(Work work, TakeCaller command) {
      UUID callId = command.call().callId();
      return calls
          .lock(work, callId)
          .chain(
              call ->
                  taken(work, callId)
                      .chain(ref -> ref.isPresent() ? nothing() : take(work, command, call)));
    }

    private Uni<Void> take(Work work, TakeCaller command, Optional<Known> call) {
      return call.filter(Known::isOpen)
          .filter(one -> one.organizationId().equals(command.tenancy().organizationId()))
          .map(one -> arrive(work, command, one))
          .orElseGet(() -> tooLate(work, command));
    }

    private Uni<Void> arrive(Work work, TakeCaller command, Known call) {
      Carried carried = new Carried(command.call(), call.leg().accountId());
      return settings
          .of(work, call.organizationId())
          .map(found -> command.rules().forCaller(found.message()))
          .chain(rules -> placed.receive(work, carried, rules, command.reservation()))
          .chain(() -> arrivals.arrive(work, command.call(), call.leg()))
          .replaceWithVoid();
    }

    /** The caller left, or hears the message: whoever counts on the call hears that it is over. */
    private Uni<Void> tooLate(Work work, TakeCaller command) {
      Instant now = clock.instant();
      work.publish(
          new CallEnded(
              command.call(), command.reservation(), Ending.COMPLETED, Evidence.CARRIER, now));
      return nothing();
    }

    private static Uni<Void> nothing() {
      return Uni.createFrom().voidItem();
    }
  }
}
