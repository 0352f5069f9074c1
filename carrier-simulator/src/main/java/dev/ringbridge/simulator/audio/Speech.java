package dev.ringbridge.simulator.audio;

/**
 * A voice without words: syllables of a few harmonics, in phrases with pauses. Its pitch and its
 * rhythm are a function of the number it answers at, so that two people are told apart by ear.
 */
public final class Speech {
  private static final int LOUDNESS = 9_000;
  private static final int LOWEST_HZ = 95;
  private static final int RANGE_HZ = 130;

  /** How strong the harmonics of some vowels are. */
  private static final double[][] VOWELS = {
    {0.50, 0.32, 0.55, 0.18, 0.08},
    {0.70, 0.45, 0.10, 0.06, 0.12},
    {0.85, 0.20, 0.06, 0.04, 0.10},
    {0.55, 0.60, 0.22, 0.10, 0.04},
    {0.80, 0.38, 0.12, 0.03, 0.02}
  };

  private final long seed;
  private final int hertz;
  private final int syllableFrames;
  private final int syllables;
  private final int cycle;

  private Speech(long seed) {
    this.seed = seed;
    hertz = LOWEST_HZ + draw(1, RANGE_HZ);
    syllableFrames = 7 + draw(2, 6);
    syllables = 4 + draw(3, 5);
    cycle = syllableFrames * syllables + 20 + draw(4, 26);
  }

  /** The voice at a number. */
  public static Speech of(String number) {
    long hash = 1_125_899_906_842_597L;
    for (int i = 0; i < number.length(); i++) {
      hash = 31 * hash + number.charAt(i);
    }
    return new Speech(hash);
  }

  /** The pitch it speaks around. */
  int hertz() {
    return hertz;
  }

  /** What it says in a frame, counted from its first: it begins with a syllable. */
  public Frame at(long index) {
    int place = (int) (index % cycle);
    int syllable = place / syllableFrames;
    if (syllable >= syllables) {
      return Frame.SILENCE;
    }
    int draws = (int) (index / cycle % 1_000) * 10 + syllable + 10;
    double pitch = hertz * (0.9 + draw(draws, 25) / 100.0);
    return syllable(pitch, VOWELS[draw(-draws, VOWELS.length)], place % syllableFrames);
  }

  private Frame syllable(double pitch, double[] vowel, int frame) {
    short[] samples = new short[Frame.SAMPLES];
    double length = (double) syllableFrames * Frame.SAMPLES;
    for (int i = 0; i < Frame.SAMPLES; i++) {
      int at = frame * Frame.SAMPLES + i;
      double turns = at * pitch / Frame.RATE;
      double sum = 0;
      for (int harmonic = 1; harmonic <= vowel.length; harmonic++) {
        sum += vowel[harmonic - 1] * Sine.of(turns * harmonic);
      }
      // Half a turn up and down: a syllable begins and ends in silence.
      samples[i] = (short) (LOUDNESS * Sine.of(at / length / 2) * sum);
    }
    return Frame.of(samples);
  }

  /** A number below a bound that depends on the voice and on what it is drawn for. */
  private int draw(int what, int bound) {
    long mixed = seed + what * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return (int) Math.floorMod(mixed ^ (mixed >>> 31), (long) bound);
  }
}
