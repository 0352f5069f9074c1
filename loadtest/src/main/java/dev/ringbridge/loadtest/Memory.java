package dev.ringbridge.loadtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What processes hold in memory together: the sum of their proportional set sizes (Linux,
 * smaps_rollup), so that what they share is counted once.
 */
final class Memory {
  private static final int KIB = 1024;

  private Memory() {}

  /** In mebibytes; 0 where the system does not tell. */
  static long mebibytes(Stream<ProcessHandle> processes) {
    return processes.mapToLong(one -> kibibytes(one.pid())).sum() / KIB;
  }

  private static long kibibytes(long pid) {
    try {
      List<String> lines = Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup"));
      return lines.stream()
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .sum();
    } catch (IOException e) {
      return 0;
    }
  }
}
