package dev.ringbridge.loadtest.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrioritiesTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final List<String> FILE = List.of("urgent", "high", "medium", "low");

  private final Priorities priorities = new Priorities();
  private final List<Asked> creates = new ArrayList<>();

  @Test
  void fileHasAllPrioritiesInTurn() {
    assertThat(Priorities.lines(List.of("a", "b", "c", "d", "e")))
        .containsExactly("phone,priority", "a,URGENT", "b,HIGH", "c,MEDIUM", "d,LOW", "e,URGENT");
  }

  @Test
  void orderOfPrioritiesIsNoInversion() {
    priorities.begin(FILE, START);
    ask("urgent", 10);
    ask("high", 20);
    ask("medium", 30);
    ask("low", 40);

    assertThat(priorities.inversions(creates)).isZero();
  }

  @Test
  void whoeverIsCalledBeforeSomebodyOfAHigherPriorityIsOne() {
    priorities.begin(FILE, START);
    ask("low", 10);
    ask("urgent", 11);
    ask("high", 20);
    ask("medium", 30);

    assertThat(priorities.inversions(creates)).isOne();
  }

  @Test
  void urgentLeadThatIsNeverCalledIsOvertakenByAll() {
    priorities.begin(FILE, START);
    priorities.urgent("added", START.plusSeconds(15));
    ask("urgent", 10);
    ask("high", 16);
    ask("medium", 17);
    ask("low", 18);

    assertThat(priorities.inversions(creates)).isEqualTo(2);
    assertThat(priorities.furthestOvertaken(creates)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void secondCallOfALeadIsNotJudged() {
    priorities.begin(FILE, START);
    ask("urgent", 10);
    ask("high", 11);
    ask("medium", 12);
    ask("low", 13);
    ask("urgent", 60);

    assertThat(priorities.inversions(creates)).isZero();
  }

  private void ask(String number, int seconds) {
    creates.add(new Asked("account", number, START.plusSeconds(seconds)));
  }
}
