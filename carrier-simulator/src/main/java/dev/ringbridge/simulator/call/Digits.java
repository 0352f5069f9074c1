package dev.ringbridge.simulator.call;

/**
 * What is taken of the keys that somebody presses.
 *
 * @param most how many keys there are at most
 * @param finish the key that ends them and is none of them; empty where no key does
 */
public record Digits(int most, String finish) {

  /** What goes out of what was pressed. */
  public String taken(String pressed) {
    int end = finish.isEmpty() ? -1 : pressed.indexOf(finish);
    String before = end < 0 ? pressed : pressed.substring(0, end);
    return before.substring(0, Math.min(most, before.length()));
  }

  /** Whether they go out at once, and not after another wait. */
  public boolean isComplete(String pressed) {
    return taken(pressed).length() == most || (!finish.isEmpty() && pressed.contains(finish));
  }
}
