package dev.ringbridge.simulator.audio;

/** The coding of the telephone network: a sample in eight bits (ITU-T G.711, mu-law). */
final class MuLaw {
  private static final int BIAS = 0x84;
  private static final int LOUDEST = 32_635;
  private static final int SIGN = 0x80;
  private static final int HIGHEST_EXPONENT = 7;
  private static final short[] DECODED = new short[256];

  static {
    for (int code = 0; code < DECODED.length; code++) {
      DECODED[code] = expand(code);
    }
  }

  private MuLaw() {}

  static short decode(byte code) {
    return DECODED[code & 0xFF];
  }

  static byte encode(short sample) {
    int sign = sample < 0 ? SIGN : 0;
    int biased = Math.min(LOUDEST, Math.abs((int) sample)) + BIAS;
    int exponent = Math.max(0, HIGHEST_EXPONENT - (Integer.numberOfLeadingZeros(biased) - 17));
    int mantissa = (biased >> (exponent + 3)) & 0x0F;
    return (byte) ~(sign | (exponent << 4) | mantissa);
  }

  private static short expand(int code) {
    int bits = ~code & 0xFF;
    int exponent = (bits >> 4) & 0x07;
    int magnitude = ((((bits & 0x0F) << 3) + BIAS) << exponent) - BIAS;
    return (short) ((bits & SIGN) == 0 ? magnitude : -magnitude);
  }
}
