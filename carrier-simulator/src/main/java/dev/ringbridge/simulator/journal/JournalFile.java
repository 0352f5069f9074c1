package dev.ringbridge.simulator.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ringbridge.simulator.OracleLog.Entry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The log on disk. Every entry is handed to the operating system as it is written, so a killed
 * process loses none of them; a line torn by a full disk is ended, and passed over.
 */
final class JournalFile implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int LONGEST_TAIL = 1 << 20;

  private final Path path;
  private final RandomAccessFile file;
  private final long lastSeq;

  private JournalFile(Path path, RandomAccessFile file, long lastSeq) {
    this.path = path;
    this.file = file;
    this.lastSeq = lastSeq;
  }

  static JournalFile open(Path path) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    String tail = tail(file);
    file.seek(file.length());
    if (!tail.isEmpty() && !tail.endsWith("\n")) {
      file.write('\n');
    }
    return new JournalFile(path, file, lastSeq(tail));
  }

  /** The highest number in the file, 0 if it is new. */
  long lastSeq() {
    return lastSeq;
  }

  /**
   * Reads what is in the file, oldest first, of its last part.
   *
   * @param bytes how much of it at most
   */
  void read(long bytes, Consumer<Entry> reader) throws IOException {
    long from = Math.max(0, file.length() - bytes);
    try (InputStream in = Files.newInputStream(path);
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      in.skipNBytes(from);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        EntryJson.read(line).ifPresent(reader);
      }
    }
  }

  void append(Entry entry) throws IOException {
    file.write((EntryJson.line(entry) + "\n").getBytes(UTF_8));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static String tail(RandomAccessFile file) throws IOException {
    int length = (int) Math.min(LONGEST_TAIL, file.length());
    byte[] bytes = new byte[length];
    file.seek(file.length() - length);
    file.readFully(bytes);
    return new String(bytes, UTF_8);
  }

  private static long lastSeq(String tail) {
    return tail.lines().mapToLong(JournalFile::seq).max().orElse(0);
  }

  /** Of the first line of the tail, and of a torn one, only a part may be there. */
  private static long seq(String line) {
    try {
      return MAPPER.readTree(line).path("seq").asLong();
    } catch (JsonProcessingException torn) {
      return 0;
    }
  }
}
