package dev.ringbridge.core.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.disposition.SalesStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QueuePlaceTest {
  private static final UUID AGENT = new UUID(3, 3);

  @Test
  void lineIsPersonalCallbacksThenCallbacksThenPriorityThenTemperature() {
    List<Lead> line = new ArrayList<>();
    line.add(lead(Priority.LOW, 10, new Callback(AGENT)));
    line.add(lead(Priority.LOW, 10, new Callback(null)));
    for (Priority priority : Priority.values()) {
      line.add(lead(priority, 90, null));
      line.add(lead(priority, 60, null));
      line.add(lead(priority, 10, null));
    }

    assertThat(line.stream().map(QueuePlace::of).map(QueuePlace::tier))
        .isSorted()
        .doesNotHaveDuplicates()
        .hasSize(QueuePlace.tiers())
        .allMatch(tier -> tier >= 0 && tier < QueuePlace.tiers());
  }

  private static Lead lead(Priority priority, int score, @Nullable Callback callback) {
    return new Lead(
        new UUID(1, 1),
        new Standing(priority, score),
        DialState.SCHEDULED,
        SalesStatus.NEW,
        0,
        List.of(),
        Instant.EPOCH,
        callback,
        null,
        false,
        false,
        Numbers.ONE);
  }
}
