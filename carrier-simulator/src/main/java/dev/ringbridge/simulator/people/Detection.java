package dev.ringbridge.simulator.people;

import java.time.Duration;

/**
 * Answering machine detection as asked for with a call. It hears nothing but the length of the
 * greeting, as the real one, and errs as that does: a long hello is taken for a machine.
 *
 * @param untilMessageEnd whether to wait for the end of a machine's greeting
 * @param speechThreshold speech longer than this is a machine's
 * @param speechEndThreshold silence after speech that ends it
 * @param silenceTimeout silence from the start that leaves it unknown
 * @param timeout the longest it takes
 */
public record Detection(
    boolean untilMessageEnd,
    Duration speechThreshold,
    Duration speechEndThreshold,
    Duration silenceTimeout,
    Duration timeout) {
  /** What is asked for by those who say no more than that. */
  public static final Detection STANDARD =
      new Detection(
          false,
          Duration.ofMillis(2_400),
          Duration.ofMillis(1_200),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30));

  private static final Duration FAX_TONE = Duration.ofMillis(1500);
  private static final Duration BEEP = Duration.ofMillis(300);

  /**
   * A verdict.
   *
   * @param answeredBy as the carrier words it
   * @param after virtual time since the answer
   */
  public record Verdict(String answeredBy, Duration after) {}

  /** What it says of who answered, and when. */
  public Verdict judge(Answerer answerer) {
    Verdict heard = listen(answerer);
    return heard.after().compareTo(timeout) > 0 ? new Verdict("unknown", timeout) : heard;
  }

  private Verdict listen(Answerer answerer) {
    if (answerer.verdictAfter().isPresent()) {
      return new Verdict(truth(answerer.voice()), answerer.verdictAfter().get());
    }
    if (answerer.voice() == Voice.FAX) {
      return new Verdict("fax", FAX_TONE);
    }
    if (answerer.greeting().isZero()) {
      return new Verdict("unknown", silenceTimeout);
    }
    if (answerer.greeting().compareTo(speechThreshold) < 0) {
      return new Verdict("human", answerer.greeting().plus(speechEndThreshold));
    }
    return longSpeech(answerer);
  }

  private Verdict longSpeech(Answerer answerer) {
    if (!untilMessageEnd) {
      return new Verdict("machine_start", speechThreshold);
    }
    return answerer.voice() == Voice.MACHINE
        ? new Verdict("machine_end_beep", answerer.greeting().plus(BEEP))
        : new Verdict("machine_end_silence", answerer.greeting().plus(speechEndThreshold));
  }

  private String truth(Voice voice) {
    return switch (voice) {
      case HUMAN -> "human";
      case FAX -> "fax";
      case MACHINE -> untilMessageEnd ? "machine_end_beep" : "machine_start";
    };
  }
}
