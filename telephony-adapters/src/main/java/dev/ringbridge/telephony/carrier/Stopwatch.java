package dev.ringbridge.telephony.carrier;

/** Time that only runs forward, for measuring; no date. */
@FunctionalInterface
public interface Stopwatch {
  /** Nanoseconds since some moment of this process. */
  long nanos();
}
