package dev.ringbridge.telephony.setup;

import dev.ringbridge.telephony.setup.Finding.Level;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What a test of an account found.
 *
 * @param level that of its worst finding
 */
record TestReport(Instant at, Level level, List<Finding> findings) {
  static TestReport of(Instant at, List<Finding> findings) {
    Level worst =
        findings.stream().map(Finding::level).max(Comparator.naturalOrder()).orElse(Level.PASS);
    return new TestReport(at, worst, List.copyOf(findings));
  }
}
