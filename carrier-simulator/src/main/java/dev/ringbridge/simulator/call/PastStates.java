package dev.ringbridge.simulator.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The API is eventually consistent: what it says of a call may be what was true a while ago. Lists
 * and single fetches lag by times of their own; without any, nothing is kept here.
 */
public final class PastStates {
  private final Map<String, Deque<Call>> bySid = new HashMap<>();
  private Duration ofLists = Duration.ZERO;
  private Duration ofFetches = Duration.ZERO;

  /** Lags so from now on, in real time. */
  public void lag(Duration lists, Duration fetches) {
    ofLists = lists;
    ofFetches = fetches;
    if (lists.isZero() && fetches.isZero()) {
      bySid.clear();
    }
  }

  /** How far lists lag. */
  public Duration ofLists() {
    return ofLists;
  }

  /** How far a fetch lags. */
  public Duration ofFetches() {
    return ofFetches;
  }

  /** The call as lists show it; empty where it is too new for them. */
  public Optional<Call> listed(Call call, Instant now) {
    Instant seen = now.minus(ofLists);
    return call.moments().created().isAfter(seen) ? Optional.empty() : Optional.of(at(call, seen));
  }

  /** The call as a fetch shows it: at least as it was created. */
  public Call fetched(Call call, Instant now) {
    return at(call, now.minus(ofFetches));
  }

  private Call at(Call call, Instant seen) {
    Deque<Call> older = bySid.get(call.sid());
    if (older == null || !call.moments().updated().isAfter(seen)) {
      return call;
    }
    Iterator<Call> newestFirst = older.descendingIterator();
    Call state = call;
    while (newestFirst.hasNext() && state.moments().updated().isAfter(seen)) {
      state = newestFirst.next();
    }
    return state;
  }

  /** A call was in one state, and is in the next. */
  void note(Call next, @Nullable Call before) {
    Duration longest = ofLists.compareTo(ofFetches) > 0 ? ofLists : ofFetches;
    if (longest.isZero() || before == null) {
      return;
    }
    bySid.computeIfAbsent(next.sid(), none -> new ArrayDeque<>()).add(before);
  }

  void forget(String sid) {
    bySid.remove(sid);
  }
}
