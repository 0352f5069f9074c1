package dev.ringbridge.simulator.people;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a person says when they are asked to speak.
 *
 * @param words as they are recognized
 * @param confidence how sure the recognition is, 0 to 1
 * @param after how long they listen before, in virtual time
 */
public record Utterance(String words, double confidence, Duration after) {
  private static final double CERTAIN = 0.9;
  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("0", "zero"),
          Map.entry("1", "one"),
          Map.entry("2", "two"),
          Map.entry("3", "three"),
          Map.entry("4", "four"),
          Map.entry("5", "five"),
          Map.entry("6", "six"),
          Map.entry("7", "seven"),
          Map.entry("8", "eight"),
          Map.entry("9", "nine"),
          Map.entry("*", "star"),
          Map.entry("#", "pound"));

  public Utterance {
    if (words.isBlank() || !(confidence >= 0 && confidence <= 1) || after.isNegative()) {
      throw new IllegalArgumentException(
          "words must not be empty, the confidence between 0 and 1, the time not negative");
    }
  }

  /** Whoever would press keys says them, where only speech is listened to. */
  public static Utterance of(KeyPress press) {
    String words =
        press
            .digits()
            .chars()
            .mapToObj(Character::toString)
            .map(key -> KEYS.getOrDefault(key, key))
            .collect(Collectors.joining(" "));
    return new Utterance(words, CERTAIN, press.after());
  }
}
