package dev.ringbridge.simulator.audio;

/** What somebody hears who is on hold: four notes, over and over. */
final class HoldMusic {
  private static final int LOUDNESS = 2_500;
  private static final int NOTE_FRAMES = 25;
  private static final double[] NOTES = {523.25, 659.26, 783.99, 659.26};

  private HoldMusic() {}

  /** The music in a frame. */
  static Frame at(long index) {
    short[] samples = new short[Frame.SAMPLES];
    double hertz = NOTES[(int) (index / NOTE_FRAMES % NOTES.length)];
    long first = index % NOTE_FRAMES * Frame.SAMPLES;
    for (int i = 0; i < Frame.SAMPLES; i++) {
      double fade = 1 - (double) (first + i) / (NOTE_FRAMES * Frame.SAMPLES);
      samples[i] = (short) (LOUDNESS * fade * Sine.of((first + i) * hertz / Frame.RATE));
    }
    return Frame.of(samples);
  }
}
