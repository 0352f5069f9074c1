package dev.ringbridge.simulator.journal;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes down that the simulator itself failed: what it did from there on is no truth. */
public final class SimulatorBug {
  private SimulatorBug() {}

  /** Writes where it failed; its message stays out, which may hold anything. */
  public static void write(Journal journal, Throwable bug) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("error", bug.getClass().getName());
    StackTraceElement[] trace = bug.getStackTrace();
    details.put("where", trace.length == 0 ? "unknown" : trace[0].toString());
    journal.write(Kind.SIMULATOR_ERROR, "", null, details);
  }
}
