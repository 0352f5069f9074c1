package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.CallParams;
import dev.ringbridge.simulator.people.Utterance;
import dev.ringbridge.simulator.webhook.Hook;
import dev.ringbridge.simulator.webhook.LastReply;
import dev.ringbridge.simulator.webhook.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Tells what was recognized so far while somebody speaks: a word more each time. */
final class PartialResults {
  private final Performance performance;
  private final Conversation stage;
  private final LiveCall live;
  private final Target callback;

  PartialResults(Performance performance, Conversation stage, LiveCall live, Target callback) {
    this.performance = performance;
    this.stage = stage;
    this.live = live;
    this.callback = callback;
  }

  /** Somebody begins to say this, and will have said it after so long. */
  void tell(Utterance said, Duration speech) {
    List<String> words = List.of(said.words().strip().split(" +", -1));
    tellOf(words, 1, speech.dividedBy(words.size()), Double.toString(said.confidence()));
  }

  private void tellOf(List<String> words, int heard, Duration each, String stability) {
    Runnable tell =
        () -> {
          if (performance.goesOn()) {
            post(String.join(" ", words.subList(0, heard)), heard - 1, stability);
            if (heard < words.size()) {
              tellOf(words, heard + 1, each, stability);
            }
          }
        };
    live.whileAlive(stage.equipment().timers().after(each, tell));
  }

  /** What is answered means nothing. */
  private void post(String words, int number, String stability) {
    Map<String, String> params = CallParams.of(live.call());
    params.put("SequenceNumber", Integer.toString(number));
    params.put("Stability", stability);
    params.put("StableSpeechResult", "");
    params.put("UnstableSpeechResult", words);
    String token = stage.equipment().accounts().authToken(live.accountSid());
    stage
        .equipment()
        .courier()
        .deliver(new Hook(callback, params, token), new LastReply(reply -> {}));
  }
}
