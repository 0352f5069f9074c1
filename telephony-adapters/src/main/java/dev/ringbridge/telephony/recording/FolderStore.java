package dev.ringbridge.telephony.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;

/** The files in a folder, by months. A file is written beside them and moved in whole. */
final class FolderStore implements RecordingStore {
  private final Path folder;
  private final Drafts drafts;

  /**
   * @param longest how long a file may take to be written
   */
  FolderStore(Path folder, Duration longest, Clock clock) {
    this.folder = folder.toAbsolutePath().normalize();
    this.drafts = new Drafts(this.folder.resolve("incoming"), longest, clock);
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public String check() throws IOException {
    Files.delete(draft());
    return "folder " + folder;
  }

  /** Whether it has a file. */
  boolean has(String place) {
    return Files.exists(folder.resolve(place));
  }

  @Override
  public Path draft() throws IOException {
    return drafts.next();
  }

  @Override
  public void put(String place, Path file) throws IOException {
    try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Path target = folder.resolve(place);
    Path parent = target.resolveSibling(".").normalize();
    Files.createDirectories(parent);
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel names = FileChannel.open(parent, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  @Override
  public byte[] read(String place, long from, int most) throws IOException {
    try (FileChannel file = FileChannel.open(folder.resolve(place), StandardOpenOption.READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(most);
      while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
        // Goes on until it is full, or the file is over.
      }
      return Arrays.copyOf(bytes.array(), bytes.position());
    }
  }

  @Override
  public void remove(String place) throws IOException {
    Files.deleteIfExists(folder.resolve(place));
  }
}
