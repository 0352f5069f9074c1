package dev.ringbridge.standalone.folder;

import dev.ringbridge.embedded.StartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The data folder: one process at a time, and a mark that tells whether the last one ended cleanly.
 */
public final class DataFolder implements AutoCloseable {
  private final Path path;
  private final FileChannel lockFile;
  private final FileLock lock;
  private final boolean unclean;

  private DataFolder(Path path, FileChannel lockFile, FileLock lock, boolean unclean) {
    this.path = path;
    this.lockFile = lockFile;
    this.lock = lock;
    this.unclean = unclean;
  }

  /**
   * Opens the folder, making it where there is none.
   *
   * @throws StartException if it cannot be written or another process has it
   */
  public static DataFolder open(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(path);
      FileChannel file =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(file);
      if (lock == null) {
        file.close();
        throw new StartException(
            "Another Ringbridge runs on "
                + path
                + ": stop it, or set RINGBRIDGE_DATA to another folder.");
      }
      boolean unclean = Files.exists(path.resolve("running"));
      Files.writeString(path.resolve("running"), Long.toString(ProcessHandle.current().pid()));
      return new DataFolder(path, file, lock, unclean);
    } catch (IOException e) {
      throw new StartException(
          "The data folder "
              + path
              + " cannot be written: make it writable, or set RINGBRIDGE_DATA to another folder",
          e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** A place in the folder. */
  public Path resolve(String name) {
    return path.resolve(name);
  }

  /** Whether the process before this one was killed. */
  public boolean isUnclean() {
    return unclean;
  }

  /** Says that everything was ended in order. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(path.resolve("running"));
      lock.release();
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
