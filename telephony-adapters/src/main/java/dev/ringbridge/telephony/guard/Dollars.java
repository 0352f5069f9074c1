package dev.ringbridge.telephony.guard;

import org.jspecify.annotations.Nullable;

/** US dollars as people write them, and in millionths as they are counted. */
final class Dollars {
  private static final double MICROS = 1e6;

  private Dollars() {}

  static long micros(double dollars) {
    return Math.round(dollars * MICROS);
  }

  static @Nullable Long micros(@Nullable Double dollars) {
    return dollars == null ? null : Long.valueOf(micros(dollars.doubleValue()));
  }

  static double of(long micros) {
    return micros / MICROS;
  }

  static @Nullable Double of(@Nullable Long micros) {
    return micros == null ? null : Double.valueOf(of(micros.longValue()));
  }
}
