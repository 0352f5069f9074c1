package dev.ringbridge.telephony.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.telephony.carrier.AgentLine;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.reporting.CallReport.News;
import dev.ringbridge.telephony.room.RoomRef;
import dev.ringbridge.telephony.testing.Examples;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConnectEventTest {
  private static ConnectEvent terminal(String... legs) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("EventType", "terminal");
    for (String status : legs) {
      json.withArray("Legs").addObject().put("Status", status);
    }
    RoomRef room = new RoomRef(new AgentLine(UUID.randomUUID(), Examples.TENANCY), 1);
    return new ConnectEvent(Examples.call(), room, new CarrierLeg(UUID.randomUUID(), "sid"), json);
  }

  @Test
  void agentWhoIsNotSaidToHaveBeenMissedStays() {
    assertThat(terminal("no-answer", "null").isWithoutAgent()).isTrue();
    assertThat(terminal("completed", "null").isWithoutAgent()).isFalse();
    assertThat(terminal().isWithoutAgent()).isFalse();
  }

  @Test
  void endWithoutAWordOnTheLegsSaysNothingOfTheLead() {
    assertThat(terminal().news()).isEmpty();
    assertThat(terminal("completed", "null").news()).contains(new News.Over(Ending.FAILED));
    assertThat(terminal("busy", "null").news()).contains(new News.Over(Ending.NOT_PLACED));
  }
}
