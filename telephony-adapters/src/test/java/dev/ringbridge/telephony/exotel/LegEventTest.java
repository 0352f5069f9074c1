package dev.ringbridge.telephony.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.reporting.CallReport.News;
import dev.ringbridge.telephony.testing.Examples;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LegEventTest {
  private static LegEvent event(ObjectNode json) {
    CarrierLeg leg = new CarrierLeg(UUID.randomUUID(), "leg");
    return new LegEvent(Examples.call(), leg, new Said(json));
  }

  private static ObjectNode said() {
    return JsonNodeFactory.instance.objectNode().put("event_name", "say_completed");
  }

  @Test
  void endOfATextNamesTheTurnThatTheCarrierWasGivenWithIt() {
    assertThat(event(said().put("action_custom_parameter", "3")).news())
        .contains(new News.Spoken(3));
    assertThat(event(said().put("action_custom_parameter", "theirs")).news())
        .contains(new News.Spoken(-1));
    assertThat(event(said()).news()).contains(new News.Spoken(-1));
  }

  @Test
  void textIsGivenItsTurn() {
    ExotelAccount account = AnAccount.at(URI.create("http://localhost/v1"));

    assertThat(Request.say(account, "leg", "Hello.", 3).body().orElseThrow().text())
        .contains("\"action_custom_param\":\"3\"")
        .contains("<Say>Hello.</Say>");
  }
}
