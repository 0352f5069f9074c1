package dev.ringbridge.telephony.agentleg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.agent.AgentLegEvent.AgentLegDown;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.telephony.carrier.AgentLine;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.testing.Examples;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgentLegTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private final AgentLine line = new AgentLine(UUID.randomUUID(), Examples.TENANCY);
  private final AgentLeg fresh =
      new AgentLeg(
          line,
          4,
          AgentLeg.roomOf(line, 4),
          new CarrierLeg(UUID.randomUUID(), "CA1"),
          null,
          AgentLeg.State.NEW,
          null);

  @Test
  void comesUpOnceAndGoesDownOnce() {
    AgentLeg.Step up = fresh.joined("CF1", NOW);
    AgentLeg.Step down = up.leg().left(NOW);

    assertThat(up.event())
        .contains(
            new AgentLegUp(
                line.agentId(), line.tenancy(), fresh.room(), 4, fresh.leg().accountId(), NOW));
    assertThat(up.leg().joined("CF1", NOW).event()).isEmpty();
    assertThat(down.event())
        .contains(new AgentLegDown(line.agentId(), line.tenancy(), fresh.room(), 4, NOW));
    assertThat(down.leg().left(NOW).event()).isEmpty();
    assertThat(down.leg().left(NOW).isLoss()).isFalse();
  }

  @Test
  void legThatWasHeardToLeaveFirstIsNeverSaidToBeUp() {
    AgentLeg.Step left = fresh.left(NOW);
    AgentLeg.Step joined = left.leg().joined("CF1", NOW);

    assertThat(left.event()).isEmpty();
    assertThat(joined.event()).isEmpty();
    assertThat(joined.leg().state()).isEqualTo(AgentLeg.State.DOWN);
    assertThat(joined.leg().conferenceId()).isEqualTo("CF1");
  }
}
