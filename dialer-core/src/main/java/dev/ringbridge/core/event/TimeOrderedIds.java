package dev.ringbridge.core.event;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/**
 * Time-ordered UUIDs, version 7 of RFC 9562 section 5.7: 48 bits of Unix milliseconds, then 74
 * random bits. No sequence ever leaves a database, so a restored one cannot hand out an id twice.
 *
 * <p>Each id is greater than the one before it in this process: within a millisecond the random
 * bits of the last one grow by a random amount (section 6.2, method 2), and while the clock stands
 * or goes back the last millisecond is kept. Ids of two processes are ordered by their clocks only.
 */
public final class TimeOrderedIds implements Ids {
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final int VERSION_AND_MORE = 16;
  private static final long TWELVE_BITS = 0x0FFFL;
  private static final long SIXTY_TWO_BITS = -1L >>> 2;

  private final Clock clock;
  private final RandomGenerator random;
  private final AtomicReference<UUID> last = new AtomicReference<>(new UUID(0, 0));

  public TimeOrderedIds(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public UUID next() {
    return last.updateAndGet(this::after);
  }

  private UUID after(UUID before) {
    long now = clock.millis();
    long then = before.getMostSignificantBits() >>> VERSION_AND_MORE;
    return now > then ? first(now) : grown(before, then);
  }

  private UUID first(long millis) {
    return id(millis, random.nextLong() & TWELVE_BITS, random.nextLong() & SIXTY_TWO_BITS);
  }

  private UUID grown(UUID before, long millis) {
    long high = before.getMostSignificantBits() & TWELVE_BITS;
    long low = (before.getLeastSignificantBits() & SIXTY_TWO_BITS) + 1 + (random.nextLong() >>> 32);
    if (low <= SIXTY_TWO_BITS) {
      return id(millis, high, low);
    }
    return high < TWELVE_BITS ? id(millis, high + 1, low & SIXTY_TWO_BITS) : first(millis + 1);
  }

  private static UUID id(long millis, long high, long low) {
    return new UUID((millis << VERSION_AND_MORE) | VERSION_7 | high, VARIANT | low);
  }
}
