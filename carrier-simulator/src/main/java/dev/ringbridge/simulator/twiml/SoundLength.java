package dev.ringbridge.simulator.twiml;

import java.time.Duration;

/** How long a voice takes: nothing is really heard here. */
public final class SoundLength {
  private static final int MS_PER_CHARACTER = 65;
  private static final int SHORTEST_MS = 300;
  private static final int FILE_MS = 5_000;
  private static final int TONE_MS = 500;

  /** A loop of 0 goes on until the call ends: as good as this often. */
  private static final int ENDLESS = 10_000;

  private SoundLength() {}

  /** How long a text takes to be said once, in virtual time. */
  public static Duration said(String text) {
    return Duration.ofMillis(Math.max(SHORTEST_MS, (long) text.length() * MS_PER_CHARACTER));
  }

  /** How long a file plays, in virtual time: no file is looked at. */
  public static Duration file() {
    return Duration.ofMillis(FILE_MS);
  }

  static Duration said(Element say) {
    return said(say.text()).multipliedBy(loops(say));
  }

  static Duration played(Element play) {
    Duration once =
        play.attribute("digits")
            .map(digits -> Duration.ofMillis((long) TONE_MS * digits.length()))
            .orElse(file());
    return once.multipliedBy(loops(play));
  }

  private static int loops(Element verb) {
    int loops = verb.number("loop", 1);
    return loops == 0 ? ENDLESS : loops;
  }
}
