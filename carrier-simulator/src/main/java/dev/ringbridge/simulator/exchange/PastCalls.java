package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.OracleLog.Entry;
import dev.ringbridge.simulator.call.Answering;
import dev.ringbridge.simulator.call.Call;
import dev.ringbridge.simulator.call.CallRequest;
import dev.ringbridge.simulator.call.CallStatus;
import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.call.Ending;
import dev.ringbridge.simulator.journal.Journal;
import dev.ringbridge.simulator.journal.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The calls of earlier runs, from the log: a carrier's records outlive its switch. Somebody whose
 * request was answered by nothing because both sides died finds here that it made a call. What went
 * on when the switch stopped is over.
 */
final class PastCalls {
  /** Some ten thousand calls: whoever asks, asks for what was just before. */
  private static final long BYTES = 64L << 20;

  private static final int UNAVAILABLE = 503;
  private static final String CALL = "CA";
  private static final Set<String> COMING_IN =
      Set.of(Kind.CLIENT_CONNECTING.wireName(), Kind.CALLER_RINGING.wireName());

  private final Map<String, Call> calls = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> facts = new LinkedHashMap<>();
  private Instant silentSince = Instant.EPOCH;

  private PastCalls() {}

  /**
   * Reads them, and writes down the end of those that have none: when the log fell silent.
   *
   * @throws IOException if the log cannot be read
   */
  static List<Call> read(Journal journal) throws IOException {
    PastCalls past = new PastCalls();
    journal.readPast(BYTES, past::note);
    List<Call> ended = new ArrayList<>();
    past.calls.values().forEach(call -> ended.add(past.over(journal, call)));
    return ended;
  }

  private void note(Entry entry) {
    silentSince = entry.at();
    String sid = entry.callSid();
    if (sid == null || !sid.startsWith(CALL)) {
      return;
    }
    Call call = calls.get(sid);
    Call next = call == null ? first(entry, sid) : next(call, entry);
    if (next != null) {
      calls.put(sid, next);
    }
  }

  private @Nullable Call first(Entry entry, String sid) {
    boolean asked = entry.kind().equals(Kind.QUEUED.wireName());
    Optional<String> parent = entry.detail("parentCallSid");
    if (parent.isPresent() && entry.kind().equals(Kind.DIALED.wireName())) {
      facts.put(sid, known(entry));
      return Call.dialedBy(parent.get(), sid, request(entry), entry.at());
    }
    if (!asked && !COMING_IN.contains(entry.kind())) {
      return null;
    }
    facts.put(sid, known(entry));
    return asked
        ? Call.queued(sid, request(entry), queueTime(entry), entry.at())
        : Call.incoming(sid, request(entry), entry.at());
  }

  private static Call next(Call call, Entry entry) {
    return switch (entry.kind()) {
      case "initiated" -> call.dialed(entry.at());
      case "ringing" -> call.ringing(entry.at());
      case "answered" -> call.answered(entry.at());
      case "amd-verdict" -> entry.detail("answeredBy").map(call::detected).orElse(call);
      case "ended" ->
          call.ended(
              entry.detail("status").flatMap(CallStatus::named).orElse(CallStatus.FAILED),
              entry.at());
      default -> call;
    };
  }

  private Call over(Journal journal, Call call) {
    if (call.status().isFinal()) {
      return call;
    }
    Ending ending =
        call.status() == CallStatus.IN_PROGRESS
            ? Ending.completed(Ender.POWER_CUT)
            : Ending.failed(Ender.POWER_CUT, UNAVAILABLE);
    Call ended = call.ended(ending.status(), silentSince);
    Map<String, Object> details = new LinkedHashMap<>(facts.getOrDefault(call.sid(), Map.of()));
    details.putAll(CallLog.end(ended, ending));
    journal.write(Kind.ENDED, call.accountSid(), call.sid(), details);
    return ended;
  }

  private static CallRequest request(Entry entry) {
    return new CallRequest(
        entry.accountSid(),
        entry.detail("to").orElse(""),
        entry.detail("from").orElse(""),
        new Answering(Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        CallRequest.STANDARD_RING_TIMEOUT,
        CallRequest.STANDARD_TIME_LIMIT);
  }

  private static Duration queueTime(Entry entry) {
    return entry.details().get("queueTimeMs") instanceof Number ms
        ? Duration.ofMillis(ms.longValue())
        : Duration.ZERO;
  }

  /** What each entry about the call says. */
  private static Map<String, Object> known(Entry entry) {
    Map<String, Object> known = new LinkedHashMap<>(entry.details());
    known.remove("queueTimeMs");
    return known;
  }
}
