package dev.ringbridge.simulator.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.rest.api.v2010.account.Call;
import dev.ringbridge.simulator.OracleLog.Entry;
import dev.ringbridge.simulator.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Time that passes at once, at the pace of life otherwise. */
class LeapTest {
  @RegisterExtension final Stage stage = Stage.atSpeed(1);

  @Test
  void wholeCallHappensInOneLeapAtTheMomentsItWouldHave() {
    stage.customer().onTwiml("/answer", "<Say>Hello</Say><Pause length=\"600\"/>");
    Call call = stage.callScripted("00");

    assertThat(leap(60)).containsPattern("\"leaptSeconds\":(59|60)\\.");

    List<Entry> ringing = stage.entries("ringing", call.getSid());
    List<Entry> answered = stage.entries("answered", call.getSid());
    List<Entry> ended = stage.entries("ended", call.getSid());
    assertThat(ended).singleElement().extracting(Entry::kind).isEqualTo("ended");
    assertThat(between(ringing, answered)).isBetween(Duration.ofSeconds(2), almost(2));
    assertThat(between(answered, ended)).isBetween(Duration.ofSeconds(20), almost(20));
    Call fetched = Call.fetcher(call.getSid()).fetch(stage.sdk());
    assertThat(fetched.getStatus()).isEqualTo(Call.Status.COMPLETED);
    assertThat(fetched.getDuration()).isEqualTo("20");
    assertThat(stage.customer().await("/status", 4, r -> true))
        .extracting(r -> r.get("CallStatus"))
        .containsExactlyInAnyOrder("initiated", "ringing", "in-progress", "completed");
  }

  @Test
  void longestCallIsOverAfterFourHoursOfNoTime() {
    stage.customer().onTwiml("/answer", "<Pause length=\"86400\"/>");
    Call call = stage.callScripted("08");
    Instant before = Instant.now();

    leap(4 * 60 * 60 + 60);

    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
    assertThat(stage.entries("ended", call.getSid()))
        .singleElement()
        .satisfies(ended -> assertThat(ended.details()).containsEntry("by", "time-limit"));
  }

  @Test
  void callThatIsCreatedAfterwardsGoesItsWayAtThePaceOfLife() {
    leap(3_600);
    Call call = stage.callScripted("01");
    stage.awaitEnd(call.getSid());
    assertThat(stage.entries("queued", call.getSid()).get(0).at())
        .isAfter(Instant.now().plusSeconds(3_500));
  }

  /** The loop waits for the end of the longest call, which the leap brings nearer or passes. */
  @Test
  void whatWaitedForLongerThanTheLeapComesSoonerAndHoldsNothingUp() {
    stage.customer().onTwiml("/answer", "<Pause length=\"20\"/>");
    Call call = stage.callScripted("08");
    stage.await("answered", call.getSid());

    leap(18);
    stage.awaitEnd(call.getSid());

    assertThat(
            between(
                stage.entries("answered", call.getSid()), stage.entries("ended", call.getSid())))
        .isBetween(Duration.ofSeconds(20), almost(21));
  }

  @Test
  void timeThatIsNoneOrTooLongIsRefused() {
    for (String seconds : List.of("0", "-1", "604801", "\"soon\"")) {
      assertThat(stage.admin("POST", "/clock/leap", "{\"seconds\":" + seconds + "}").statusCode())
          .isEqualTo(400);
    }
  }

  private static Duration between(List<Entry> from, List<Entry> to) {
    return Duration.between(from.get(0).at(), to.get(0).at());
  }

  /** What a request takes meanwhile is time that passes, too. */
  private static Duration almost(long seconds) {
    return Duration.ofSeconds(seconds + 1);
  }

  private String leap(int seconds) {
    return stage.admin("POST", "/clock/leap", "{\"seconds\":" + seconds + "}").body();
  }
}
