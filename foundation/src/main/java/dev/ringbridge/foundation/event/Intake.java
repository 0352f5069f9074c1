package dev.ringbridge.foundation.event;

import dev.ringbridge.core.event.Event;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes a topic in, batch by batch, so that nothing of it is lost and nothing of it stops the rest:
 * while the database is away a batch is tried again without end, and where one event cannot be
 * taken in at all it alone is passed over. Steps must be idempotent.
 */
@ApplicationScoped
public class Intake {
  private static final Logger LOG = Logger.getLogger(Intake.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /**
   * SQLSTATE classes that trying again does not change: cardinality, data, integrity, syntax and
   * access, unsupported (PostgreSQL 18, appendix A).
   */
  private static final Set<String> FINAL_CLASSES = Set.of("0A", "21", "22", "23", "42");

  /** One event of a batch, with its own identity. */
  public record Received(@Nullable UUID id, Event event) {}

  /**
   * Takes a batch in.
   *
   * @param batch the records, in their order
   * @param step what is done with the events among them, in one transaction
   */
  public Uni<Void> take(List<Envelope> batch, Function<List<Received>, Uni<Void>> step) {
    List<Received> events =
        batch.stream()
            .filter(Objects::nonNull)
            .map(Intake::readable)
            .filter(Objects::nonNull)
            .toList();
    return events.isEmpty() ? Uni.createFrom().voidItem() : takeAll(events, step);
  }

  private static @Nullable Received readable(Envelope envelope) {
    Event event = envelope.event();
    if (event == null) {
      LOG.warnf(
          "passed over an unreadable record of %s: id=%s type=%s (%s)",
          envelope.topic(), envelope.id(), envelope.type(), envelope.unreadable());
      return null;
    }
    return new Received(envelope.id(), event);
  }

  private Uni<Void> takeAll(List<Received> events, Function<List<Received>, Uni<Void>> step) {
    return Uni.createFrom()
        .deferred(() -> step.apply(events))
        .onFailure(failure -> !isFinal(failure))
        .invoke(
            e -> LOG.warnf("%d events wait, to be tried again: %s", events.size(), e.toString()))
        .onFailure(failure -> !isFinal(failure))
        .retry()
        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
        .indefinitely()
        .onFailure()
        .recoverWithUni(failure -> oneByOne(events, step, failure));
  }

  private Uni<Void> oneByOne(
      List<Received> events, Function<List<Received>, Uni<Void>> step, Throwable failure) {
    if (events.size() == 1) {
      Received broken = events.get(0);
      LOG.errorf(
          failure,
          "passed over: id=%s type=%s",
          broken.id(),
          broken.event().getClass().getSimpleName());
      return Uni.createFrom().voidItem();
    }
    return Multi.createFrom()
        .iterable(events)
        .onItem()
        .transformToUniAndConcatenate(one -> takeAll(List.of(one), step))
        .collect()
        .last()
        .replaceWithVoid();
  }

  static boolean isFinal(Throwable failure) {
    if (failure instanceof PgException refused) {
      String state = refused.getSqlState();
      return state != null && FINAL_CLASSES.contains(state.substring(0, 2));
    }
    return failure instanceof IllegalArgumentException
        || failure instanceof NullPointerException
        || failure instanceof ClassCastException
        || failure instanceof AssertionError;
  }
}
