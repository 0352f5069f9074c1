package dev.ringbridge.core.event;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Time-ordered UUIDs, version 7 of RFC 9562 section 5.7: 48 bits of Unix milliseconds, then 74
 * random bits. No sequence ever leaves a database, so a restored one cannot hand out an id twice.
 */
public final class TimeOrderedIds implements Ids {
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final Clock clock;
  private final RandomGenerator random;

  public TimeOrderedIds(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public UUID next() {
    long high = (clock.millis() << 16) | VERSION_7 | (random.nextLong() & 0x0FFF);
    long low = VARIANT | (random.nextLong() >>> 2);
    return new UUID(high, low);
  }
}
