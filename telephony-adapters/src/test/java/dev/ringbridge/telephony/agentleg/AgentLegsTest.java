package dev.ringbridge.telephony.agentleg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegDown;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import dev.ringbridge.telephony.testing.Telephone;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class AgentLegsTest {
  @Inject Scene scene;

  @Test
  void legIsUpInItsRoomAndDownWhenTheAgentLeaves() {
    try (Telephone agent = Telephone.up(scene)) {
      AgentLegUp up = agent.leg(scene);
      assertThat(up.room()).isEqualTo("rb-" + agent.agentId() + "-" + up.legEpoch());
      assertThat(up.tenancy()).isEqualTo(Examples.TENANCY);

      agent.hangUp();
      AgentLegDown down = scene.awaitLeg(agent.agentId(), AgentLegDown.class);
      assertThat(down.legEpoch()).isEqualTo(up.legEpoch());
    }
  }

  @Test
  void legIsDownWhenTheNetworkIsGone() {
    try (Telephone agent = Telephone.up(scene)) {
      agent.leg(scene);
      agent.drop();
      scene.awaitLeg(agent.agentId(), AgentLegDown.class);
    }
  }

  @Test
  void newerLegSupersedesTheOlder() {
    UUID agentId = UUID.randomUUID();
    try (Telephone first = Telephone.up(scene, agentId)) {
      AgentLegUp older = first.leg(scene);
      try (Telephone second = Telephone.up(scene, agentId)) {
        AgentLegUp newer =
            scene.await(
                AgentLegUp.class,
                up -> up.agentId().equals(agentId) && up.legEpoch() > older.legEpoch());
        assertThat(newer.room()).isNotEqualTo(older.room());
        AgentLegDown down = scene.awaitLeg(agentId, AgentLegDown.class);
        assertThat(down.legEpoch()).isEqualTo(older.legEpoch());
        first.await("closed");
        assertThat(second.agentId()).isEqualTo(agentId);
      }
    }
  }

  @Test
  void softphoneThatSaysItIsSomebodyElseGetsNoLeg() {
    try (Telephone liar = Telephone.idle();
        Telephone victim = Telephone.idle()) {
      liar.connect(victim.softphone().get("connectParams"));
      liar.await("closed");

      ObjectNode changed = liar.softphone().get("connectParams").deepCopy();
      changed.put("organization", UUID.randomUUID().toString());
      liar.connect(changed);
      liar.await("closed");

      assertThat(
              scene.rows(
                  "select 1 from telephony.agent_legs where agent_id in ($1, $2)",
                  liar.agentId(),
                  victim.agentId()))
          .isEmpty();
    }
  }

  @Test
  void legOfWhichTheCarrierKnowsNothingGoesDown() {
    UUID agentId = UUID.randomUUID();
    scene.engine(
        work ->
            work.sql()
                .query(
                    """
                    insert into telephony.agent_legs
                           (agent_id, leg_epoch, organization_id, branch_id, account_id, room, carrier_call_id,
                            conference_id, state, up_at, check_at)
                    values ('%s', 7, '%s', '%s', '%s', 'forgotten', 'CA%s', 'CF1', 'UP', now(), now())"""
                        .formatted(
                            agentId,
                            Examples.TENANCY.organizationId(),
                            Examples.TENANCY.branchId(),
                            SimulatedCarrier.ACCOUNT,
                            agentId.toString().replace("-", "")))
                .execute());

    assertThat(scene.awaitLeg(agentId, AgentLegDown.class).legEpoch()).isEqualTo(7);
  }
}
