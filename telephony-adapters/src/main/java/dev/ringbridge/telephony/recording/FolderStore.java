package dev.ringbridge.telephony.recording;

import dev.ringbridge.telephony.TelephonyConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/** The files in a folder, by months. A file is written beside them and moved in whole. */
@ApplicationScoped
class FolderStore implements RecordingStore {
  private final Optional<Path> configured;

  FolderStore(TelephonyConfig config) {
    this.configured =
        config.recordings().folder().map(folder -> folder.toAbsolutePath().normalize());
  }

  @Override
  public boolean isOpen() {
    return configured.isPresent();
  }

  private Path folder() {
    return configured.orElseThrow(
        () -> new IllegalStateException("ringbridge.telephony.recordings.folder is missing"));
  }

  @Override
  public Path draft() throws IOException {
    return Files.createTempFile(Files.createDirectories(folder().resolve("incoming")), "new", "");
  }

  @Override
  public void put(String place, Path file) throws IOException {
    try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Path target = folder().resolve(place);
    Path parent = target.resolveSibling(".").normalize();
    Files.createDirectories(parent);
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel names = FileChannel.open(parent, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  @Override
  public byte[] read(String place, long from, int most) throws IOException {
    try (FileChannel file = FileChannel.open(folder().resolve(place), StandardOpenOption.READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(most);
      while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
        // Goes on until it is full, or the file is over.
      }
      return Arrays.copyOf(bytes.array(), bytes.position());
    }
  }

  @Override
  public void remove(String place) throws IOException {
    Files.deleteIfExists(folder().resolve(place));
  }
}
