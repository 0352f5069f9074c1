package dev.ringbridge.queue.pacing;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * One tick of a campaign at a time in this replica. Whoever asks for one while another is going on
 * has it done again after it, once, however many ask.
 */
final class Turns {
  private final Map<UUID, AtomicInteger> wanted = new ConcurrentHashMap<>();

  /** Does it now, or has it done by who is doing it; never fails if it never does. */
  Uni<Void> take(UUID campaignId, Supplier<Uni<?>> tick) {
    return Uni.createFrom()
        .deferred(
            () -> {
              AtomicInteger asked = wanted.computeIfAbsent(campaignId, id -> new AtomicInteger());
              return asked.getAndIncrement() > 0 ? Uni.createFrom().voidItem() : once(asked, tick);
            });
  }

  /** Whoever asked meanwhile is served after it; who asked first does not wait for that. */
  private static Uni<Void> once(AtomicInteger asked, Supplier<Uni<?>> tick) {
    int answered = asked.get();
    return Uni.createFrom()
        .deferred(tick)
        .invoke(
            () -> {
              if (asked.addAndGet(-answered) > 0) {
                once(asked, tick).subscribe().with(done -> {});
              }
            })
        .replaceWithVoid();
  }
}
