package dev.ringbridge.core.pacing;

/** One limit on how many calls a tick may place. */
@FunctionalInterface
public interface PacingRule {
  /** What it allows, given what the tick knows. */
  Ceiling ceiling(PacingInputs inputs);

  /**
   * At most so many, and why.
   *
   * @param calls how many, never below zero
   * @param limit the reason
   */
  record Ceiling(int calls, Limit limit) {
    public Ceiling {
      calls = Math.max(0, calls);
    }
  }
}
