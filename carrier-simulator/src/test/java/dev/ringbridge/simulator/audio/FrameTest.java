package dev.ringbridge.simulator.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sound on the wire, and sums of it. */
class FrameTest {

  @Test
  void everyCodeOfTheTelephoneComesBack() {
    assertThat(IntStream.range(0, 256).filter(code -> code != 0x7F))
        .allMatch(code -> MuLaw.encode(MuLaw.decode(code.byteValue())) == code.byteValue());
    assertThat(MuLaw.encode(MuLaw.decode((byte) 0x7F))).as("one of two zeros").isEqualTo((byte) -1);
  }

  @Test
  void codesAreThoseOfTheRecommendation() {
    assertThat(MuLaw.decode((byte) 0x00)).isEqualTo((short) -32_124);
    assertThat(MuLaw.decode((byte) 0x80)).isEqualTo((short) 32_124);
    assertThat(MuLaw.decode((byte) 0xFF)).isZero();
    assertThat(MuLaw.decode((byte) 0xF0)).isEqualTo((short) 120);
    assertThat(MuLaw.encode(Short.MAX_VALUE)).isEqualTo((byte) 0x80);
    assertThat(MuLaw.encode(Short.MIN_VALUE)).isEqualTo((byte) 0x00);
  }

  @Test
  void samplesSurviveTheWireWithinAFewPercent() {
    assertThat(IntStream.rangeClosed(-32_000, 32_000))
        .allMatch(
            sample ->
                Math.abs(MuLaw.decode(MuLaw.encode(sample.shortValue())) - sample)
                    <= 4 + Math.abs(sample) / 16);
  }

  @Test
  void twoAtOnceAreASumThatIsCutOffAtTheLoudest() {
    assertThat(even(1_000).plus(even(-400)).loudness()).isEqualTo(600);
    assertThat(even(30_000).plus(even(30_000)).loudness()).isEqualTo(Short.MAX_VALUE);
    assertThat(Frame.SILENCE.plus(even(700)).loudness()).isEqualTo(700);
  }

  @Test
  void silenceIsSilentOnTheWireToo() {
    assertThat(Frame.ofMuLaw(Frame.SILENCE.toMuLaw()).loudness()).isZero();
  }

  static Frame even(int sample) {
    short[] samples = new short[Frame.SAMPLES];
    Arrays.fill(samples, (short) sample);
    return Frame.of(samples);
  }
}
