package dev.ringbridge.loadtest.lifecycle;

import dev.ringbridge.simulator.CarrierSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The processor time that each part of a standalone Ringbridge took so far, by Linux' own account
 * (proc(5): stat of processes and of their threads, in hundredths of a second).
 *
 * @param ticks of each part
 */
record ProcessorTime(Map<Part, Long> ticks) {
  private static final double TICKS_PER_SECOND = 100;

  /** The name in brackets, then the state and ten numbers, then the times in user and kernel. */
  private static final Pattern STAT =
      Pattern.compile("\\d+ \\((.*)\\) \\S(?: \\S+){10} (\\d+) (\\d+) .*", Pattern.DOTALL);

  /** Kafka's broker; its clients' threads belong to whoever uses them. */
  private static final Pattern BROKER =
      Pattern.compile(
          "(data-plane-kafk|kafka-(?!producer|coordinat|admin)|ExpirationReape|executor-[A-Z]|"
              + "group-coordinat|share-coord|transaction-coo|quorum-|broker-|raft-|Throttled).*");

  private static final Pattern MACHINE =
      Pattern.compile("(C[12] Compiler|GC Thread|VM |Sweeper|G1 |Common-Cleaner|Signal).*");

  ProcessorTime {
    ticks = Map.copyOf(ticks);
  }

  /** What takes processor time. */
  enum Part {
    /** The three services. */
    ENGINE,
    KAFKA,
    POSTGRES,
    SIMULATOR,
    /** The virtual machine's compiler and garbage collector, for all that run in it. */
    JVM,
    /** The simulated agents and this benchmark. */
    AGENTS
  }

  /**
   * Reads it.
   *
   * @param program the process of standalone
   * @param postgres the processes of PostgreSQL
   */
  static ProcessorTime now(ProcessHandle program, List<ProcessHandle> postgres) throws IOException {
    Map<Part, Long> ticks = new EnumMap<>(Part.class);
    Path folder = Path.of("/proc", Long.toString(program.pid()));
    try (Stream<Path> threads = Files.list(folder.resolve("task"))) {
      threads
          .map(thread -> Spent.read(thread.resolve("stat")))
          .forEach(spent -> ticks.merge(part(spent.name()), spent.ticks(), Long::sum));
    }
    long rest = ticks.values().stream().mapToLong(Long::longValue).sum();
    long engine = ticks.getOrDefault(Part.ENGINE, 0L);
    // Threads that ended are in the process' sum only.
    ticks.put(Part.ENGINE, Spent.read(folder.resolve("stat")).ticks() - rest + engine);
    ticks.put(Part.POSTGRES, postgres.stream().mapToLong(ProcessorTime::of).sum());
    ticks.put(Part.AGENTS, of(ProcessHandle.current()));
    return new ProcessorTime(ticks);
  }

  /** What a thread of the program works for. */
  static Part part(String thread) {
    if (thread.equals(CarrierSimulator.LOOP)) {
      return Part.SIMULATOR;
    }
    if (BROKER.matcher(thread).matches()) {
      return Part.KAFKA;
    }
    return MACHINE.matcher(thread).matches() ? Part.JVM : Part.ENGINE;
  }

  private static long of(ProcessHandle process) {
    return Spent.read(Path.of("/proc", Long.toString(process.pid()), "stat")).ticks();
  }

  /** The share of all processors that a part took since an earlier moment. */
  double share(Part part, ProcessorTime earlier, double seconds) {
    long spent = ticks.getOrDefault(part, 0L) - earlier.ticks.getOrDefault(part, 0L);
    double processors = Runtime.getRuntime().availableProcessors();
    return Math.round(1000 * spent / TICKS_PER_SECOND / seconds / processors) / 1000.0;
  }

  /**
   * What one process or thread took.
   *
   * @param name its name
   * @param ticks hundredths of a second
   */
  record Spent(String name, long ticks) {
    private static final Spent GONE = new Spent("", 0);

    static Spent read(Path stat) {
      try {
        return parse(Files.readString(stat));
      } catch (IOException e) {
        return GONE;
      }
    }

    static Spent parse(String line) {
      Matcher stat = STAT.matcher(line);
      return stat.matches()
          ? new Spent(stat.group(1), Long.parseLong(stat.group(2)) + Long.parseLong(stat.group(3)))
          : GONE;
    }
  }
}
