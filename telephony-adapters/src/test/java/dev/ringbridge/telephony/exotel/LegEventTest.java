package dev.ringbridge.telephony.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.reporting.CallReport.News;
import dev.ringbridge.telephony.testing.Examples;
import java.net.URI;
import java.util.List;
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
    URI api = URI.create("http://localhost/v1");
    ExotelAccount account =
        new ExotelAccount(
            UUID.randomUUID(),
            Examples.TENANCY,
            "acme1m",
            "key",
            "token",
            api,
            api,
            List.of("+918047112233"),
            200,
            Way.LEGS,
            false);

    assertThat(Request.say(account, "leg", "Hello.", 3).body().orElseThrow().text())
        .contains("\"action_custom_param\":\"3\"")
        .contains("<Say>Hello.</Say>");
  }
}
