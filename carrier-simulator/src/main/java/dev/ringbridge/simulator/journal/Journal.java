package dev.ringbridge.simulator.journal;

import dev.ringbridge.simulator.OracleLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps the log: written by the switch, read by anyone. */
public final class Journal implements OracleLog, AutoCloseable {
  private final Object lock = new Object();
  private final List<Entry> kept = new ArrayList<>();
  private final Supplier<Instant> now;
  private final int capacity;
  private final @Nullable JournalFile file;
  private long lastSeq;
  private boolean closed;

  /**
   * Opens the log and goes on where its file ended.
   *
   * @param now the clock
   * @param capacity how many entries stay in memory
   * @param path the file, if there is to be one
   * @throws IOException if the file cannot be read or written
   */
  public Journal(Supplier<Instant> now, int capacity, Optional<Path> path) throws IOException {
    this.now = now;
    this.capacity = capacity;
    this.file = path.isPresent() ? JournalFile.open(path.get()) : null;
    this.lastSeq = file == null ? 0 : file.lastSeq();
  }

  /**
   * Writes one fact.
   *
   * @param callSid of which call, null if of none
   */
  public void write(
      Kind kind, String accountSid, @Nullable String callSid, Map<String, Object> details) {
    synchronized (lock) {
      if (closed) {
        return;
      }
      Map<String, Object> fixed = Collections.unmodifiableMap(details);
      Entry entry = new Entry(lastSeq + 1, now.get(), kind.wireName(), accountSid, callSid, fixed);
      store(entry);
      kept.add(entry);
      lastSeq = entry.seq();
      forgetOldest();
      lock.notifyAll();
    }
  }

  /**
   * Reads what earlier runs left in the file, oldest first.
   *
   * @param bytes of how much of the file's end at most
   * @throws IOException if it cannot be read
   */
  public void readPast(long bytes, Consumer<Entry> reader) throws IOException {
    if (file != null) {
      file.read(bytes, reader);
    }
  }

  @Override
  public List<Entry> entries() {
    synchronized (lock) {
      return List.copyOf(kept);
    }
  }

  @Override
  public List<Entry> entries(long fromSeq, int limit) {
    synchronized (lock) {
      int from = indexOf(fromSeq);
      return List.copyOf(kept.subList(from, from + Math.min(limit, kept.size() - from)));
    }
  }

  @Override
  public long lastSeq() {
    synchronized (lock) {
      return lastSeq;
    }
  }

  @Override
  public Optional<Entry> await(Predicate<Entry> wanted, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    synchronized (lock) {
      long from = 0;
      while (true) {
        Optional<Entry> found =
            kept.subList(indexOf(from), kept.size()).stream().filter(wanted).findFirst();
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (found.isPresent() || left <= 0) {
          return found;
        }
        from = lastSeq + 1;
        lock.wait(left);
      }
    }
  }

  /** Ends the log: it can still be read, and what is written from now on is dropped. */
  @Override
  public void close() throws IOException {
    synchronized (lock) {
      closed = true;
      if (file != null) {
        file.close();
      }
    }
  }

  /** Milliseconds with a fraction: how the log writes a length of time. */
  public static double ms(Duration length) {
    return length.toNanos() / 1e6;
  }

  private int indexOf(long seq) {
    long first = lastSeq - kept.size() + 1;
    return (int) Math.max(0, Math.min(kept.size(), seq - first));
  }

  private void store(Entry entry) {
    if (file != null) {
      try {
        file.append(entry);
      } catch (IOException e) {
        throw new UncheckedIOException("the oracle log cannot be written", e);
      }
    }
  }

  /** In tenths of the capacity, so that moving the rest down costs little per entry. */
  private void forgetOldest() {
    if (kept.size() > capacity) {
      kept.subList(0, Math.max(1, capacity / 10)).clear();
    }
  }
}
