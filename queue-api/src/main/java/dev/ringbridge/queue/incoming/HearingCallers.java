package dev.ringbridge.queue.incoming;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.incoming.IncomingCallEvent;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerLeft;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerRang;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.event.Envelope;
import dev.ringbridge.foundation.event.Intake;
import dev.ringbridge.foundation.event.Intake.Received;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.batch.PhoneReader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * Hears who rang us: each call is written down once, taken for somebody, and has its lead, which a
 * stranger may become by it, put through to an agent or called back.
 */
@ApplicationScoped
class HearingCallers {
  private static final int AT_ONCE = 8;
  private static final PhoneReader NUMBERS = new PhoneReader(PhoneReader.NOWHERE);

  private final Intake intake;
  private final Database database;
  private final IncomingCalls calls;
  private final Strangers strangers;
  private final ServingCallers serving;

  HearingCallers(
      Intake intake,
      @InQueue Database database,
      IncomingCalls calls,
      Strangers strangers,
      ServingCallers serving) {
    this.intake = intake;
    this.database = database;
    this.calls = calls;
    this.strangers = strangers;
    this.serving = serving;
  }

  @Incoming("queue-incoming-calls-in")
  Uni<Void> hear(List<Envelope> batch) {
    return intake.take(batch, this::takeEach);
  }

  /**
   * Each in a transaction of its own, and some at once, so that a caller waits for nobody else's.
   * That a call is over may be heard before it is heard of the call.
   */
  private Uni<Void> takeEach(List<Received> events) {
    return Multi.createFrom()
        .iterable(events)
        .onItem()
        .transformToUni(this::take)
        .merge(AT_ONCE)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> take(Received received) {
    IncomingCallEvent event = (IncomingCallEvent) received.event();
    return database.asEngine(work -> take(work, event));
  }

  private Uni<Void> take(Work work, IncomingCallEvent event) {
    return event instanceof CallerRang rang
        ? takeRing(work, asWeWriteIt(rang))
        : calls.end(work, (CallerLeft) event);
  }

  /** Carriers say some numbers with a zero that is dialed only within the country. */
  private static CallerRang asWeWriteIt(CallerRang rang) {
    PhoneNumber from = rang.from();
    return from == null ? rang : rang.from(NUMBERS.read(from.e164()).orElse(from));
  }

  private Uni<Void> takeRing(Work work, CallerRang rang) {
    return whose(work, rang).chain(caller -> file(work, rang, caller));
  }

  private Uni<Optional<KnownCaller>> whose(Work work, CallerRang rang) {
    PhoneNumber from = rang.from();
    return from == null
        ? Uni.createFrom().item(Optional.empty())
        : calls.whose(work, rang.tenancy().organizationId(), from, rang.at());
  }

  private Uni<Void> file(Work work, CallerRang rang, Optional<KnownCaller> caller) {
    return calls
        .file(work, rang, caller)
        .chain(fresh -> fresh ? follow(work, rang, caller) : nothing());
  }

  private Uni<Void> follow(Work work, CallerRang rang, Optional<KnownCaller> caller) {
    PhoneNumber from = rang.from();
    if (from != null && caller.isPresent()) {
      return serving.serve(work, rang, from, caller.get());
    }
    return rang.waitsUntil() == null ? nothing() : meet(work, rang, from);
  }

  /** Who is nobody's lead may become one, and is served as such; who withholds their number not. */
  private Uni<Void> meet(Work work, CallerRang rang, @Nullable PhoneNumber from) {
    return from == null
        ? calls.route(work, rang.callId(), CallerRouting.UNKNOWN_CALLER)
        : strangers
            .meet(work, rang, from)
            .chain(
                lead ->
                    lead.map(one -> serving.serve(work, rang, from, one))
                        .orElseGet(HearingCallers::nothing));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
