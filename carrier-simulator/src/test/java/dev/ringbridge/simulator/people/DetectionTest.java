package dev.ringbridge.simulator.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.simulator.people.Detection.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DetectionTest {
  private static final Detection AT_ONCE = detection(false, 30);
  private static final Detection AT_END = detection(true, 30);

  @Test
  void aShortHelloIsAPersonOnceItIsOver() {
    assertThat(AT_ONCE.judge(speaking(Voice.HUMAN, 1000))).isEqualTo(verdict("human", 2200));
    assertThat(AT_END.judge(speaking(Voice.HUMAN, 1000))).isEqualTo(verdict("human", 2200));
  }

  @Test
  void aLongGreetingIsAMachineWhenItIsLongEnough() {
    assertThat(AT_ONCE.judge(speaking(Voice.MACHINE, 5000)))
        .isEqualTo(verdict("machine_start", 2400));
  }

  @Test
  void theEndOfTheMessageIsWaitedForIfAsked() {
    assertThat(AT_END.judge(speaking(Voice.MACHINE, 5000)))
        .isEqualTo(verdict("machine_end_beep", 5300));
  }

  @Test
  void itErrsAsTheLengthOfSpeechHasIt() {
    assertThat(AT_ONCE.judge(speaking(Voice.HUMAN, 3000)))
        .isEqualTo(verdict("machine_start", 2400));
    assertThat(AT_END.judge(speaking(Voice.HUMAN, 3000)))
        .isEqualTo(verdict("machine_end_silence", 4200));
    assertThat(AT_ONCE.judge(speaking(Voice.MACHINE, 2000))).isEqualTo(verdict("human", 3200));
  }

  @Test
  void silenceIsUnknown() {
    assertThat(AT_ONCE.judge(speaking(Voice.HUMAN, 0))).isEqualTo(verdict("unknown", 5000));
  }

  @Test
  void aToneIsAFax() {
    assertThat(AT_END.judge(speaking(Voice.FAX, 3000))).isEqualTo(verdict("fax", 1500));
  }

  @Test
  void itGivesUpAtItsTimeout() {
    assertThat(detection(true, 4).judge(speaking(Voice.MACHINE, 5000)))
        .isEqualTo(verdict("unknown", 4000));
  }

  @Test
  void aScriptedVerdictComesWhenTheScriptSays() {
    Answerer late = speaking(Voice.MACHINE, 5000).judgedAfter(Duration.ofSeconds(3));
    assertThat(AT_ONCE.judge(late)).isEqualTo(verdict("machine_start", 3000));
    assertThat(AT_END.judge(late)).isEqualTo(verdict("machine_end_beep", 3000));
  }

  private static Detection detection(boolean untilEnd, int timeoutSeconds) {
    return new Detection(
        untilEnd,
        Duration.ofMillis(2400),
        Duration.ofMillis(1200),
        Duration.ofMillis(5000),
        Duration.ofSeconds(timeoutSeconds));
  }

  private static Answerer speaking(Voice voice, long ms) {
    return Answerer.staying(voice, Duration.ofMillis(ms));
  }

  private static Verdict verdict(String answeredBy, long ms) {
    return new Verdict(answeredBy, Duration.ofMillis(ms));
  }
}
