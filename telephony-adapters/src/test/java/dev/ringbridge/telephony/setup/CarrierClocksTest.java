package dev.ringbridge.telephony.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class CarrierClocksTest {
  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
  private static final String HOST = "api.example.com";

  private final CarrierClocks clocks = new CarrierClocks(Clock.fixed(NOON, ZoneOffset.UTC));

  @Test
  void whatIsSaidWhileTheRequestWasOnItsWayIsNotOff() {
    Instant asked = NOON.minusSeconds(9);

    assertThat(CarrierClocks.off(asked, NOON.minusSeconds(4), NOON)).isZero();
    assertThat(CarrierClocks.off(asked, asked.minusMillis(900), NOON)).isZero();
    assertThat(CarrierClocks.off(asked, NOON.plusSeconds(3), NOON)).hasSeconds(3);
    assertThat(CarrierClocks.off(asked, asked.minusSeconds(7), NOON))
        .isEqualTo(Duration.ofSeconds(-6));
  }

  @Test
  void clockThatIsFarOffIsToldInWordsAndLoggedOnce() {
    List<String> logged = new ArrayList<>();
    Handler handler = listening(logged);
    Logger logger = Logger.getLogger(CarrierClocks.class.getName());
    logger.addHandler(handler);
    try {
      assertThat(clocks.finding(HOST)).isEmpty();
      clocks.heard(HOST, NOON, "Wed, 04 Mar 2026 12:00:42 GMT");
      clocks.heard(HOST, NOON, "Wed, 04 Mar 2026 12:00:43 GMT");
      assertThat(clocks.finding(HOST))
          .hasValueSatisfying(
              finding -> {
                assertThat(finding.level()).isEqualTo(FindingLevel.WARNING);
                assertThat(finding.found())
                    .isEqualTo("The carrier's clock is 43 seconds ahead of ours.");
                assertThat(finding.advice()).contains("NTP");
              });
      assertThat(logged).hasSize(1);

      clocks.heard(HOST, NOON, "Wed, 04 Mar 2026 11:59:30 GMT");
      assertThat(clocks.finding(HOST).orElseThrow().found()).contains("29 seconds behind ours");
      clocks.heard(HOST, NOON, "Wed, 04 Mar 2026 12:00:04 GMT");
      assertThat(clocks.finding(HOST).orElseThrow().level()).isEqualTo(FindingLevel.PASS);
    } finally {
      logger.removeHandler(handler);
    }
  }

  private static Handler listening(List<String> logged) {
    return new Handler() {
      @Override
      public void publish(LogRecord one) {
        logged.add(one.getMessage());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  @Test
  void answerWithoutATimeOrWithAnotherTextSaysNothing() {
    clocks.heard(HOST, NOON, null);
    clocks.heard(HOST, NOON, "yesterday");

    assertThat(clocks.finding(HOST)).isEmpty();
  }
}
