package dev.ringbridge.simulator.call;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** All calls, live and ended; of the ended ones the last. */
public final class Calls {
  private final Map<String, Call> bySid = new LinkedHashMap<>();
  private final Deque<String> ended = new ArrayDeque<>();
  private final int endedKept;
  private final PastStates past = new PastStates();
  private Consumer<Call> forgotten = call -> {};

  /**
   * No calls yet.
   *
   * @param endedKept how many ended ones to remember
   */
  public Calls(int endedKept) {
    this.endedKept = endedKept;
  }

  /** Keeps a call as it is now. */
  public void put(Call call) {
    Call before = bySid.put(call.sid(), call);
    past.note(call, before);
    boolean justEnded = call.status().isFinal() && (before == null || !before.status().isFinal());
    if (justEnded) {
      ended.add(call.sid());
      forgetOldest();
    }
  }

  /** For whoever asks by the API: calls as they were a while ago. */
  public PastStates past() {
    return past;
  }

  /** The account's call with this sid. */
  public Optional<Call> find(String accountSid, String sid) {
    return Optional.ofNullable(bySid.get(sid)).filter(call -> call.accountSid().equals(accountSid));
  }

  /** The account's calls, newest first. */
  public List<Call> of(String accountSid) {
    List<Call> calls = new ArrayList<>();
    for (Call call : bySid.values()) {
      if (call.accountSid().equals(accountSid)) {
        calls.add(call);
      }
    }
    Collections.reverse(calls);
    return calls;
  }

  /** Tells this of every call that is forgotten because others ended since. */
  public void watchForgotten(Consumer<Call> watcher) {
    forgotten = forgotten.andThen(watcher);
  }

  /** Forgets a call. */
  public void remove(String sid) {
    bySid.remove(sid);
    ended.remove(sid);
    past.forget(sid);
  }

  private void forgetOldest() {
    if (ended.size() > endedKept) {
      String oldest = ended.remove();
      past.forget(oldest);
      Optional.ofNullable(bySid.remove(oldest)).ifPresent(forgotten);
    }
  }
}
