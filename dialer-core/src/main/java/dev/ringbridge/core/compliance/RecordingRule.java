package dev.ringbridge.core.compliance;

import java.util.List;

/**
 * What recording a call asks for in a jurisdiction.
 *
 * @param jurisdiction an ISO 3166 code of a country or of one of its parts; STRICT where no other
 *     applies
 * @param allParties whether everybody on the call must agree, or one of them is enough
 * @param announce whether the call begins with saying that it is recorded
 * @param sources where this stands written
 */
public record RecordingRule(
    String jurisdiction, boolean allParties, boolean announce, List<String> sources) {
  public RecordingRule {
    sources = List.copyOf(sources);
  }
}
