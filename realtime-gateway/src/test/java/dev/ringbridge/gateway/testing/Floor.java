package dev.ringbridge.gateway.testing;

import static org.awaitility.Awaitility.await;

import dev.ringbridge.core.agent.AgentInput;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.gateway.shift.Shifting;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** Agents of a test who come to work without a socket: their lease is long. */
@ApplicationScoped
public class Floor {
  private final Topics topics;
  private final Tables tables;
  private final Shifting shifting;

  Floor(Topics topics, Tables tables, Shifting shifting) {
    this.topics = topics;
    this.tables = tables;
    this.shifting = shifting;
  }

  /** An agent of these campaigns who is free. */
  public UUID available(Company company, UUID... campaignIds) {
    UUID agentId = signedIn(company, campaignIds);
    topics.say(company.legUp(agentId, 1));
    tell(agentId, new AgentInput.GoAvailable());
    is(agentId, AgentState.AVAILABLE);
    return agentId;
  }

  /** An agent of these campaigns who signed in and did nothing yet. */
  public UUID signedIn(Company company, UUID... campaignIds) {
    UUID agentId = UUID.randomUUID();
    topics.say(company.profile(agentId, "Ada", campaignIds));
    await()
        .pollInterval(Duration.ofMillis(10))
        .until(
            () ->
                tables.count("select count(*) from gateway.profiles where agent_id = $1", agentId)
                    == 1);
    shifting.signIn(agentId, company.tenancy()).await().atMost(Topics.PATIENCE);
    hold(agentId);
    return agentId;
  }

  /** Nobody renews this agent's lease, so it is made to last. */
  public void hold(UUID agentId) {
    tables.run(
        "update gateway.agents set lease_until = now() + interval '1 hour' where agent_id = $1",
        agentId);
  }

  public void tell(UUID agentId, AgentInput input) {
    shifting.tell(agentId, input).await().atMost(Topics.PATIENCE);
  }

  /** Waits until an agent is in a state. */
  public void is(UUID agentId, AgentState state) {
    await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(Topics.PATIENCE)
        .until(() -> tables.stateOf(agentId), state::equals);
  }
}
