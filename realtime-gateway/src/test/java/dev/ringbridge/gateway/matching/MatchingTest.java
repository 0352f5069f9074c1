package dev.ringbridge.gateway.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.agent.Agent;
import dev.ringbridge.core.agent.AgentInput;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallEvent.CallPlacing;
import dev.ringbridge.core.call.CallEvent.MessageHeard;
import dev.ringbridge.core.call.CallEvent.OptedOut;
import dev.ringbridge.core.call.CallEvent.TransferRequested;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.event.Intake;
import dev.ringbridge.gateway.GatewayConfig;
import dev.ringbridge.gateway.campaign.KnownCampaigns;
import dev.ringbridge.gateway.testing.Company;
import dev.ringbridge.gateway.testing.Floor;
import dev.ringbridge.gateway.testing.Tables;
import dev.ringbridge.gateway.testing.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class MatchingTest {
  @Inject FoldingCalls folding;
  @Inject Matching matching;
  @Inject GatewayConfig config;
  @Inject Floor floor;
  @Inject Tables tables;
  @Inject Topics topics;
  @Inject KnownCampaigns campaigns;

  private final Company company = new Company();
  private final UUID campaignId = UUID.randomUUID();

  @Test
  void matchMovesAFreeAgentAsTheirMachineDoes() {
    UUID agentId = floor.available(company, campaignId);
    Agent before = tables.agent(agentId).agent();
    CallRef call = answered(null);

    match();

    assertThat(tables.agent(agentId).agent()).isEqualTo(matchedByTheMachine(before, call));
    assertThat(tables.agent(agentId).call()).isEqualTo(call);
  }

  @Test
  void matchMovesAPromisedAgentAsTheirMachineDoes() {
    UUID agentId = floor.available(company, campaignId);
    Reservation promise = promise(agentId);
    CallRef call = company.call(campaignId);
    fold(new CallPlacing(call, promise, Company.now()));
    Agent before = tables.agent(agentId).agent();
    assertThat(before.state()).isEqualTo(AgentState.RESERVED);

    fold(company.answered(call, promise, Duration.ofSeconds(60)));
    match();

    assertThat(tables.agent(agentId).agent()).isEqualTo(matchedByTheMachine(before, call));
  }

  @Test
  void agentIsHeldForAsLongAsTheLeadHearsOfTheRecordingBefore() {
    topics.say(company.announcing(company.campaign(campaignId, "Autumn", 0), 40));
    awaitAnnouncement();
    topics.say(company.announcing(company.campaign(campaignId, "Autumn", 0, 0, 2), 0));
    UUID agentId = floor.available(company, campaignId);
    CallRef call = answered(null);
    match();

    Instant matchedAt = tables.call(call.callId()).match().at();
    assertThat(tables.agent(agentId).agent().until())
        .isEqualTo(matchedAt.plus(config.bridgingTimeout()).plusSeconds(40));
  }

  private void awaitAnnouncement() {
    long end = System.nanoTime() + Topics.PATIENCE.toNanos();
    while (campaigns.announcement(campaignId).isZero()) {
      assertThat(System.nanoTime()).as("never heard of").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private Agent matchedByTheMachine(Agent before, CallRef call) {
    AgentInput match = new AgentInput.Match(call.callId(), config.bridgingTimeout());
    return before.on(match, tables.call(call.callId()).match().at()).agent();
  }

  @Test
  void callThatHearsAMessageWaitsForNobodyBeforeItAsks() {
    UUID agentId = floor.available(company, campaignId);
    CallRef call = company.call(campaignId);
    fold(company.answered(call, null, Duration.ZERO), new MessageHeard(call, Company.now()));
    match();
    assertThat(tables.agent(agentId).agent().state()).isEqualTo(AgentState.AVAILABLE);

    fold(new TransferRequested(call, Company.now().plusSeconds(60), Company.now()));
    match();

    assertThat(tables.call(call.callId()).match().agentId()).isEqualTo(agentId);
  }

  @Test
  void requestForAnAgentThatIsHeardAfterTheEndWaitsForNobody() {
    UUID agentId = floor.available(company, campaignId);
    CallRef call = company.call(campaignId);
    fold(company.ended(call));
    fold(
        new TransferRequested(call, Company.now().plusSeconds(60), Company.now()),
        new OptedOut(call, Company.now()));
    match();

    assertThat(tables.call(call.callId()).state()).isEqualTo(WaitingState.GONE);
    assertThat(tables.agent(agentId).agent().state()).isEqualTo(AgentState.AVAILABLE);
  }

  @Test
  void promisedAgentTakesTheirCallThoughAnotherIsFreeLonger() {
    floor.available(company, campaignId);
    UUID promised = floor.available(company, campaignId);

    CallRef call = answered(promise(promised));
    match();

    assertThat(tables.call(call.callId()).match().agentId()).isEqualTo(promised);
  }

  @Test
  void staleEpochIsMatchedLikeNone() {
    UUID longest = floor.available(company, campaignId);
    UUID promised = floor.available(company, campaignId);
    Reservation stale = new Reservation(promised, promise(promised).epoch() - 1);

    CallRef call = answered(stale);
    match();

    assertThat(tables.call(call.callId()).match().agentId()).isEqualTo(longest);
  }

  @Test
  void longestWaitingCallsGoToThoseWhoAreFreeLongest() {
    UUID first = floor.available(company, campaignId);
    UUID second = floor.available(company, campaignId);
    CallRef one = answered(null);
    CallRef two = answered(null);
    CallRef three = answered(null);

    match();

    assertThat(tables.call(one.callId()).match().agentId()).isEqualTo(first);
    assertThat(tables.call(two.callId()).match().agentId()).isEqualTo(second);
    assertThat(tables.call(three.callId()).state()).isEqualTo(WaitingState.WAITING);
  }

  @Test
  void onlyAgentsWhoServeTheCampaignAreMatched() {
    floor.available(company, UUID.randomUUID());
    floor.available(new Company(), campaignId);
    CallRef call = answered(null);

    match();

    assertThat(tables.call(call.callId()).state()).isEqualTo(WaitingState.WAITING);
  }

  @Test
  void agentWhoseLeaseIsLostIsNotMatched() {
    UUID agentId = floor.available(company, campaignId);
    tables.run(
        "update gateway.agents set lease_until = now() - interval '1 ms' where agent_id = $1",
        agentId);
    CallRef call = answered(null);

    match();

    assertThat(tables.call(call.callId()).state()).isEqualTo(WaitingState.WAITING);
  }

  @Test
  void answerThatIsTooOldNeverWaits() {
    floor.available(company, campaignId);
    CallRef call = company.call(campaignId);

    fold(company.answered(call, null, Duration.ofMillis(-1)));

    assertThat(tables.findCall(call.callId())).isEmpty();
  }

  @Test
  void callWhoseMessageIsDueIsNotMatchedAnyMore() {
    CallRef call = answered(null);
    tables.run(
        "update gateway.waiting_calls set safe_harbor_at = now() where call_id = $1",
        call.callId());
    UUID agentId = floor.available(company, campaignId);

    match();

    assertThat(tables.stateOf(agentId)).isEqualTo(AgentState.AVAILABLE);
    assertThat(tables.call(call.callId()).state()).isEqualTo(WaitingState.WAITING);
  }

  @Test
  void sweepMatchesWhatAProcessLeftBehindWhenItDied() {
    UUID agentId = floor.available(company, campaignId);
    CallRef call = answered(null);

    matching.matchAll().await().atMost(Topics.PATIENCE);

    floor.is(agentId, AgentState.RESERVED);
    assertThat(tables.call(call.callId()).state()).isEqualTo(WaitingState.MATCHED);
  }

  private CallRef answered(Reservation promise) {
    CallRef call = company.call(campaignId);
    fold(company.answered(call, promise, Duration.ofSeconds(60)));
    return call;
  }

  private Reservation promise(UUID agentId) {
    return new Reservation(agentId, tables.agent(agentId).agent().epoch());
  }

  private void fold(CallEvent... events) {
    List<Intake.Received> batch =
        Arrays.stream(events).map(one -> new Intake.Received(UUID.randomUUID(), one)).toList();
    folding.fold(CallBatch.of(batch)).await().atMost(Topics.PATIENCE);
  }

  private void match() {
    matching.match(campaignId).await().atMost(Topics.PATIENCE);
  }
}
