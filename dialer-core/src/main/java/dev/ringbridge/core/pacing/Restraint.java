package dev.ringbridge.core.pacing;

import java.time.Duration;
import java.util.Optional;

/**
 * How much of what it dialed before a house may dial whose answers come late: halved by each window
 * in which too many were late, a tenth more by each in which they were not. Additive increase and
 * multiplicative decrease find what a server carries without knowing why it carries no more, and
 * end the overload that feeds itself (Chiu and Jain, Computer Networks and ISDN Systems 17, 1989;
 * TCP: RFC 5681).
 *
 * @param share from {@link #LEAST} to one, which restrains nothing
 */
public record Restraint(double share) {
  /** Nothing is restrained. */
  public static final Restraint NONE = new Restraint(1);

  /** A house that is late at this is late whatever it dials, and must be heard to recover. */
  static final double LEAST = 1 / 64.0;

  private static final double DECREASE = 0.5;
  private static final double INCREASE = 0.1;
  private static final double THOUSAND = 1000;

  /** One late answer is chance, whatever share of few it is. */
  private static final int LATE_FOR_A_REASON = 2;

  /** Whether less is dialed. */
  public boolean holds() {
    return share < 1;
  }

  /**
   * What a window comes to; empty while it stays open, because what was heard in it may still be
   * chance: one late answer among few, or none at all in a house that is held back.
   *
   * @param heard the answers of the window so far
   * @param open for how long it is open
   */
  public Optional<Restraint> after(Answers heard, Duration open, Rules rules) {
    if (open.compareTo(rules.window()) < 0) {
      return Optional.empty();
    }
    boolean tooMany = heard.late() > rules.tolerated() * heard.handled();
    if (tooMany && heard.late() >= LATE_FOR_A_REASON) {
      return Optional.of(new Restraint(Math.max(LEAST, share * DECREASE)));
    }
    boolean telling = heard.handled() > 0 && !tooMany;
    if (!telling && open.compareTo(rules.longestWindow()) < 0) {
      return Optional.empty();
    }
    return Optional.of(tooMany ? this : more());
  }

  /** In whole thousandths, or tenths would add up to almost one and hold for a window more. */
  private Restraint more() {
    double sum = Math.round((share + INCREASE) * THOUSAND) / THOUSAND;
    return new Restraint(Math.min(1, sum));
  }

  /**
   * The calls that were answered and handled, or given up for want of it.
   *
   * @param late those of them that were handled late, or never
   */
  public record Answers(int handled, int late) {
    public static final Answers NONE = new Answers(0, 0);
  }

  /**
   * When answers come too late.
   *
   * @param window how long answers are heard before they are judged
   * @param longestWindow how long they are where few are heard
   * @param tolerated which share of them may be late
   */
  public record Rules(Duration window, Duration longestWindow, double tolerated) {}
}
