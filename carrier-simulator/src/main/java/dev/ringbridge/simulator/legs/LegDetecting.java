package dev.ringbridge.simulator.legs;

import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.people.Answerer;
import dev.ringbridge.simulator.people.Detection;
import dev.ringbridge.simulator.people.Detection.Verdict;
import java.time.Duration;
import java.util.Map;

/**
 * Lets a leg that was picked up count as answered, with detection before it, beside it, or without.
 * Exotel documents no tuning of it: the other carrier's defaults stand in.
 */
final class LegDetecting {
  private static final Detection STANDARD =
      new Detection(
          false,
          Duration.ofMillis(2400),
          Duration.ofMillis(1200),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30));

  private final Equipment equipment;
  private final LegBook book;
  private final LegNews news;

  LegDetecting(Equipment equipment, LegBook book, LegNews news) {
    this.equipment = equipment;
    this.book = book;
    this.news = news;
  }

  /** Somebody picked up. */
  void begin(LiveLeg live, Answerer answerer) {
    switch (live.leg().order().amd()) {
      case OFF -> answered(live);
      case BESIDE -> {
        answered(live);
        judge(live, answerer, () -> {});
      }
      case BEFORE_ANSWER -> {
        live.does("silent until detection has a verdict");
        judge(live, answerer, () -> answered(live));
      }
    }
  }

  private void judge(LiveLeg live, Answerer answerer, Runnable then) {
    Verdict verdict = STANDARD.judge(answerer);
    Duration real = equipment.tempo().real(verdict.after());
    Runnable known =
        () -> {
          tell(live, answerer, verdict);
          then.run();
        };
    live.whileItLasts(equipment.timers().after(real, known));
  }

  private void answered(LiveLeg live) {
    book.change(live, live.leg().answered(equipment.timers().now()));
    live.does("idle");
    news.tell(live, Event.ofLeg("answered", "leg_answered", Map.of()));
    live.observers().forEach(observer -> observer.answered(live.leg()));
  }

  private void tell(LiveLeg live, Answerer answerer, Verdict verdict) {
    String words = words(verdict.answeredBy());
    book.change(live, live.leg().detected(words));
    news.write(
        Kind.AMD_VERDICT,
        live,
        Map.of(
            "answeredBy", words,
            "voice", answerer.voice().name(),
            "afterMs", verdict.after().toMillis()));
    news.tell(live, Event.ofLeg("amd", "amd_result_success", Map.of("amd_result", words)));
  }

  /** The verdict in the words of the older API's callbacks; those of this event are not known. */
  private static String words(String answeredBy) {
    return switch (answeredBy) {
      case "human" -> "Human";
      case "unknown" -> "NotSure";
      default -> "Machine";
    };
  }
}
