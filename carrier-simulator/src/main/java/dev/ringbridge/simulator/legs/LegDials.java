package dev.ringbridge.simulator.legs;

import dev.ringbridge.simulator.call.CallStatus;
import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.legs.LegAction.Dial;
import dev.ringbridge.simulator.legs.LegAction.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has legs dial: a second leg, that is bridged with the first once it is answered. While it rings
 * it goes with the first; then either may go on alone, as after any bridge.
 */
final class LegDials {
  private final LegSwitch legs;
  private final LegNews news;

  LegDials(LegSwitch legs, LegNews news) {
    this.legs = legs;
    this.news = news;
  }

  void dial(LiveLeg live, Dial dial, Tag tag) {
    Dialed dialed = new Dialed(live, tag);
    Leg second = legs.place(dial.order(), false, dialed);
    live.follow(new CallsOff(second.sid()));
    tell(live, "dial_initiated", tag, second, Map.of());
  }

  private void tell(LiveLeg live, String name, Tag tag, Leg second, Map<String, Object> more) {
    if (!live.isOver()) {
      Map<String, Object> data = new LinkedHashMap<>(more);
      data.put("leg_sid", second.sid());
      news.tell(live, Event.ofAction(name, tag, data));
    }
  }

  private void answered(LiveLeg first, Leg second, Tag tag) {
    List<String> both = List.of(first.sid(), second.sid());
    if (legs.bridges().refusal(second.accountSid(), both).isPresent()) {
      legs.hangUp(second.sid(), Ender.CARRIER);
      return;
    }
    tell(first, "dial_success", tag, second, Map.of());
    legs.bridge(second.accountSid(), both, Optional.empty());
  }

  /** Follows the leg that is dialed, for the one that dials it. */
  private final class Dialed implements LegObserver {
    private final LiveLeg first;
    private final Tag tag;

    Dialed(LiveLeg first, Tag tag) {
      this.first = first;
      this.tag = tag;
    }

    @Override
    public void answered(Leg second) {
      LegDials.this.answered(first, second, tag);
    }

    @Override
    public void ended(Leg second, Ender by) {
      tell(first, "dial_completed", tag, second, Map.of("cause", second.status().wireName()));
    }
  }

  /** Follows the leg that dials: nobody rings for one that is gone. */
  private final class CallsOff implements LegObserver {
    private final String second;

    CallsOff(String second) {
      this.second = second;
    }

    @Override
    public void answered(Leg first) {
      // Only a leg that is answered dials.
    }

    @Override
    public void ended(Leg first, Ender by) {
      legs.liveStatus(second)
          .filter(status -> status != CallStatus.IN_PROGRESS)
          .ifPresent(status -> legs.hangUp(second, by));
    }
  }
}
