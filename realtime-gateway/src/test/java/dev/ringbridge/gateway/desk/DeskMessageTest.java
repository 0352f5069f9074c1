package dev.ringbridge.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.agent.AgentInput;
import dev.ringbridge.core.agent.BreakReason;
import dev.ringbridge.gateway.desk.DeskMessage.Ping;
import dev.ringbridge.gateway.desk.DeskMessage.Unreadable;
import dev.ringbridge.gateway.desk.DeskMessage.Wish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeskMessageTest {

  @Test
  void wishesAreReadAsWhatTheAgentMachineTakes() {
    assertThat(DeskMessage.parse("{\"type\":\"goAvailable\"}"))
        .isEqualTo(new Wish(new AgentInput.GoAvailable()));
    assertThat(DeskMessage.parse("{\"type\":\"finishWrapUp\"}"))
        .isEqualTo(new Wish(new AgentInput.FinishWrapUp()));
    assertThat(DeskMessage.parse("{\"type\":\"takeBreak\",\"reason\":\"LUNCH\"}"))
        .isEqualTo(new Wish(new AgentInput.TakeBreak(BreakReason.LUNCH)));
    assertThat(DeskMessage.parse("{\"type\":\"ping\"}")).isEqualTo(new Ping());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "7",
        "{}",
        "{\"type\":null}",
        "{\"type\":\"signOut\"}",
        "{\"type\":\"takeBreak\"}",
        "{\"type\":\"takeBreak\",\"reason\":7}",
        "{\"type\":\"takeBreak\",\"reason\":\"PHONE_DOWN\"}"
      })
  void anythingElseIsAnsweredWithWhatIsWrong(String message) {
    assertThat(DeskMessage.parse(message)).isInstanceOf(Unreadable.class);
  }
}
