package dev.ringbridge.simulator.legs;

import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.journal.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bridges of all accounts. A leg is in one at most; a bridge that is left with one leg is over,
 * and that leg goes on alone.
 */
public final class Bridges {
  private static final int ENDED_KEPT = 10_000;
  private static final int FEWEST = 2;

  private final Map<String, Bridge> bySid = new LinkedHashMap<>();
  private final Deque<String> ended = new ArrayDeque<>();
  private final Equipment equipment;
  private final LegBook book;
  private final LegNews news;

  Bridges(Equipment equipment, LegBook book, LegNews news) {
    this.equipment = equipment;
    this.book = book;
    this.news = news;
  }

  /** The account's bridge with this sid, live or over. */
  public Optional<Bridge> find(String accountSid, String sid) {
    return Optional.ofNullable(bySid.get(sid))
        .filter(bridge -> bridge.accountSid().equals(accountSid));
  }

  /** Why these legs cannot be bridged; empty if they can. */
  public Optional<BridgeRefusal> refusal(String accountSid, List<String> legSids) {
    if (new HashSet<>(legSids).size() < FEWEST || legSids.size() > new HashSet<>(legSids).size()) {
      return Optional.of(BridgeRefusal.TOO_FEW);
    }
    if (legSids.stream().anyMatch(sid -> book.find(accountSid, sid).isEmpty())) {
      return Optional.of(BridgeRefusal.UNKNOWN_LEG);
    }
    List<LiveLeg> legs = legSids.stream().flatMap(sid -> book.live(sid).stream()).toList();
    if (legs.size() < legSids.size() || !legs.stream().allMatch(LiveLeg::isAnswered)) {
      return Optional.of(BridgeRefusal.NOT_ANSWERED);
    }
    return legs.stream().anyMatch(leg -> leg.bridge().isPresent())
        ? Optional.of(BridgeRefusal.ALREADY_BRIDGED)
        : Optional.empty();
  }

  /** Sets a bridge up, of legs that nothing speaks against; they join it with {@link #open}. */
  Bridge create(String accountSid, List<String> legSids, Optional<String> endpoint) {
    String sid = equipment.sids().next("");
    Bridge bridge =
        new Bridge(
            sid, accountSid, legSids, endpoint, equipment.timers().now(), Bridge.State.CREATED);
    bySid.put(sid, bridge);
    legSids.forEach(leg -> book.live(leg).ifPresent(live -> live.sit(Optional.of(sid))));
    return bridge;
  }

  /** Lets the legs in that are still there. */
  void open(String sid) {
    if (get(sid).isOver()) {
      return;
    }
    Bridge bridge = get(sid).opened();
    bySid.put(sid, bridge);
    news.write(Kind.CONFERENCE_STARTED, bridge, Optional.empty(), Map.of());
    news.tell(bridge, Optional.empty(), Event.ofBridge("bridge_created", Map.of()));
    for (int seat = 0; seat < bridge.members().size(); seat++) {
      Optional<LiveLeg> leg = book.live(bridge.members().get(seat));
      leg.ifPresent(live -> live.does("in bridge " + sid));
      news.write(Kind.JOINED, bridge, leg, Map.of("alone", seat == 0));
      news.tell(bridge, leg, Event.ofBridge("leg_joined_bridge", Map.of()));
    }
  }

  /** A leg is about to end: it leaves its bridge, and what cannot be a bridge any more is none. */
  void leave(LiveLeg leg) {
    leg.bridge().map(this::get).ifPresent(bridge -> leave(bridge, leg, "participant-hung-up"));
  }

  /** A bridge, if its legs have joined it. */
  Optional<Bridge> active(String sid) {
    return Optional.of(get(sid)).filter(Bridge::isActive);
  }

  /** The live legs of a bridge. */
  List<LiveLeg> members(Bridge bridge) {
    return bridge.members().stream().flatMap(sid -> book.live(sid).stream()).toList();
  }

  private void leave(Bridge bridge, LiveLeg leg, String reason) {
    Bridge left = bridge.without(leg.sid());
    bySid.put(left.sid(), left);
    leg.sit(Optional.empty());
    leg.does("idle");
    if (bridge.isActive()) {
      news.write(Kind.LEFT, left, Optional.of(leg), Map.of("reason", reason));
      news.tell(left, Optional.of(leg), Event.ofBridge("leg_left_bridge", Map.of()));
    }
    if (left.members().size() == 1) {
      members(left).forEach(last -> leave(left, last, "conference-ended"));
    } else if (left.members().isEmpty()) {
      end(left);
    }
  }

  private void end(Bridge bridge) {
    Bridge over = bridge.over();
    bySid.put(over.sid(), over);
    ended.add(over.sid());
    if (ended.size() > ENDED_KEPT) {
      bySid.remove(ended.remove());
    }
    if (bridge.isActive()) {
      news.write(
          Kind.CONFERENCE_ENDED, over, Optional.empty(), Map.of("reason", "last-participant-left"));
    }
    news.tell(over, Optional.empty(), Event.ofBridge("bridge_terminal", Map.of()));
  }

  private Bridge get(String sid) {
    return Optional.ofNullable(bySid.get(sid))
        .orElseThrow(() -> new IllegalStateException("a bridge with legs is known"));
  }
}
