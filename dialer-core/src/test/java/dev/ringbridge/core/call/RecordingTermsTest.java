package dev.ringbridge.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecordingTermsTest {
  private static final RecordingTerms TERMS =
      new RecordingTerms(RecordingChannels.DUAL, "0123456789", "9");
  private static final CallRules PLAIN = new CallRules(30, 2_000, "Sorry.", true, 5, "Hello.");

  @Test
  void announcementTakesItsWordsAndTheWaitForItsKey() {
    assertThat(TERMS.announcing()).isEqualTo(Duration.ofMillis(3900));
    assertThat(new RecordingTerms(RecordingChannels.DUAL, "0123456789", null).announcing())
        .isEqualTo(Duration.ofMillis(2400));
  }

  @Test
  void nothingSaidTakesNoTimeAndLeavesNoKeyToPress() {
    assertThat(TERMS.unannounced())
        .isEqualTo(new RecordingTerms(RecordingChannels.DUAL, null, null));
    assertThat(TERMS.unannounced().announcing()).isZero();
    assertThat(PLAIN.announcing()).isZero();
  }

  @Test
  void callThatAnAgentPlacesOrThatRingsLongerIsRecordedAllTheSame() {
    CallRules recorded = PLAIN.recorded(TERMS);

    assertThat(recorded.byHand().ringingAtLeast(60).recording()).isEqualTo(TERMS);
    assertThat(recorded.recorded(null)).isEqualTo(PLAIN);
  }
}
