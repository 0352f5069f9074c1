package dev.ringbridge.loadtest.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.loadtest.lifecycle.ProcessorTime.Part;
import dev.ringbridge.loadtest.lifecycle.ProcessorTime.Spent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorTimeTest {
  @Test
  void timeInUserAndKernelIsReadWhateverAThreadIsCalled() {
    String line =
        "42 (a (odd) name) S 1 42 42 0 -1 4194560 100 0 0 0 250 50 0 0 20 0 1 0 77 1000 20";

    assertThat(Spent.parse(line)).isEqualTo(new Spent("a (odd) name", 300));
  }

  @Test
  void processThatIsGoneTookNothing() {
    assertThat(Spent.parse("")).isEqualTo(new Spent("", 0));
  }

  @ParameterizedTest
  @CsvSource({
    "simulator-loop, SIMULATOR",
    "data-plane-kafk, KAFKA",
    "kafka-0-raft-io, KAFKA",
    "executor-Fetch, KAFKA",
    "kafka-producer-, ENGINE",
    "kafka-coordinat, ENGINE",
    "vert.x-eventloo, ENGINE",
    "executor-thread, ENGINE",
    "tail-agent.stat, ENGINE",
    "C2 CompilerThre, JVM",
    "GC Thread#0, JVM"
  })
  void threadsBelongToTheirParts(String thread, Part part) {
    assertThat(ProcessorTime.part(thread)).isEqualTo(part);
  }

  @Test
  void shareIsOfAllProcessors() {
    ProcessorTime before = new ProcessorTime(Map.of(Part.ENGINE, 1_000L));
    ProcessorTime after = new ProcessorTime(Map.of(Part.ENGINE, 2_000L));
    double processors = Runtime.getRuntime().availableProcessors();

    assertThat(after.share(Part.ENGINE, before, 10 / processors)).isEqualTo(1);
    assertThat(after.share(Part.KAFKA, before, 10)).isZero();
  }
}
