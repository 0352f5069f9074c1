package dev.ringbridge.loadtest;

import org.HdrHistogram.Histogram;

/** Delays, with their percentiles in milliseconds. */
public final class Percentiles {
  private static final double MICROS = 1000.0;
  private static final int DIGITS = 3;

  private final Histogram micros = new Histogram(DIGITS);

  /** Counts one. */
  public synchronized void add(double millis) {
    micros.recordValue(Math.max(0, Math.round(millis * MICROS)));
  }

  /** Counts all of others. */
  public synchronized void add(Percentiles others) {
    micros.add(others.micros);
  }

  /** So many milliseconds are not passed by this share of them, in percent. */
  public synchronized double at(double percentile) {
    return Math.round(micros.getValueAtPercentile(percentile) / 10.0) / 100.0;
  }

  /** How many there are. */
  public synchronized long count() {
    return micros.getTotalCount();
  }
}
