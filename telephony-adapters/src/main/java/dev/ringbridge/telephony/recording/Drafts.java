package dev.ringbridge.telephony.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The folder of files that are being written. What a process that was killed left there is deleted
 * as soon as nobody can be writing or sending it any more; other processes may share the folder.
 */
final class Drafts {
  private final Path folder;
  private final Duration longest;
  private final Clock clock;

  /**
   * @param longest how long a file may go without being written to and still be somebody's
   */
  Drafts(Path folder, Duration longest, Clock clock) {
    this.folder = folder.toAbsolutePath().normalize();
    this.longest = longest;
    this.clock = clock;
  }

  /** A new, empty one that only this user may read. */
  Path next() throws StoreException {
    try {
      Files.createDirectories(folder);
      sweep();
      return Files.createTempFile(folder, "new", "");
    } catch (IOException e) {
      throw new StoreException(
          "files cannot be written in %s (%s): it must be a folder that this user may write to, with room"
              .formatted(folder, e.getClass().getSimpleName()),
          e);
    }
  }

  private void sweep() throws IOException {
    Instant oldest = clock.instant().minus(longest);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        deleteOlder(file, oldest);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void deleteOlder(Path file, Instant oldest) throws IOException {
    try {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      // Somebody else is done with it.
    }
  }
}
