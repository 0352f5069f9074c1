package dev.ringbridge.loadtest.ledger;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Counts the calls that the carrier made, by following its log. */
final class PlacementCount {
  private static final byte[] MADE = "\"kind\":\"queued\"".getBytes(StandardCharsets.US_ASCII);

  private final Path log;
  private long read;
  private long count;
  private int matched;

  PlacementCount(Path log) {
    this.log = log;
  }

  /** How many there are by now. */
  long now() {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] buffer = new byte[1 << 16];
      file.seek(read);
      for (int got = file.read(buffer); got > 0; got = file.read(buffer)) {
        read += got;
        for (int i = 0; i < got; i++) {
          take(buffer[i]);
        }
      }
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** No beginning of what is looked for comes again within it, but for its first quote. */
  private void take(byte next) {
    matched = next == MADE[matched] ? matched + 1 : next == MADE[0] ? 1 : 0;
    if (matched == MADE.length) {
      count++;
      matched = 0;
    }
  }
}
