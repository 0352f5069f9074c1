package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.people.KeyPress;
import dev.ringbridge.simulator.time.Timers.Timer;
import dev.ringbridge.simulator.twiml.Step;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Keys being waited for. */
final class Gathering {
  private final Performance performance;
  private final Conversation stage;
  private final LiveCall live;
  private final Step.Gather gather;
  private final Deque<Step> prompts;
  private Timer press = Timer.NONE;

  Gathering(Performance performance, Conversation stage, LiveCall live, Step.Gather gather) {
    this.performance = performance;
    this.stage = stage;
    this.live = live;
    this.gather = gather;
    this.prompts = new ArrayDeque<>(gather.prompts());
  }

  /** The person is going to press these, if they are still asked then. */
  void expect(KeyPress keys) {
    Duration delay = stage.equipment().tempo().real(keys.after());
    press = stage.equipment().timers().after(delay, () -> pressed(keys.digits()));
    live.whileAlive(press);
  }

  void prompt() {
    if (!performance.goesOn()) {
      return;
    }
    if (prompts.isEmpty()) {
      live.does("is waited for to press a key");
      performance.goOnAfter(gather.timeout(), this::nothing);
    } else {
      performance.goOnAfter(length(prompts.remove()), this::prompt);
    }
  }

  private Duration length(Step prompt) {
    if (prompt instanceof Step.Sound sound) {
      return performance.heard(sound);
    }
    return prompt instanceof Step.Await pause ? pause.length() : Duration.ZERO;
  }

  private void pressed(String digits) {
    if (!performance.goesOn()) {
      return;
    }
    stage.log().write(Kind.PRESSED, live, Map.of("keys", digits));
    String taken = gather.taken(digits);
    performance.later(
        gather.isComplete(digits) ? Duration.ZERO : gather.timeout(), () -> send(taken));
  }

  private void send(String digits) {
    if (digits.isEmpty()) {
      nothing();
    } else {
      performance.fetch(performance.replyTo(gather.action()), Map.of("Digits", digits));
    }
  }

  private void nothing() {
    press.cancel();
    if (gather.onNone()) {
      performance.fetch(performance.replyTo(gather.action()), Map.of("Digits", ""));
    } else {
      performance.next();
    }
  }
}
