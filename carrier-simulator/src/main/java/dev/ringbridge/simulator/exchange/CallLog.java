package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.Call;
import dev.ringbridge.simulator.call.Ending;
import dev.ringbridge.simulator.journal.Journal;
import dev.ringbridge.simulator.journal.Kind;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the log entries of calls: each says to whom, from whom and with which parameters. */
final class CallLog {
  private final Journal journal;

  CallLog(Journal journal) {
    this.journal = journal;
  }

  /** What the last entry of a call says more. */
  static Map<String, Object> end(Call ended, Ending ending) {
    return Map.of(
        "status", ending.status().wireName(),
        "by", ending.by().wireName(),
        "sipCode", ending.sipCode(),
        "durationMs", Journal.ms(ended.duration()));
  }

  void write(Kind kind, LiveCall live) {
    write(kind, live, Map.of());
  }

  void write(Kind kind, LiveCall live, Map<String, Object> more) {
    Map<String, Object> details = new LinkedHashMap<>(live.facts());
    details.putAll(more);
    journal.write(kind, live.accountSid(), live.sid(), details);
  }
}
