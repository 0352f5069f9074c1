package dev.ringbridge.simulator.legs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All legs, live and ended; of the ended ones the last. */
public final class LegBook {
  private final Map<String, Leg> all = new LinkedHashMap<>();
  private final Map<String, List<PastEvent>> events = new HashMap<>();
  private final Map<String, LiveLeg> live = new LinkedHashMap<>();
  private final Map<String, Integer> liveOfAccount = new HashMap<>();
  private final Deque<String> ended = new ArrayDeque<>();
  private final int endedKept;

  LegBook(int endedKept) {
    this.endedKept = endedKept;
  }

  /** The account's leg with this sid. */
  public Optional<Leg> find(String accountSid, String sid) {
    return Optional.ofNullable(all.get(sid)).filter(leg -> leg.accountSid().equals(accountSid));
  }

  /** The account's legs, newest first. */
  public List<Leg> of(String accountSid) {
    List<Leg> legs = new ArrayList<>();
    for (Leg leg : all.values()) {
      if (leg.accountSid().equals(accountSid)) {
        legs.add(leg);
      }
    }
    Collections.reverse(legs);
    return legs;
  }

  /** What was told of the account's leg with this sid, the oldest first. */
  public List<PastEvent> events(String accountSid, String sid) {
    return find(accountSid, sid).map(leg -> events.getOrDefault(sid, List.of())).orElse(List.of());
  }

  void note(String sid, PastEvent event) {
    if (all.containsKey(sid)) {
      events.computeIfAbsent(sid, none -> new ArrayList<>()).add(event);
    }
  }

  /** How many legs of an account are going on. */
  public int liveOf(String accountSid) {
    return liveOfAccount.getOrDefault(accountSid, 0);
  }

  void add(LiveLeg leg) {
    live.put(leg.sid(), leg);
    liveOfAccount.merge(leg.leg().accountSid(), 1, Integer::sum);
    all.put(leg.sid(), leg.leg());
  }

  void change(LiveLeg leg, Leg next) {
    leg.become(next);
    all.put(next.sid(), next);
    if (next.status().isFinal() && live.remove(next.sid()) != null) {
      liveOfAccount.merge(next.accountSid(), -1, Integer::sum);
      ended.add(next.sid());
      forgetOldest();
    }
  }

  Optional<LiveLeg> live(String sid) {
    return Optional.ofNullable(live.get(sid));
  }

  Collection<LiveLeg> live() {
    return Collections.unmodifiableCollection(live.values());
  }

  private void forgetOldest() {
    if (ended.size() > endedKept) {
      String oldest = ended.remove();
      all.remove(oldest);
      events.remove(oldest);
    }
  }
}
