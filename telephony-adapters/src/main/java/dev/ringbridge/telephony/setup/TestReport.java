package dev.ringbridge.telephony.setup;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What a test of an account found.
 *
 * @param level that of its worst finding
 */
record TestReport(Instant at, FindingLevel level, List<Finding> findings) {
  static TestReport of(Instant at, List<Finding> findings) {
    FindingLevel worst =
        findings.stream()
            .map(Finding::level)
            .max(Comparator.naturalOrder())
            .orElse(FindingLevel.PASS);
    return new TestReport(at, worst, List.copyOf(findings));
  }
}
