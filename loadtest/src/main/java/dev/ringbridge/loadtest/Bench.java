package dev.ringbridge.loadtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringbridge.loadtest.ledger.LedgerBench;
import dev.ringbridge.loadtest.lifecycle.LifecycleBench;
import dev.ringbridge.loadtest.queue.QueueBench;
import dev.ringbridge.loadtest.rate.RateBench;
import dev.ringbridge.loadtest.simulator.SimulatorBench;
import dev.ringbridge.loadtest.webhooks.WebhooksBench;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code loadtest/bench NAME [--quick] [--option=value ...]}: runs one benchmark and prints its
 * figures as one JSON object. An option is the system property {@code ringbridge.bench.option}.
 */
public final class Bench {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Measuring> BENCHES =
      new TreeMap<>(
          Map.of(
              "demo",
              new DemoBench(),
              "answer",
              new AnswerBench(),
              "ledger",
              new LedgerBench(),
              "lifecycle",
              new LifecycleBench(),
              "queue",
              new QueueBench(),
              "rate",
              new RateBench(),
              "simulator",
              new SimulatorBench(),
              "webhooks",
              new WebhooksBench()));
  private static final int USAGE = 2;

  private Bench() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> words = List.of(args);
    boolean quick = words.contains("--quick");
    words.stream().filter(word -> word.matches("--[a-z]+=.+")).forEach(Bench::set);
    List<String> names = words.stream().filter(word -> !word.startsWith("--")).toList();
    Measuring bench = names.size() == 1 ? BENCHES.get(names.get(0)) : null;
    if (bench == null) {
      System.err.println(
          "usage: loadtest/bench NAME [--quick], NAME one of "
              + String.join(", ", BENCHES.keySet()));
      System.exit(USAGE);
      return;
    }
    ObjectNode result = JSON.createObjectNode();
    result.put("bench", names.get(0)).put("commit", commit());
    result.put("cores", Runtime.getRuntime().availableProcessors()).put("quick", quick);
    result.set("figures", bench.measure(quick));
    System.out.println(JSON.writeValueAsString(result));
    System.exit(0);
  }

  private static void set(String option) {
    int equals = option.indexOf('=');
    System.setProperty(
        "ringbridge.bench." + option.substring(2, equals), option.substring(equals + 1));
  }

  private static String commit() throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "-C", repository().toString(), "rev-parse", "--short", "HEAD")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return git.waitFor() == 0 ? answer : "unknown";
  }

  /** The checkout that is measured. */
  public static Path repository() {
    return Path.of(System.getProperty("ringbridge.repository", "."));
  }

  /** Says how it goes. */
  public static void say(String line) {
    System.err.println(line);
  }

  /** One benchmark. */
  public interface Measuring {
    /**
     * Runs it.
     *
     * @param quick whether it must end within four minutes
     * @return its figures
     */
    ObjectNode measure(boolean quick) throws IOException, InterruptedException;
  }
}
