package dev.ringbridge.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The truth of what the carrier was asked, did and said, in order: what other programs' claims are
 * judged by. It is no service log: it holds numbers. It can be read from any thread. The kinds and
 * their details are listed in the module's README.
 */
public interface OracleLog {

  /** Everything still in memory, oldest first. */
  List<Entry> entries();

  /**
   * The entries from a sequence number on. If that one is no longer in memory, the first entry has
   * a higher number than asked for; the log file has the rest.
   *
   * @param fromSeq the lowest sequence number wanted
   * @param limit how many at most
   */
  List<Entry> entries(long fromSeq, int limit);

  /** The number of the newest entry, 0 if there is none. */
  long lastSeq();

  /**
   * Waits for an entry, in memory or to come.
   *
   * @param wanted which one
   * @param patience how long to wait, in real time
   * @return the first such entry, or empty when patience is out
   */
  Optional<Entry> await(Predicate<Entry> wanted, Duration patience) throws InterruptedException;

  /**
   * One fact.
   *
   * @param seq its number, from 1, without gaps, going on where the log file ended
   * @param at when, to the microsecond
   * @param kind what, as {@code answered}
   * @param accountSid whose
   * @param callSid of which call, null if of none
   * @param details the rest, flat but for {@code callParams}
   */
  record Entry(
      long seq,
      Instant at,
      String kind,
      String accountSid,
      @Nullable String callSid,
      Map<String, Object> details) {

    /** A detail as text, empty if there is none. */
    public Optional<String> detail(String name) {
      return Optional.ofNullable(details.get(name)).map(Object::toString);
    }

    /** A parameter of the query of the call's own URL: how a caller finds its own id again. */
    public Optional<String> callParam(String name) {
      return details.get("callParams") instanceof Map<?, ?> params
          ? Optional.ofNullable(params.get(name)).map(Object::toString)
          : Optional.empty();
    }
  }
}
