package dev.ringbridge.simulator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.simulator.OracleLog.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00.123456Z");

  @TempDir Path folder;

  @Test
  void anEntryIsOneLineOfJson() throws IOException {
    Path file = folder.resolve("new/oracle.jsonl");
    try (Journal journal = journal(100, file)) {
      journal.write(Kind.CREATE_RECEIVED, "AC1", "CA1", Map.of("callParams", Map.of("lead", "7")));
    }
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "{\"seq\":1,\"at\":\"2026-11-20T10:00:00.123456Z\",\"kind\":\"create-received\","
                + "\"accountSid\":\"AC1\",\"callSid\":\"CA1\","
                + "\"details\":{\"callParams\":{\"lead\":\"7\"}}}");
  }

  @Test
  void aRestartGoesOnWhereTheFileEnded() throws IOException {
    Path file = folder.resolve("oracle.jsonl");
    write(file, 3);
    write(file, 2);
    assertThat(Files.readAllLines(file))
        .extracting(line -> line.substring(0, 9))
        .containsExactly("{\"seq\":1,", "{\"seq\":2,", "{\"seq\":3,", "{\"seq\":4,", "{\"seq\":5,");
  }

  @Test
  void aTornLineIsEndedAndPassedOver() throws IOException {
    Path file = folder.resolve("oracle.jsonl");
    write(file, 2);
    Files.writeString(file, "{\"seq\":3,\"at\":\"20", StandardOpenOption.APPEND);
    write(file, 1);
    assertThat(Files.readAllLines(file)).hasSize(4);
    assertThat(Files.readAllLines(file).get(3)).startsWith("{\"seq\":3,").endsWith("}");
  }

  @Test
  void theOldestAreForgottenInMemoryOnly() throws IOException {
    Path file = folder.resolve("oracle.jsonl");
    try (Journal journal = journal(10, file)) {
      fill(journal, 25);
      assertThat(journal.entries()).hasSizeBetween(9, 10);
      assertThat(journal.entries().get(0).seq()).isGreaterThan(15);
      assertThat(journal.lastSeq()).isEqualTo(25);
      assertThat(journal.entries(24, 10)).extracting(Entry::seq).containsExactly(24L, 25L);
      assertThat(journal.entries(1, 2)).hasSize(2);
      assertThat(journal.entries(99, 2)).isEmpty();
    }
    assertThat(Files.readAllLines(file)).hasSize(25);
  }

  @Test
  void oneCanWaitForAnEntryToCome() throws Exception {
    try (Journal journal = new Journal(() -> NOW, 10, Optional.empty())) {
      CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> fill(journal, 3));
      Optional<Entry> third = journal.await(e -> e.seq() == 3, Duration.ofSeconds(10));
      assertThat(third).isPresent();
      assertThat(journal.await(e -> e.seq() == 4, Duration.ofMillis(5))).isEmpty();
      writing.join();
    }
  }

  private static void write(Path file, int count) throws IOException {
    try (Journal journal = journal(100, file)) {
      fill(journal, count);
    }
  }

  private static void fill(Journal journal, int count) {
    for (int i = 0; i < count; i++) {
      journal.write(Kind.RINGING, "AC1", "CA1", Map.of());
    }
  }

  private static Journal journal(int capacity, Path file) throws IOException {
    return new Journal(() -> NOW, capacity, Optional.of(file));
  }
}
