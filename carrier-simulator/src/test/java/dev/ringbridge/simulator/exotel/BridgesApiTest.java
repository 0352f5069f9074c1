package dev.ringbridge.simulator.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.simulator.OracleLog.Entry;
import dev.ringbridge.simulator.exotel.ExotelStage.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BridgesApiTest {
  @RegisterExtension final ExotelStage stage = ExotelStage.atSpeed(100);

  @Test
  void anAnsweredLeadIsBridgedWithAnIdleAgent() {
    String agent = stage.agent("anna");
    String lead = stage.lead();
    Reply accepted = stage.bridge(lead, agent);
    assertThat(accepted.status()).isEqualTo(202);
    String bridge = accepted.sid("bridge_sid");
    stage.sink().await(lead, "leg_joined_bridge");
    stage.sink().await(agent, "leg_joined_bridge");
    stage.sink().await(1, event -> event.name().equals("bridge_created"));
    assertThat(stage.await("joined", lead).details()).containsEntry("conference", bridge);
    assertThat(stage.get("/bridges/" + bridge).sid("state")).isEqualTo("active");
    assertThat(stage.get("/legs/" + lead + "?bridge_status=true").sid("bridge_sid"))
        .isEqualTo(bridge);
  }

  @Test
  void aBridgeBeforeTheAnswerIsRefused() {
    String agent = stage.agent("anna");
    Map<String, Object> leg = stage.leg("02");
    leg.putAll(Map.of("timeout", 600, "ring_timeout", 600));
    String ringing = stage.create(leg);
    stage.sink().await(ringing, "leg_ringing");
    assertThat(stage.bridge(ringing, agent).status()).isEqualTo(409);
    assertThat(stage.kinds()).doesNotContain("conference-started");
  }

  @Test
  void aLegIsInOneBridgeAtMost() {
    String agent = stage.agent("anna");
    String first = stage.lead();
    String second = stage.lead();
    assertThat(stage.bridge(first, agent).status()).isEqualTo(202);
    assertThat(stage.bridge(second, agent).status()).isEqualTo(409);
  }

  @Test
  void aBridgeOfNothingIsRefused() {
    String agent = stage.agent("anna");
    assertThat(stage.bridge(agent).status()).isEqualTo(400);
    assertThat(stage.bridge(agent, agent).status()).isEqualTo(400);
    assertThat(stage.bridge(agent, "none").status()).isEqualTo(404);
  }

  @Test
  void whenTheLeadGoesTheAgentIdlesOnAndCanBeBridgedAgain() {
    String agent = stage.agent("anna");
    String lead = stage.lead();
    String bridge = stage.bridge(lead, agent).sid("bridge_sid");
    stage.await("joined", lead);
    stage.act(lead, "<Hangup/>");
    stage.sink().await(agent, "leg_left_bridge");
    stage.sink().await(1, event -> event.name().equals("bridge_terminal"));
    assertThat(stage.get("/bridges/" + bridge).sid("state")).isEqualTo("terminated");
    assertThat(stage.get("/legs/" + agent).sid("state")).isEqualTo("answered");
    assertThat(stage.bridge(stage.lead(), agent).status()).isEqualTo(202);
  }

  @Test
  void stoppingABridgeEndsAllItsLegs() {
    String agent = stage.agent("anna");
    String lead = stage.lead();
    String bridge = stage.bridge(lead, agent).sid("bridge_sid");
    stage.await("joined", lead);
    assertThat(stage.put("/bridges/" + bridge, Map.of("action", "pause")).status()).isEqualTo(400);
    assertThat(stage.put("/bridges/" + bridge, Map.of("action", "stop")).status()).isEqualTo(202);
    stage.sink().await(agent, "leg_terminated");
    stage.sink().await(lead, "leg_terminated");
    assertThat(stage.put("/bridges/" + bridge, Map.of("action", "stop")).status()).isEqualTo(409);
  }

  @Test
  void anAgentsLegDropsAtItsTimeLimitAndTheLeadStays() {
    Map<String, Object> leg = stage.leg("08");
    leg.putAll(Map.of("contact_uri", "sip:anna", "network_type", "voip", "time_limit", 1));
    String agent = stage.create(leg);
    stage.sink().await(agent, "leg_answered");
    String lead = stage.lead();
    stage.bridge(lead, agent);
    stage.sink().await(agent, "leg_terminated");
    assertThat(stage.await("ended", agent).details()).containsEntry("by", "time-limit");
    assertThat(stage.get("/legs/" + lead).sid("state")).isEqualTo("answered");
  }

  @Test
  void aScriptedNumberDropsTheAgentThatIdledLongest() {
    String agent = stage.agent("anna");
    stage.call("20");
    assertThat(stage.await("ended", agent).details()).containsEntry("by", "network");
  }

  @Test
  void aScriptedNumberDropsTheAgentBeforeItJoins() {
    String agent = stage.agent("anna");
    String lead = stage.call("21");
    stage.sink().await(lead, "leg_answered");
    assertThat(stage.bridge(lead, agent).status()).isEqualTo(202);
    stage.sink().await(agent, "leg_terminated");
    stage.sink().await(1, event -> event.name().equals("bridge_terminal"));
    assertThat(stage.kinds()).doesNotContain("joined");
  }

  @Test
  void aScriptedNumberDropsTheAgentAfterItJoined() {
    String agent = stage.agent("anna");
    String lead = stage.call("22");
    stage.sink().await(lead, "leg_answered");
    stage.bridge(lead, agent);
    stage.sink().await(agent, "leg_terminated");
    List<String> kinds = stage.entries(agent).stream().map(Entry::kind).toList();
    assertThat(kinds).containsSubsequence("joined", "left", "ended");
  }
}
