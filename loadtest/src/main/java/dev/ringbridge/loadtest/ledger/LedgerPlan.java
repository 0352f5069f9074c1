package dev.ringbridge.loadtest.ledger;

import dev.ringbridge.simulator.People;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How large a run is.
 *
 * @param leads how many are imported into the campaign that practices
 * @param lawfulLeads how many into the one that keeps calling hours
 * @param placements how many calls are wanted before it stops
 * @param longest for how long it dials at most
 * @param liveCalls how many calls must be going on when a process is killed
 * @param calm for how long everything must have worked before the next kill
 * @param kills how many kills it waits for, if there is time; after them they are seldom
 * @param naive how many numbers the naive loop dials for contrast
 * @param share of the creates, and of the webhooks, that meet each fault
 */
record LedgerPlan(
    int leads,
    int lawfulLeads,
    long placements,
    Duration longest,
    int liveCalls,
    Duration calm,
    int kills,
    int naive,
    double share) {
  static final int CALLS_PER_SECOND = 60;
  static final int AGENTS = 30;
  static final int LINES_PER_AGENT = 10;
  static final int CALLS_PER_DAY = 3;
  static final int MOST_ATTEMPTS = 10;
  static final int WRAP_UP_SECONDS = 5;
  static final int SPEED = 3;
  static final int SEED = 7;

  /** Minutes after any call that reached nobody. */
  static final int RETRY_MINUTES = 1;

  /** Most people do not come to the phone. */
  static final People PEOPLE =
      new People(
          0.04,
          0.02,
          0.72,
          0.10,
          0.08,
          0.04,
          Duration.ofSeconds(8),
          Duration.ofSeconds(15),
          Duration.ofSeconds(4));

  /** Every way in which a create can go wrong. */
  private static final List<String> CREATE_FAULTS =
      List.of(
          "executed-dropped",
          "executed-500",
          "executed-502-html",
          "executed-503",
          "executed-broken-json",
          "response-delayed",
          "answered-twice",
          "refused-503",
          "refused-connection",
          "refused-429",
          "invalid-number");

  /** Every way in which a webhook can. */
  private static final List<String> WEBHOOK_FAULTS = List.of("doubled", "shuffled", "lost", "late");

  /**
   * The product's own clocks, shortened so that what is unknown is resolved within the run: a
   * request counts as lost after 2 s (10 s by default), and a call without a trace as not placed 2
   * + 5 + 1 + 2 s after its deadline (10 + 60 + 10 + 10 s by default). Whoever is killed answers
   * late: that this makes the house dial less is switched off, or hardly any would be dialed.
   */
  static final Map<String, String> SETTINGS =
      Map.of(
          "ringbridge.telephony.requests.timeout", "PT2S",
          "ringbridge.telephony.resolution.every", "PT2S",
          "ringbridge.telephony.resolution.queue-allowance", "PT5S",
          "ringbridge.telephony.resolution.listing-lag", "PT1S",
          "ringbridge.telephony.resolution.margin", "PT2S",
          "ringbridge.telephony.resolution.answered-every", "PT10S",
          "ringbridge.queue.pacing.late-answers.tolerated", "1");

  /** Longer than it takes to hold a call without a trace for not placed, its deadline included. */
  static final Duration STOP = Duration.ofSeconds(17);

  /** What there is time for in four minutes. */
  static LedgerPlan quick() {
    return new LedgerPlan(
        15_000, 3_000, 10_000, Duration.ofSeconds(130), 50, Duration.ofSeconds(5), 20, 1_000, 0.02);
  }

  /** A run of so many placements. */
  static LedgerPlan of(long placements) {
    int leads = (int) Math.min(1_500_000, placements + placements / 5 + 1_000);
    return new LedgerPlan(
        leads,
        leads / 10,
        placements,
        Duration.ofDays(2),
        50,
        Duration.ofSeconds(30),
        20,
        10_000,
        0.02);
  }

  /** Ten thousand, for a test: fewer where the machine does not make them in seven minutes. */
  static LedgerPlan tested() {
    return new LedgerPlan(
        15_000, 1_500, 10_000, Duration.ofMinutes(7), 50, Duration.ofSeconds(12), 20, 1_000, 0.02);
  }

  /** A few hundred placements and a few kills, for a test. */
  static LedgerPlan small() {
    return new LedgerPlan(
        1_000, 200, 200, Duration.ofMinutes(3), 10, Duration.ofSeconds(5), 3, 200, 0.05);
  }

  /** The faults as the simulator takes them. */
  String faults() {
    return "{\"seed\":%d,\"creates\":%s,\"webhooks\":%s}"
        .formatted(SEED, shares(CREATE_FAULTS), shares(WEBHOOK_FAULTS));
  }

  /** The kinds of faults, as the figures name them. */
  static List<String> kinds() {
    return Stream.concat(
            CREATE_FAULTS.stream(), WEBHOOK_FAULTS.stream().map(name -> "webhook-" + name))
        .toList();
  }

  private String shares(List<String> faults) {
    return faults.stream()
        .map(name -> "\"" + name + "\":" + share)
        .collect(Collectors.joining(",", "{", "}"));
  }
}
