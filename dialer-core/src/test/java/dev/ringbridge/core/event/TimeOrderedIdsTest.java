package dev.ringbridge.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00.123Z");

  @Test
  void idIsAVersion7UuidOfItsMillisecond() {
    UUID id = new TimeOrderedIds(Clock.fixed(NOW, ZoneOffset.UTC), new Random(1)).next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void laterIdSortsLater() {
    UUID first = new TimeOrderedIds(Clock.fixed(NOW, ZoneOffset.UTC), new Random(1)).next();
    UUID second =
        new TimeOrderedIds(Clock.fixed(NOW.plusMillis(1), ZoneOffset.UTC), new Random(2)).next();

    assertThat(second.toString()).isGreaterThan(first.toString());
  }
}
