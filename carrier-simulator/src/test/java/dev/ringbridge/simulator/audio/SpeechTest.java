package dev.ringbridge.simulator.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Voices of virtual people. */
class SpeechTest {
  private static final int FRAMES = 500;

  @Test
  void aNumberKeepsItsVoice() {
    assertThat(said("+15555550100")).isEqualTo(said("+15555550100"));
  }

  @Test
  void numbersHaveVoicesOfTheirOwn() {
    List<String> numbers = IntStream.range(0, 50).mapToObj(i -> "+1555555" + (2000 + i)).toList();
    assertThat(numbers.stream().map(SpeechTest::said).distinct()).hasSize(50);
    assertThat(numbers.stream().map(number -> Speech.of(number).hertz()).distinct().count())
        .isGreaterThan(35);
  }

  @Test
  void aVoiceBeginsAtOnceAndMakesPauses() {
    Speech speech = Speech.of("+15555550100");
    assertThat(speech.at(0).loudness() + speech.at(1).loudness()).isGreaterThan(100);
    long silent = frames(speech).filter(frame -> frame.loudness() == 0).count();
    assertThat(silent).isBetween(FRAMES / 10L, FRAMES * 6L / 10);
  }

  @Test
  void aVoiceIsLoudEnoughAndNeverDistorted() {
    Speech speech = Speech.of("+15555550123");
    assertThat(frames(speech).mapToInt(Frame::loudness).max().orElseThrow())
        .isBetween(2_000, 16_000);
  }

  @Test
  void aVoiceHasItsPitch() {
    Speech speech = Speech.of("+15555550108");
    int crossings = 0;
    byte[] syllable = new byte[0];
    for (byte[] frame : frames(speech).limit(7).map(Frame::toMuLaw).toList()) {
      syllable = frame;
      crossings += upwards(frame);
    }
    assertThat(syllable).hasSize(Frame.SAMPLES);
    double hertz = crossings / (7.0 * Frame.MILLIS / 1_000);
    assertThat(hertz).isGreaterThan(speech.hertz() * 0.8);
  }

  private static int upwards(byte[] frame) {
    int crossings = 0;
    for (int i = 1; i < frame.length; i++) {
      crossings += MuLaw.decode(frame[i - 1]) <= 0 && MuLaw.decode(frame[i]) > 0 ? 1 : 0;
    }
    return crossings;
  }

  private static Stream<Frame> frames(Speech speech) {
    return LongStream.range(0, FRAMES).mapToObj(speech::at);
  }

  private static List<Integer> said(String number) {
    return frames(Speech.of(number)).map(Frame::loudness).toList();
  }
}
