package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.Call;
import dev.ringbridge.simulator.call.Calls;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The calls that are going on; keeps what the API shows of them up to date. */
final class LiveCalls {
  private final Map<String, LiveCall> bySid = new LinkedHashMap<>();
  private final Calls calls;

  LiveCalls(Calls calls) {
    this.calls = calls;
  }

  void add(LiveCall live) {
    bySid.put(live.sid(), live);
    calls.put(live.call());
  }

  void change(LiveCall live, Call next) {
    live.become(next);
    calls.put(next);
    if (next.status().isFinal()) {
      bySid.remove(next.sid());
    }
  }

  Optional<LiveCall> find(String sid) {
    return Optional.ofNullable(bySid.get(sid));
  }

  Collection<LiveCall> all() {
    return Collections.unmodifiableCollection(bySid.values());
  }
}
