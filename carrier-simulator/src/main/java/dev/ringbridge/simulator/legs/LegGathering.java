package dev.ringbridge.simulator.legs;

import dev.ringbridge.simulator.call.Digits;
import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.legs.LegAction.Gather;
import dev.ringbridge.simulator.legs.LegAction.Tag;
import dev.ringbridge.simulator.people.KeyPress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Takes the keys that a leg's end presses. A leg listens to one question at a time: the last. */
final class LegGathering {
  private final Equipment equipment;
  private final LegNews news;

  LegGathering(Equipment equipment, LegNews news) {
    this.equipment = equipment;
    this.news = news;
  }

  void gather(LiveLeg live, Gather gather, Tag tag) {
    news.tell(live, Event.ofAction("gather_started", tag, Map.of()));
    Optional<KeyPress> keys =
        live.takeKeys().filter(press -> delay(press).compareTo(gather.timeout()) < 0);
    if (keys.isPresent()) {
      Runnable press = () -> pressed(live, gather, keys.get().digits(), tag);
      live.listen(equipment.timers().after(delay(keys.get()), press));
    } else {
      awaitMore(live, gather, "", tag);
    }
  }

  private Duration delay(KeyPress press) {
    return equipment.tempo().real(press.after());
  }

  private void pressed(LiveLeg live, Gather gather, String keys, Tag tag) {
    news.write(Kind.PRESSED, live, Map.of("keys", keys));
    Digits digits = gather.digits();
    if (digits.isComplete(keys)) {
      completed(live, digits.taken(keys), tag);
    } else {
      awaitMore(live, gather, digits.taken(keys), tag);
    }
  }

  private void awaitMore(LiveLeg live, Gather gather, String soFar, Tag tag) {
    Runnable end = () -> completed(live, soFar, tag);
    live.listen(equipment.timers().after(gather.timeout(), end));
  }

  private void completed(LiveLeg live, String digits, Tag tag) {
    news.tell(live, Event.ofAction("gather_completed", tag, Map.of("digits", digits)));
  }
}
