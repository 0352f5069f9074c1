package dev.ringbridge.core.agent;

/**
 * What an agent owes to the call that is theirs.
 *
 * @param disposed whether it was said what came of it
 * @param binding whether they are held until it was
 */
public record Duty(boolean disposed, boolean binding) {
  /** Nothing is owed: there is no call, or it is not over. */
  public static final Duty NONE = new Duty(false, false);

  /** Whether nothing but the disposition frees them. */
  boolean holds() {
    return binding && !disposed;
  }

  Duty fulfilled() {
    return new Duty(true, binding);
  }

  Duty binding(boolean nowBinding) {
    return new Duty(disposed, nowBinding);
  }
}
