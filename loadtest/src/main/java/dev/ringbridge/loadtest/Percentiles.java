package dev.ringbridge.loadtest;

import org.HdrHistogram.Histogram;

/** Delays, with their percentiles in milliseconds. */
final class Percentiles {
  private static final double MICROS = 1000.0;
  private static final int DIGITS = 3;

  private final Histogram micros = new Histogram(DIGITS);

  synchronized void add(double millis) {
    micros.recordValue(Math.max(0, Math.round(millis * MICROS)));
  }

  synchronized double at(double percentile) {
    return Math.round(micros.getValueAtPercentile(percentile) / 10.0) / 100.0;
  }

  synchronized long count() {
    return micros.getTotalCount();
  }
}
