package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.CallParams;
import dev.ringbridge.simulator.exchange.Queues.Asking;
import dev.ringbridge.simulator.exchange.Queues.Waiting;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.time.Timers.Timer;
import dev.ringbridge.simulator.webhook.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call that was first in a queue and one that took it out: they talk until one of them does
 * something else, after what the first may have to hear alone.
 */
final class QueueTalk {
  private final Equipment equipment;
  private final Announcements announcements;
  private final Waiting one;
  private final Asking asker;
  private final Map<String, String> leaving;
  private Instant began;
  private Timer limit = Timer.NONE;
  private boolean talking;
  private boolean over;

  /**
   * Nobody talks yet.
   *
   * @param leaving what is told where the first one's document goes on
   */
  QueueTalk(Equipment equipment, Waiting one, Asking asker, Map<String, String> leaving) {
    this.equipment = equipment;
    this.announcements = new Announcements(equipment);
    this.one = one;
    this.asker = asker;
    this.leaving = leaving;
    this.began = equipment.timers().now();
  }

  void begin() {
    one.live().does("is taken from the queue");
    asker.live().does("waits for who was first in the queue");
    one.live().waitFor(this::end);
    asker.live().waitFor(this::end);
    asker.before().ifPresentOrElse(this::announce, this::talk);
  }

  private void announce(Target document) {
    Map<String, String> more = new LinkedHashMap<>(leaving);
    more.remove("QueueResult");
    more.put("DequeingCallSid", asker.live().sid());
    announcements.announce(one.live(), document, more, Kind.PLAYED, heard -> talk());
  }

  private void talk() {
    if (over) {
      return;
    }
    talking = true;
    began = equipment.timers().now();
    one.live().does("talks with who took it from the queue");
    asker.live().does("talks with who was first in the queue");
    limit = equipment.timers().after(asker.dial().timeLimit(), this::end);
  }

  private void end() {
    if (over) {
      return;
    }
    over = true;
    limit.cancel();
    equipment.timers().soon(() -> one.left().accept(leaving));
    equipment.timers().soon(() -> asker.done().accept(said()));
  }

  private Map<String, String> said() {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("DialCallStatus", talking ? "completed" : "no-answer");
    said.put("DialCallSid", one.live().sid());
    said.put("DialBridged", Boolean.toString(talking));
    Duration length = Duration.between(began, equipment.timers().now());
    said.put("DialCallDuration", Long.toString(CallParams.seconds(length)));
    return said;
  }
}
