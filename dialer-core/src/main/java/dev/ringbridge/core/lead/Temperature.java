package dev.ringbridge.core.lead;

import dev.ringbridge.core.disposition.SalesStatus;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How promising a lead is, by what is known of it. The lowest rank is dialed first. */
public enum Temperature {
  HOT(0),
  WARM(1),
  COLD(2);

  private static final int HOT_ABOVE = 80;
  private static final int COLD_BELOW = 50;
  private static final int COLD_AFTER_ATTEMPTS = 3;

  private final int rank;

  Temperature(int rank) {
    this.rank = rank;
  }

  /** The lowest is dialed first. */
  public int rank() {
    return rank;
  }

  /** The temperature of a rank. */
  static Temperature ofRank(int rank) {
    return Arrays.stream(values())
        .filter(temperature -> temperature.rank == rank)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no temperature of rank " + rank));
  }

  /**
   * The requirements' rules overlap and leave holes; this is their resolution C06, by precedence:
   * interested or a score above 80 is hot; else three attempts or a score below 50 is cold; else
   * warm.
   *
   * @param score 0 to 100, null where nobody gave one
   */
  public static Temperature of(@Nullable Integer score, SalesStatus status, int attempts) {
    if (status == SalesStatus.INTERESTED || (score != null && score > HOT_ABOVE)) {
      return HOT;
    }
    boolean cold = attempts >= COLD_AFTER_ATTEMPTS || (score != null && score < COLD_BELOW);
    return cold ? COLD : WARM;
  }
}
