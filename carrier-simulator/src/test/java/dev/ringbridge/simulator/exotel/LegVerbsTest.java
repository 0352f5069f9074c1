package dev.ringbridge.simulator.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.simulator.exotel.EventSink.Received;
import dev.ringbridge.simulator.exotel.ExotelStage.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegVerbsTest {
  @RegisterExtension final ExotelStage stage = ExotelStage.atSpeed(5);

  @Test
  void keysAreGathered() {
    String lead = answered("12");

    Reply accepted = stage.act(lead, "<Gather numDigits=\"1\" timeoutInSec=\"60\"/>");

    assertThat(accepted.status()).isEqualTo(202);
    stage.sink().await(lead, "gather_started");
    Received completed = stage.sink().await(lead, "gather_completed");
    assertThat(completed.json().at("/event_data/data/digits").asText()).isEqualTo("1");
    assertThat(completed.json().path("action_sid").asText()).isEqualTo(accepted.sid("action_sid"));
    assertThat(stage.await("pressed", lead).details()).containsEntry("keys", "1");
  }

  @Test
  void whoPressesNothingIsWaitedForAndNoLonger() {
    String lead = stage.lead();

    stage.act(lead, "<Gather timeoutInSec=\"1\"/>");

    Received completed = stage.sink().await(lead, "gather_completed");
    assertThat(completed.json().at("/event_data/data").has("digits")).isTrue();
    assertThat(completed.json().at("/event_data/data/digits").asText()).isEmpty();
  }

  @Test
  void aLegDialsAnotherAndTalksWithIt() {
    String lead = stage.lead();

    stage.act(lead, "<Dial contactUri=\"sip:anna\" networkType=\"voip\" customParam=\"second\"/>");

    String second = second(stage.sink().await(lead, "dial_initiated"));
    assertThat(second(stage.sink().await(lead, "dial_success"))).isEqualTo(second);
    stage.await("joined", lead);
    stage.await("joined", second);
    Received answered = stage.sink().await(second, "leg_answered");
    assertThat(answered.json().at("/data/custom_param").asText()).isEqualTo("second");
    stage.act(second, "<Hangup/>");
    Received completed = stage.sink().await(lead, "dial_completed");
    assertThat(completed.json().at("/event_data/data/cause").asText()).isEqualTo("completed");
    assertThat(stage.get("/legs/" + lead).data().path("state").asText()).isEqualTo("answered");
  }

  @Test
  void whoDoesNotPickUpIsToldToTheLegThatDials() {
    String lead = stage.lead();

    stage.act(lead, "<Dial contactUri=\"+15555550101\"/>");

    Received completed = stage.sink().await(lead, "dial_completed");
    assertThat(completed.json().at("/event_data/data/cause").asText()).isEqualTo("busy");
    assertThat(stage.entries(lead)).extracting("kind").doesNotContain("joined", "ended");
  }

  @Test
  void nobodyRingsForALegThatIsGone() {
    String lead = stage.lead();
    String away = "<Dial contactUri=\"sip:away-bert\" networkType=\"voip\" timeout=\"120\"/>";
    stage.act(lead, away);
    String second = second(stage.sink().await(lead, "dial_initiated"));
    stage.sink().await(second, "leg_ringing");

    stage.act(lead, "<Hangup/>");

    assertThat(stage.await("ended", second).details()).containsEntry("status", "canceled");
  }

  @Test
  void aLegIsMutedOnceAndHeardAgain() {
    String lead = stage.lead();

    stage.act(lead, "<Mute/>");
    stage.act(lead, "<Mute/>");
    stage.act(lead, "<UnMute/>");

    assertThat(stage.entries(lead))
        .filteredOn(entry -> entry.kind().equals("participant-changed"))
        .extracting(entry -> entry.details().get("event"))
        .containsExactly("participant-mute", "participant-unmute");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Gather numDigits=\"0\"/>",
        "<Gather finishOnKey=\"ab\"/>",
        "<Gather><Say>Your number?</Say></Gather>",
        "<Dial/>",
        "<Dial contactUri=\"+15555550108\" exophone=\"08000000000\"/>",
        "<Dial contactUri=\"+15555550108\" timeout=\"soon\"/>"
      })
  void whatIsNotPossibleIsRefused(String verb) {
    assertThat(stage.act(stage.lead(), verb).status()).isEqualTo(400);
  }

  private String answered(String code) {
    String leg = stage.call(code);
    stage.sink().await(leg, "leg_answered");
    return leg;
  }

  private static String second(Received event) {
    return event.json().at("/event_data/data/leg_sid").asText();
  }
}
