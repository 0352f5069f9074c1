package dev.ringbridge.core.lead;

import java.util.Arrays;

/** How urgent an admin or the import says a lead is. The lowest rank is dialed first. */
public enum Priority {
  URGENT(0),
  HIGH(1),
  MEDIUM(2),
  LOW(3);

  private final int rank;

  Priority(int rank) {
    this.rank = rank;
  }

  /** The rank as it is stored and sorted. */
  public int rank() {
    return rank;
  }

  /**
   * The priority of a stored rank.
   *
   * @throws IllegalArgumentException if no priority has it
   */
  public static Priority ofRank(int rank) {
    return Arrays.stream(values())
        .filter(priority -> priority.rank == rank)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no priority of rank " + rank));
  }
}
