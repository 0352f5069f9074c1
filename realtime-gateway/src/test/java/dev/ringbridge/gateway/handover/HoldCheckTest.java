package dev.ringbridge.gateway.handover;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HoldCheckTest {
  private static final Duration DOUBT = Duration.ofSeconds(3);

  @Test
  void holdThatWouldRefuseEveryHandoverKeepsTheServiceFromStartingAndSaysWhatToSet() {
    assertThatThrownBy(() -> HoldCheck.check(Duration.ofSeconds(5), DOUBT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ringbridge.gateway.handover-hold is PT5S")
        .hasMessageContaining("Set it to PT6S or more");
    assertThatThrownBy(() -> HoldCheck.check(Duration.ofSeconds(9), Duration.ofSeconds(7)))
        .hasMessageContaining("doubt-after (PT7S)");
  }

  @Test
  void holdThatIsLongEnoughStarts() {
    assertThatCode(() -> HoldCheck.check(Duration.ofSeconds(6), DOUBT)).doesNotThrowAnyException();
    assertThatCode(() -> HoldCheck.check(Duration.ofSeconds(9), DOUBT)).doesNotThrowAnyException();
  }
}
