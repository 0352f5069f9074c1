package dev.ringbridge.telephony.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-, 0, 99",
    "bytes=10-19, 10, 19",
    "bytes=90-500, 90, 99",
    "bytes=-10, 90, 99",
    "bytes=-500, 0, 99"
  })
  void rangeMeansTheseBytesOfAHundred(String header, long first, long last) {
    MediaRange range = MediaRange.of(header);

    assertThat(range.isWhole()).isFalse();
    assertThat(range.of(100)).contains(new MediaRange.Span(first, last));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bytes=", "bytes=-", "bytes=1-2,5-6", "lines=1-2", "bytes=a-b"})
  void rangeThatIsNotUnderstoodIsTheWhole(String header) {
    assertThat(MediaRange.of(header).isWhole()).isTrue();
    assertThat(MediaRange.of(header).of(100)).contains(new MediaRange.Span(0, 99));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=20-10", "bytes=-0"})
  void rangeOutsideTheFileIsNone(String header) {
    assertThat(MediaRange.of(header).of(100)).isEmpty();
  }
}
