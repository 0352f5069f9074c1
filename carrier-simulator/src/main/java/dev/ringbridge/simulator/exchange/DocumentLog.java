package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.journal.Journal;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.time.Timers;
import dev.ringbridge.simulator.twiml.Program;
import dev.ringbridge.simulator.webhook.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the log says of documents that were asked for. */
record DocumentLog(CallLog log, Timers timers) {
  /** One is there. */
  void received(LiveCall live, Program program, Instant since) {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("elapsedMs", elapsed(since));
    more.put("verbs", String.join(" ", program.verbs()));
    program.room().ifPresent(room -> more.put("room", room));
    live.document().ifPresent(document -> more.put("url", document.url()));
    log.write(Kind.TWIML_RECEIVED, live, more);
  }

  /** One cannot be had. */
  void failed(LiveCall live, Target target, Instant since, int code) {
    Map<String, Object> more =
        Map.of("code", code, "url", target.url(), "elapsedMs", elapsed(since));
    log.write(Kind.TWIML_FAILED, live, more);
  }

  private double elapsed(Instant since) {
    return Journal.ms(Duration.between(since, timers.now()));
  }
}
