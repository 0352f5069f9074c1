package dev.ringbridge.queue.incoming;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.incoming.IncomingCallEvent;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerLeft;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerRang;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.event.Envelope;
import dev.ringbridge.queue.InQueue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hears who rang us: each call is written down once, taken for somebody, and has its lead, which a
 * stranger may become by it, put through to an agent or called back. What cannot be stored now is
 * tried again without end.
 */
@ApplicationScoped
class HearingCallers {
  private static final Logger LOG = Logger.getLogger(HearingCallers.class);
  private static final Duration FIRST_RETRY = Duration.ofMillis(100);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

  private final Database database;
  private final IncomingCalls calls;
  private final Strangers strangers;
  private final ServingCallers serving;

  HearingCallers(
      @InQueue Database database,
      IncomingCalls calls,
      Strangers strangers,
      ServingCallers serving) {
    this.database = database;
    this.calls = calls;
    this.strangers = strangers;
    this.serving = serving;
  }

  @Incoming("queue-incoming-calls-in")
  Uni<Void> hear(List<Envelope> batch) {
    return Multi.createFrom()
        .iterable(batch)
        .onItem()
        .transformToUniAndConcatenate(this::hear)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Of what cannot be read, nothing is said but its id and type: it holds a number. */
  private Uni<Void> hear(Envelope envelope) {
    if (envelope.event() instanceof IncomingCallEvent event) {
      return stubbornly(event);
    }
    LOG.errorf(
        "unreadable event id=%s type=%s: %s",
        envelope.id(), envelope.type(), envelope.unreadable());
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> stubbornly(IncomingCallEvent event) {
    return database
        .asEngine(work -> take(work, event))
        .onFailure()
        .invoke(e -> LOG.warnf("a caller is not written down now, trying again: %s", e.toString()))
        .onFailure()
        .retry()
        .withBackOff(FIRST_RETRY, LONGEST_RETRY)
        .indefinitely();
  }

  private Uni<Void> take(Work work, IncomingCallEvent event) {
    return event instanceof CallerRang rang
        ? whose(work, rang).chain(caller -> file(work, rang, caller))
        : calls.end(work, (CallerLeft) event);
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
