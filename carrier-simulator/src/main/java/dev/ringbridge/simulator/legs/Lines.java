package dev.ringbridge.simulator.legs;

/** How the numbers do from which accounts have others called. */
@FunctionalInterface
public interface Lines {
  /** Whether nobody can be called from this number of an account. */
  boolean isOut(String accountSid, String exophone);
}
