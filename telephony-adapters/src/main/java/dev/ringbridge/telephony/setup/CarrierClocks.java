package dev.ringbridge.telephony.setup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How far the clocks of carriers are off this machine's, by what their answers say (the header
 * Date). Calling hours, deadlines and what calls of unknown fate are looked for by all take them to
 * agree.
 */
@ApplicationScoped
public class CarrierClocks {
  private static final Logger LOG = Logger.getLogger(CarrierClocks.class);
  private static final String SUBJECT = "Clock";

  /** Less than this is the network's, and a date's whole seconds. */
  private static final Duration MUCH = Duration.ofSeconds(5);

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Clock clock;
  private final Map<String, Duration> offs = new ConcurrentHashMap<>();

  public CarrierClocks(Clock clock) {
    this.clock = clock;
  }

  /** This machine's, when a request is sent. */
  public Instant now() {
    return clock.instant();
  }

  /**
   * An answer came.
   *
   * @param host whose
   * @param asked when the request was sent
   * @param date its header Date; null where it has none
   */
  public void heard(String host, Instant asked, @Nullable String date) {
    Instant heard = clock.instant();
    read(date).ifPresent(said -> keep(host, off(asked, said, heard)));
  }

  private static Optional<Instant> read(@Nullable String date) {
    try {
      return Optional.ofNullable(date)
          .map(text -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** However long the answer took, it was written between the two: what lies there is not off. */
  static Duration off(Instant asked, Instant said, Instant heard) {
    if (said.isAfter(heard)) {
      return Duration.between(heard, said);
    }
    Instant last = said.plus(SECOND);
    return last.isBefore(asked) ? Duration.between(asked, last) : Duration.ZERO;
  }

  /** Each change for the worse is logged once. */
  private void keep(String host, Duration off) {
    Duration before = Optional.ofNullable(offs.put(host, off)).orElse(Duration.ZERO);
    if (isMuch(off) && !isMuch(before)) {
      LOG.warnf("the clock of %s is %s: set this machine's by NTP", host, words(off));
    } else if (isMuch(before) && !isMuch(off)) {
      LOG.infof("the clock of %s and ours agree again", host);
    }
  }

  private static boolean isMuch(Duration off) {
    return off.abs().compareTo(MUCH) > 0;
  }

  private static String words(Duration off) {
    return "%d seconds %s ours"
        .formatted(off.abs().toSeconds(), off.isNegative() ? "behind" : "ahead of");
  }

  /** What the last answer of a host said; empty where none said the time. */
  public Optional<Finding> finding(String host) {
    return Optional.ofNullable(offs.get(host)).map(CarrierClocks::finding);
  }

  private static Finding finding(Duration off) {
    return isMuch(off)
        ? Finding.warning(
            SUBJECT,
            "The carrier's clock is " + words(off) + ".",
            "One of the two is wrong. Set the clock of the machines that Ringbridge and its database run on by NTP: calling hours are kept by it.")
        : Finding.pass(SUBJECT, "The carrier's clock and ours agree.");
  }
}
