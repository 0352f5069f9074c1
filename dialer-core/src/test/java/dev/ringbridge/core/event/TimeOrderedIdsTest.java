package dev.ringbridge.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  @Test
  void idsOfOneMillisecondSortInTheirOrderAndTheClockMayGoBack() {
    AtomicReference<Instant> now = new AtomicReference<>(NOW);
    TimeOrderedIds ids = new TimeOrderedIds(new Movable(now), new Random(3));
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 30_000; i++) {
      made.add(ids.next().toString());
    }
    now.set(NOW.minusSeconds(5));
    made.add(ids.next().toString());
    now.set(NOW.plusMillis(1));
    made.add(ids.next().toString());

    assertThat(made).isSorted().doesNotHaveDuplicates();
    assertThat(UUID.fromString(made.get(30_000)).getMostSignificantBits() >>> 16)
        .isEqualTo(NOW.toEpochMilli());
  }

  /** Random bits that are all ones leave no room: the next id borrows the next millisecond. */
  @Test
  void fullMillisecondOverflowsIntoTheNext() {
    RandomGenerator ones = () -> -1L;
    TimeOrderedIds ids = new TimeOrderedIds(Clock.fixed(NOW, ZoneOffset.UTC), ones);
    List<UUID> made = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      made.add(ids.next());
    }

    assertThat(made.stream().map(UUID::toString).toList()).isSorted().doesNotHaveDuplicates();
    assertThat(made).allSatisfy(id -> assertThat(id.version()).isEqualTo(7));
    assertThat(made).allSatisfy(id -> assertThat(id.variant()).isEqualTo(2));
  }

  @Test
  void threadsThatAskAtTheSameTimeGetIdsThatSortInTheOrderOfEach() {
    TimeOrderedIds ids = new TimeOrderedIds(Clock.fixed(NOW, ZoneOffset.UTC), new Random(4));
    List<List<String>> made =
        IntStream.range(0, 4)
            .parallel()
            .mapToObj(thread -> Stream.generate(() -> ids.next().toString()).limit(5_000).toList())
            .toList();

    assertThat(made).allSatisfy(one -> assertThat(one).isSorted());
    assertThat(made.stream().flatMap(List::stream).toList()).doesNotHaveDuplicates();
  }

  private static final class Movable extends Clock {
    private final AtomicReference<Instant> now;

    Movable(AtomicReference<Instant> now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now.get();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
