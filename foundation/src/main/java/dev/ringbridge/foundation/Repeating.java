package dev.ringbridge.foundation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Work that is done again and again, one round at a time: a round that takes longer than the
 * interval delays the next, and one that fails is logged and does not end the rounds.
 */
public final class Repeating implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Repeating.class);

  private final Cancellable rounds;

  private Repeating(Cancellable rounds) {
    this.rounds = rounds;
  }

  /**
   * Begins.
   *
   * @param what names the work in the log
   * @param interval from the start of a round to the start of the next
   * @param round one round
   */
  public static Repeating every(String what, Duration interval, Supplier<Uni<Void>> round) {
    return new Repeating(
        Multi.createFrom()
            .ticks()
            .every(interval)
            .onOverflow()
            .drop()
            .onItem()
            .transformToUniAndConcatenate(tick -> attempt(what, round))
            .subscribe()
            .with(done -> {}, failure -> LOG.errorf(failure, "no more rounds of: %s", what)));
  }

  private static Uni<Void> attempt(String what, Supplier<Uni<Void>> round) {
    return Uni.createFrom()
        .deferred(round::get)
        .onFailure()
        .invoke(e -> LOG.warnf("a round failed: %s: %s", what, e.toString()))
        .onFailure()
        .recoverWithNull();
  }

  @Override
  public void close() {
    rounds.cancel();
  }
}
