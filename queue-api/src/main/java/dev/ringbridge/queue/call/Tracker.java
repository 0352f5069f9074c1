package dev.ringbridge.queue.call;

import dev.ringbridge.core.agent.BridgeEvent.AgentFreed;
import dev.ringbridge.core.agent.BridgeEvent.AgentMatched;
import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.event.Envelope;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.QueueConfig;
import dev.ringbridge.queue.call.Calls.Matching;
import dev.ringbridge.queue.call.Calls.StoredCall;
import dev.ringbridge.queue.lead.MovingLeads;
import dev.ringbridge.queue.suppression.Suppressions;
import dev.ringbridge.queue.suppression.Suppressions.Learned;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Hears what telephony and the gateway say of calls and folds it into their rows, a batch at a time
 * in one transaction. A batch that cannot be stored now is tried again without end, so that nothing
 * is lost or overtaken.
 */
@ApplicationScoped
class Tracker {
  private static final Logger LOG = Logger.getLogger(Tracker.class);
  private static final Duration FIRST_RETRY = Duration.ofMillis(100);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

  private final Database database;
  private final Calls calls;
  private final HandoverLog handovers;
  private final MovingLeads leads;
  private final Suppressions suppressions;
  private final HandledAnswers answers;
  private final Handling handling;
  private final Clock clock;
  private final MeterRegistry metrics;

  Tracker(
      @InQueue Database database,
      Calls calls,
      HandoverLog handovers,
      MovingLeads leads,
      Suppressions suppressions,
      HandledAnswers answers,
      IdleAgents agents,
      QueueConfig config,
      Clock clock,
      MeterRegistry metrics) {
    this.database = database;
    this.calls = calls;
    this.handovers = handovers;
    this.leads = leads;
    this.suppressions = suppressions;
    this.answers = answers;
    this.handling = new Handling(config.pacing().lateAnswers().after(), agents);
    this.clock = clock;
    this.metrics = metrics;
  }

  @Incoming("queue-call-events-in")
  Uni<Void> hearCalls(List<Envelope> batch) {
    List<CallEvent> events = only(CallEvent.class, batch);
    return events.isEmpty() ? Uni.createFrom().voidItem() : stubbornly(work -> track(work, events));
  }

  @Incoming("queue-bridge-events-in")
  Uni<Void> hearMatches(List<Envelope> batch) {
    Map<UUID, Matching> matches = new HashMap<>();
    only(Event.class, batch).forEach(event -> note(event, matches));
    return matches.isEmpty()
        ? Uni.createFrom().voidItem()
        : stubbornly(work -> calls.matched(work, matches));
  }

  private static void note(Event event, Map<UUID, Matching> matches) {
    if (event instanceof AgentMatched matched) {
      Matching match = new Matching(matched.agentId(), matched.readyAt());
      matches.merge(matched.call().callId(), match, Tracker::later);
    } else if (event instanceof AgentFreed freed) {
      matches.merge(freed.call().callId(), new Matching(null, null), Tracker::later);
    }
  }

  /** The last word counts, and the first of since when both were there. */
  private static Matching later(Matching before, Matching after) {
    return new Matching(
        after.agentId(), before.readyAt() == null ? after.readyAt() : before.readyAt());
  }

  private static <T extends Event> List<T> only(Class<T> kind, List<Envelope> batch) {
    batch.stream()
        .filter(envelope -> envelope.event() == null)
        .forEach(
            lost ->
                LOG.errorf(
                    "unreadable event id=%s type=%s: %s",
                    lost.id(), lost.type(), lost.unreadable()));
    return batch.stream().map(Envelope::event).filter(kind::isInstance).map(kind::cast).toList();
  }

  private Uni<Void> stubbornly(Function<Work, Uni<Void>> step) {
    return database
        .asEngine(step)
        .onFailure()
        .invoke(e -> LOG.warnf("calls are not tracked now, trying again: %s", e.toString()))
        .onFailure()
        .retry()
        .withBackOff(FIRST_RETRY, LONGEST_RETRY)
        .indefinitely();
  }

  private Uni<Void> track(Work work, List<CallEvent> events) {
    return lock(work, events)
        .map(known -> fold(known, events))
        .chain(folded -> store(work, folded))
        .chain(() -> handovers.keep(work, events));
  }

  private Uni<Map<UUID, StoredCall>> lock(Work work, List<CallEvent> events) {
    Map<UUID, CallRef> refs =
        events.stream()
            .map(CallEvent::call)
            .collect(Collectors.toMap(CallRef::callId, ref -> ref, (one, same) -> one));
    return calls.lock(work, refs.keySet()).chain(known -> complete(work, refs, known));
  }

  private Uni<Map<UUID, StoredCall>> complete(
      Work work, Map<UUID, CallRef> refs, Map<UUID, StoredCall> known) {
    Collection<CallRef> unknown =
        refs.values().stream().filter(ref -> !known.containsKey(ref.callId())).toList();
    if (unknown.isEmpty()) {
      return Uni.createFrom().item(known);
    }
    LOG.warnf("filing %d calls that nobody here planned", unknown.size());
    return calls.fileUnknown(work, unknown).chain(() -> calls.lock(work, refs.keySet()));
  }

  private Folding fold(Map<UUID, StoredCall> known, List<CallEvent> events) {
    Folding folding = new Folding(known, clock.instant(), handling);
    events.forEach(folding::take);
    return folding;
  }

  private Uni<Void> store(Work work, Folding folded) {
    folded
        .counts()
        .forEach((fact, n) -> metrics.counter("ringbridge.calls.facts", "fact", fact).increment(n));
    return calls
        .store(work, folded.changed())
        .chain(() -> answers.keep(work, folded.handled()))
        .chain(() -> leads.tell(work, folded.forLeads()))
        .call(() -> suppressions.learn(work, folded.optedOut(), Learned.PRESSED))
        .chain(moved -> suppressions.learn(work, moved.asked(), Learned.SAID));
  }
}
