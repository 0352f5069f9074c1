package dev.ringbridge.simulator.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.simulator.exotel.EventSink.Received;
import dev.ringbridge.simulator.exotel.ExotelStage.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldLegsTest {
  @RegisterExtension final ExotelStage stage = ExotelStage.atSpeed(100);

  @Test
  void aLegIsHeldInItsBridgeAndGoesOn() {
    String agent = stage.agent("anna");
    String lead = stage.lead();
    stage.bridge(lead, agent);
    stage.await("joined", lead);

    Reply accepted = stage.act(lead, "<Hold/>");
    assertThat(accepted.status()).isEqualTo(202);
    Received started = stage.sink().await(lead, "hold_started");
    assertThat(started.json().path("action_sid").asText()).isEqualTo(accepted.sid("action_sid"));
    assertThat(started.json().path("event_type").asText()).isEqualTo("leg_action_event");
    assertThat(stage.act(lead, "<UnHold/>").status()).isEqualTo(202);
    stage.sink().await(lead, "hold_ended");

    assertThat(changes(lead)).containsExactly("participant-hold", "participant-unhold");
    assertThat(stage.entries(lead)).extracting("kind").doesNotContain("left", "ended");
  }

  @Test
  void whatIsSoAlreadyChangesNothing() {
    String lead = stage.lead();
    assertThat(stage.act(lead, "<UnHold/>").status()).isEqualTo(202);
    stage.act(lead, "<Hold><StartPlay>https://h/music.wav</StartPlay></Hold>");
    assertThat(stage.act(lead, "<Hold/>").status()).isEqualTo(202);

    assertThat(changes(lead)).containsExactly("participant-hold");
  }

  @Test
  void keysAreHeardAtTheEndOfTheLeg() {
    String lead = stage.lead();
    assertThat(stage.act(lead, "<SendDtmf digits=\"12*#\"/>").status()).isEqualTo(202);

    assertThat(stage.await("announced", lead).details()).containsEntry("text", "keys 12*#");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Hold><Say>Wait</Say></Hold>",
        "<SendDtmf/>",
        "<SendDtmf digits=\"12a\"/>",
        "<Transfer/>"
      })
  void whatIsNotUnderstoodIsRefused(String verb) {
    assertThat(stage.act(stage.lead(), verb).status()).isEqualTo(400);
  }

  @Test
  void aLegThatIsOverCannotBeHeld() {
    String lead = stage.lead();
    stage.act(lead, "<Hangup/>");
    stage.sink().await(lead, "leg_terminated");

    assertThat(stage.act(lead, "<Hold/>").status()).isEqualTo(409);
    assertThat(stage.act("none", "<Hold/>").status()).isEqualTo(404);
  }

  @Test
  void whatALegIsToldMeetsTheFaultsThatWereOrderedForIt() {
    String lead = stage.lead();
    String number = stage.entries(lead).get(0).detail("to").orElseThrow();
    order(Map.of("fault", "refused-503", "of", "told", "number", number));
    order(Map.of("fault", "executed-500", "of", "told", "number", number));

    assertThat(stage.act(lead, "<Hold/>").status()).isEqualTo(503);
    assertThat(changes(lead)).isEmpty();
    assertThat(stage.act(lead, "<Hold/>").status()).isEqualTo(500);
    assertThat(changes(lead)).containsExactly("participant-hold");
    assertThat(stage.act(lead, "<UnHold/>").status()).isEqualTo(202);
  }

  private void order(Map<String, Object> fault) {
    assertThat(stage.admin("POST", "/faults", fault).status()).isEqualTo(200);
  }

  private List<Object> changes(String lead) {
    return stage.entries(lead).stream()
        .filter(entry -> entry.kind().equals("participant-changed"))
        .map(entry -> entry.details().get("event"))
        .toList();
  }
}
