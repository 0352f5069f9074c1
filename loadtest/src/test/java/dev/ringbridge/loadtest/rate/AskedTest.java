package dev.ringbridge.loadtest.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskedTest {
  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

  @TempDir Path folder;

  @Test
  void requestsAreReadFromTheFirstOnAndHalfALineIsNone() throws IOException {
    Path log = folder.resolve("carrier.log");
    Files.writeString(
        log, line("create-received", "a") + line("ended", "b") + line("create-received", "c"));
    Files.writeString(log, Files.readString(log) + line("create-received", "d").substring(0, 80));

    assertThat(Asked.read(log))
        .containsExactly(new Asked("account", "a", AT), new Asked("account", "c", AT));
  }

  @Test
  void emptyLogHasNone() throws IOException {
    Path log = Files.createFile(folder.resolve("carrier.log"));

    assertThat(Asked.read(log)).isEmpty();
  }

  private static String line(String kind, String number) {
    return """
        {"at":"%s","kind":"%s","accountSid":"account","details":{"to":"%s"}}
        """
        .formatted(AT, kind, number);
  }
}
