package dev.ringbridge.simulator.audio;

/** What is heard in 20 ms: 160 samples of 16 bits, at 8 kHz. On the wire it is 160 bytes. */
public final class Frame {
  /** Samples a second. */
  public static final int RATE = 8_000;

  /** Samples in a frame, and bytes on the wire. */
  public static final int SAMPLES = 160;

  /** How long a frame lasts, in milliseconds. */
  public static final int MILLIS = 20;

  /** Nothing is heard. */
  public static final Frame SILENCE = new Frame(new short[SAMPLES]);

  private final short[] samples;

  private Frame(short[] samples) {
    this.samples = samples;
  }

  /**
   * A frame of these samples.
   *
   * @param samples 160 of them; from now on the frame's
   */
  static Frame of(short[] samples) {
    return new Frame(samples);
  }

  /**
   * Reads a frame off the wire.
   *
   * @param bytes 160 samples, mu-law
   */
  public static Frame ofMuLaw(byte[] bytes) {
    short[] samples = new short[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      samples[i] = MuLaw.decode(bytes[i]);
    }
    return new Frame(samples);
  }

  /** The frame for the wire, mu-law. */
  public byte[] toMuLaw() {
    byte[] bytes = new byte[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      bytes[i] = MuLaw.encode(samples[i]);
    }
    return bytes;
  }

  /** Both at once; what is too loud for 16 bits is cut off there. */
  Frame plus(Frame other) {
    if (this == SILENCE || other == SILENCE) {
      return this == SILENCE ? other : this;
    }
    short[] sum = new short[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      int both = samples[i] + other.samples[i];
      sum[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, both));
    }
    return new Frame(sum);
  }

  /** How loud it is: the root of the samples' mean square, 0 to 32,767. */
  public int loudness() {
    if (this == SILENCE) {
      return 0;
    }
    long squares = 0;
    for (short sample : samples) {
      squares += (long) sample * sample;
    }
    return (int) Math.sqrt((double) squares / SAMPLES);
  }
}
