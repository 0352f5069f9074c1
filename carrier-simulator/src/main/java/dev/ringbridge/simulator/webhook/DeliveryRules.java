package dev.ringbridge.simulator.webhook;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How long a webhook may take and when it is sent again. The defaults, and what a URL's fragment
 * may say instead, are the carrier's "connection overrides"; values out of range are not heard.
 *
 * @param connect to get a connection
 * @param read from there to the whole answer
 * @param total of all attempts; no call waits longer than 15 s
 * @param retries how many attempts may follow the first
 * @param retryOn after what
 */
record DeliveryRules(
    Duration connect, Duration read, Duration total, int retries, Set<String> retryOn) {
  /**
   * Exotel's for events: about a second per attempt, three attempts, on 408, 429, 5xx, a time-out
   * and a failed connection; any other 4xx is dropped.
   */
  static final DeliveryRules OF_EVENTS =
      new DeliveryRules(
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(6),
          2,
          Set.of("408", "429", "5xx", "ct", "rt"));

  /** Exotel's for callbacks of calls: 15 seconds, up to two retries on whatever is not 2xx. */
  static final DeliveryRules OF_CALLBACKS =
      new DeliveryRules(
          Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(90), 2, Set.of("all"));

  /**
   * Exotel's for what a flow asks: an answer must come in about five seconds, and is asked once.
   */
  static final DeliveryRules OF_FLOWS =
      new DeliveryRules(
          Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), 0, Set.of());

  private static final int CEILING_MS = 15_000;
  private static final int CONNECT_MS = 5_000;

  /** The rules in the fragment of this URL. */
  static DeliveryRules of(String url) {
    int hash = url.indexOf('#');
    Map<String, String> said = hash < 0 ? Map.of() : parse(url.substring(hash + 1));
    return new DeliveryRules(
        Duration.ofMillis(number(said, "ct", 100, 10_000, CONNECT_MS)),
        Duration.ofMillis(number(said, "rt", 100, CEILING_MS, CEILING_MS)),
        Duration.ofMillis(number(said, "tt", 100, CEILING_MS, CEILING_MS)),
        number(said, "rc", 0, 5, 1),
        Set.of(said.getOrDefault("rp", "ct").split(",", -1)));
  }

  /** Whether it may be sent again after that reply, if time and attempts are left. */
  boolean mayRepeat(Reply reply) {
    return (retryOn.contains("all") && !reply.isSuccess())
        || retryOn.contains(reply.policy())
        || (reply instanceof Reply.Answered answered
            && retryOn.contains(Integer.toString(answered.status())));
  }

  private static Map<String, String> parse(String fragment) {
    return Arrays.stream(fragment.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, second) -> second));
  }

  private static int number(Map<String, String> said, String key, int min, int max, int standard) {
    Function<String, Optional<Integer>> parse =
        text -> text.matches("[0-9]{1,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    return Optional.ofNullable(said.get(key))
        .flatMap(parse)
        .filter(value -> value >= min && value <= max)
        .orElse(standard);
  }
}
