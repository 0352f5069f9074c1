package dev.ringbridge.telephony.exotel;

import dev.ringbridge.telephony.carrier.Stopwatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What is known of numbers already, in this process's memory: the newest answers. */
@ApplicationScoped
class KnownLeave {
  static final int MOST = 10_000;

  private final Stopwatch stopwatch;
  private final Map<Key, Kept> kept = new LinkedHashMap<>();

  KnownLeave(Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
  }

  private record Key(UUID accountId, String number) {
    @Override
    public String toString() {
      return "Key[" + accountId + "]";
    }
  }

  private record Kept(Leave.Known leave, long until) {}

  synchronized Optional<Leave> find(UUID accountId, String number) {
    Kept found = kept.get(new Key(accountId, number));
    return found == null || stopwatch.nanos() - found.until() >= 0
        ? Optional.empty()
        : Optional.of(found.leave());
  }

  /** Keeps what is decided for as long as it counts; the oldest answer gives way. */
  synchronized void keep(UUID accountId, String number, Leave leave) {
    if (leave instanceof Leave.Known known) {
      Key key = new Key(accountId, number);
      kept.remove(key);
      kept.put(key, new Kept(known, stopwatch.nanos() + known.holds().toNanos()));
      shrink();
    }
  }

  private void shrink() {
    if (kept.size() > MOST) {
      Iterator<Key> oldest = kept.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  synchronized int size() {
    return kept.size();
  }
}
