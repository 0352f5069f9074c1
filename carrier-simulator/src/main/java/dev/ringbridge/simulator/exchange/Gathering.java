package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.people.Utterance;
import dev.ringbridge.simulator.time.Timers.Timer;
import dev.ringbridge.simulator.twiml.SoundLength;
import dev.ringbridge.simulator.twiml.Step;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keys or words being waited for. */
final class Gathering {
  private final Performance performance;
  private final Conversation stage;
  private final LiveCall live;
  private final Step.Gather gather;
  private final Deque<Step> prompts;
  private Timer answer = Timer.NONE;

  Gathering(Performance performance, Conversation stage, LiveCall live, Step.Gather gather) {
    this.performance = performance;
    this.stage = stage;
    this.live = live;
    this.gather = gather;
    this.prompts = new ArrayDeque<>(gather.prompts());
  }

  /** The person is going to say or press something, if they are still asked then. */
  void expect() {
    Optional<Utterance> words = hearsWords() ? live.takeWords() : Optional.empty();
    if (words.isPresent()) {
      words.ifPresent(this::expect);
    } else if (gather.heard().keys()) {
      live.takeKeys().ifPresent(keys -> expect(keys.after(), () -> pressed(keys.digits())));
    } else {
      live.takeKeys().map(Utterance::of).ifPresent(this::expect);
    }
  }

  private boolean hearsWords() {
    return gather.heard().speechEnd().isPresent();
  }

  private void expect(Utterance said) {
    expect(said.after(), () -> spoke(said));
  }

  private void expect(Duration after, Runnable act) {
    Duration delay = stage.equipment().tempo().real(after);
    answer = stage.equipment().timers().after(delay, act);
    live.whileAlive(answer);
  }

  void prompt() {
    if (!performance.goesOn()) {
      return;
    }
    if (prompts.isEmpty()) {
      live.does(hearsWords() ? "is waited for to speak" : "is waited for to press a key");
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

  private void spoke(Utterance said) {
    if (!performance.goesOn()) {
      return;
    }
    stage.log().write(Kind.SPOKE, live, Map.of("text", said.words()));
    Duration speech = stage.equipment().tempo().real(SoundLength.said(said.words()));
    gather
        .heard()
        .partial()
        .flatMap(url -> RelativeUrl.resolve(live.document(), url))
        .ifPresent(url -> new PartialResults(performance, stage, live, url).tell(said, speech));
    Duration silence = gather.heard().speechEnd().orElse(Duration.ZERO);
    Map<String, String> result = new LinkedHashMap<>();
    result.put("SpeechResult", said.words());
    result.put("Confidence", Double.toString(said.confidence()));
    performance.later(
        speech.plus(silence),
        () -> performance.fetch(performance.replyTo(gather.action()), result));
  }

  private void send(String digits) {
    if (digits.isEmpty()) {
      nothing();
    } else {
      performance.fetch(performance.replyTo(gather.action()), Map.of("Digits", digits));
    }
  }

  private void nothing() {
    answer.cancel();
    if (gather.onNone()) {
      String result = gather.heard().keys() ? "Digits" : "SpeechResult";
      performance.fetch(performance.replyTo(gather.action()), Map.of(result, ""));
    } else {
      performance.next();
    }
  }
}
