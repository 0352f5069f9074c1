package dev.ringbridge.simulator.call;

import java.util.Optional;
import java.util.Set;

/**
 * How a call is to be recorded.
 *
 * @param channels 1 or 2
 * @param track both, inbound or outbound
 * @param hook whom to tell, of which of in-progress, completed, absent
 */
public record RecordingOrder(Source source, int channels, String track, Optional<StatusHook> hook) {
  /** What a recording can be told of. */
  public static final Set<String> EVENTS = Set.of("in-progress", "completed", "absent");

  /** Who wanted it. */
  public enum Source {
    CONFERENCE("Conference"),
    DIAL_VERB("DialVerb"),
    OUTBOUND_API("OutboundAPI"),
    RECORD_VERB("RecordVerb"),
    START_CALL_RECORDING_API("StartCallRecordingAPI");

    private final String wireName;

    Source(String wireName) {
      this.wireName = wireName;
    }

    /** As the API says it. */
    public String wireName() {
      return wireName;
    }
  }
}
