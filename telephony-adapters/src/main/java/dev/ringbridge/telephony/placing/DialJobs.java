package dev.ringbridge.telephony.placing;

import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.foundation.event.Envelope;
import dev.ringbridge.telephony.Causes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes jobs from {@code dial.jobs}. A batch is acknowledged once its fences are committed; the
 * requests go out beside it.
 */
@ApplicationScoped
class DialJobs {
  private static final Logger LOG = Logger.getLogger(DialJobs.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Fencing fencing;
  private final Placing placing;

  DialJobs(Fencing fencing, Placing placing) {
    this.fencing = fencing;
    this.placing = placing;
  }

  @Incoming("telephony-dial-jobs-in")
  Uni<Void> take(List<Envelope> batch) {
    return Multi.createFrom()
        .iterable(jobs(batch).entrySet())
        .onItem()
        .transformToUniAndConcatenate(one -> place(one.getKey(), one.getValue()))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static Map<UUID, List<PlaceCall>> jobs(List<Envelope> batch) {
    batch.stream()
        .filter(envelope -> !(envelope.event() instanceof PlaceCall))
        .forEach(
            envelope ->
                LOG.warnf(
                    "passed over a job %s (%s): %s",
                    envelope.id(), envelope.type(), envelope.unreadable()));
    return batch.stream()
        .map(Envelope::event)
        .filter(PlaceCall.class::isInstance)
        .map(PlaceCall.class::cast)
        .collect(
            Collectors.groupingBy(PlaceCall::accountId, LinkedHashMap::new, Collectors.toList()));
  }

  /** The database may be away: the jobs wait, and what became too late meanwhile is expired. */
  private Uni<Void> place(UUID accountId, List<PlaceCall> jobs) {
    return fencing
        .fence(accountId, inOrder(jobs))
        .onFailure()
        .invoke(e -> LOG.warnf("%d jobs wait for the database: %s", jobs.size(), Causes.of(e)))
        .onFailure()
        .retry()
        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
        .indefinitely()
        .invoke(placing::start)
        .replaceWithVoid();
  }

  /**
   * Each call once, in the order in which they were planned, which is that of their ids (version 7
   * of RFC 9562): a tick's jobs come from several partitions, and whoever is fenced first has the
   * earlier slot.
   */
  static List<PlaceCall> inOrder(List<PlaceCall> jobs) {
    SortedMap<UUID, PlaceCall> calls = new TreeMap<>();
    jobs.forEach(job -> calls.putIfAbsent(job.call().callId(), job));
    return List.copyOf(calls.values());
  }
}
