package dev.ringbridge.loadtest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Jobs that were started while one of a higher priority had waited for longer than the horizon. */
public final class Inversions {
  /** The start of a job that was not started. */
  public static final long NEVER = Long.MAX_VALUE;

  private final long horizonNanos;

  /**
   * @param horizon how long a job of a higher priority may wait behind others
   */
  public Inversions(Duration horizon) {
    this.horizonNanos = horizon.toNanos();
  }

  /**
   * One job.
   *
   * @param tier its place in line; lower comes first
   * @param dueAt when it could have been started, in nanoseconds
   * @param startedAt when it was; NEVER if it was not
   */
  public record Job(int tier, long dueAt, long startedAt) {}

  /** How many there are. */
  public long count(List<Job> jobs) {
    Map<Integer, Waiting> tiers = tiers(jobs);
    return jobs.stream().filter(job -> overtakenUntil(job, tiers) > job.startedAt()).count();
  }

  /**
   * How long after such a job the one that it had overtaken was started, at most, in nanoseconds;
   * one that never was counts until the last start of all.
   */
  public long furthest(List<Job> jobs) {
    Map<Integer, Waiting> tiers = tiers(jobs);
    List<Job> started = jobs.stream().filter(job -> job.startedAt() != NEVER).toList();
    long end = started.stream().mapToLong(Job::startedAt).max().orElse(0);
    return started.stream()
        .mapToLong(job -> Math.min(end, overtakenUntil(job, tiers)) - job.startedAt())
        .reduce(0, Math::max);
  }

  private static Map<Integer, Waiting> tiers(List<Job> jobs) {
    Map<Integer, Waiting> tiers = new TreeMap<>();
    for (Job job : jobs) {
      tiers.computeIfAbsent(job.tier(), tier -> new Waiting()).jobs.add(job);
    }
    tiers.values().forEach(Waiting::sort);
    return tiers;
  }

  /** When the last of those was started that had priority and waited for too long already. */
  private long overtakenUntil(Job job, Map<Integer, Waiting> tiers) {
    return tiers.entrySet().stream()
        .takeWhile(tier -> tier.getKey() < job.tier())
        .mapToLong(tier -> tier.getValue().latestStart(job.startedAt() - horizonNanos))
        .reduce(0, Math::max);
  }

  /**
   * The jobs of one tier by when they were due, and the latest start among each and those before.
   */
  private static final class Waiting {
    private final List<Job> jobs = new ArrayList<>();
    private long[] latest = {};

    void sort() {
      jobs.sort(Comparator.comparingLong(Job::dueAt));
      latest = jobs.stream().mapToLong(Job::startedAt).toArray();
      for (int i = 1; i < latest.length; i++) {
        latest[i] = Math.max(latest[i], latest[i - 1]);
      }
    }

    /** The latest start of those that were due before. */
    long latestStart(long dueBefore) {
      int low = 0;
      int high = jobs.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (jobs.get(middle).dueAt() < dueBefore) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low == 0 ? 0 : latest[low - 1];
    }
  }
}
