package dev.ringbridge.gateway.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringbridge.core.agent.AgentInput;
import dev.ringbridge.core.agent.AgentSnapshot;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.agent.BreakReason;
import dev.ringbridge.core.agent.BridgeEvent.AgentFreed;
import dev.ringbridge.core.call.CallCommand.BridgeTo;
import dev.ringbridge.core.call.CallEvent.CallPlacing;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.gateway.testing.Company;
import dev.ringbridge.gateway.testing.Floor;
import dev.ringbridge.gateway.testing.Tables;
import dev.ringbridge.gateway.testing.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What time, legs and profiles do to agents on shift. */
@QuarkusTest
@WithTestResource(TestServers.class)
class ShiftTest {
  private static final Duration HOUR = Duration.ofHours(2);

  @Inject Topics topics;
  @Inject Tables tables;
  @Inject Floor floor;
  @Inject Shifting shifting;

  private final Company company = new Company();
  private final UUID campaignId = UUID.randomUUID();

  @Test
  void agentWhoseLeaseIsLostSignsOut() {
    UUID agentId = floor.available(company, campaignId);

    tables.age(agentId, "lease_until", HOUR);

    floor.is(agentId, AgentState.OFFLINE);
    topics.await1(
        AgentSnapshot.class,
        one -> one.agentId().equals(agentId) && one.state() == AgentState.OFFLINE);
  }

  @Test
  void agentWhoIsBackWithinTheLeaseKeepsEverything() {
    UUID agentId = floor.available(company, campaignId);
    OnShift before = tables.agent(agentId);

    shifting.signIn(agentId, company.tenancy()).await().atMost(Topics.PATIENCE);

    assertThat(tables.agent(agentId).agent()).isEqualTo(before.agent());
  }

  @Test
  void callOfAnAgentWhoseLeaseIsLostIsFinishedFirst() {
    UUID agentId = floor.available(company, campaignId);
    CallRef call = onCall(agentId);

    tables.age(agentId, "lease_until", HOUR);
    await().until(() -> tables.agent(agentId).agent().wanted() == AgentState.OFFLINE);
    assertThat(tables.stateOf(agentId)).isEqualTo(AgentState.ON_CALL);
    topics.say(company.ended(call));

    floor.is(agentId, AgentState.OFFLINE);
  }

  @Test
  void wrapUpEndsByItself() {
    UUID agentId = floor.available(company, campaignId);
    topics.say(company.campaign(campaignId, "Autumn", 3600));
    CallRef call = onCall(agentId);
    topics.say(company.ended(call));
    floor.is(agentId, AgentState.WRAP_UP);
    long epoch = tables.agent(agentId).agent().epoch();

    tables.age(agentId, "until", HOUR);

    floor.is(agentId, AgentState.AVAILABLE);
    assertThat(tables.agent(agentId).agent().epoch()).isEqualTo(epoch + 1);
  }

  @Test
  void agentIsHeldBeyondTheWrapUpUntilTheCallIsDisposed() {
    UUID agentId = floor.available(company, campaignId);
    topics.say(company.holding(company.campaign(campaignId, "Autumn", 3600)));
    CallRef call = onCall(agentId);
    topics.say(company.ended(call));
    floor.is(agentId, AgentState.WRAP_UP);

    tables.age(agentId, "until", HOUR);
    await().until(() -> tables.agent(agentId).agent().until() == null);
    topics.await1(
        AgentSnapshot.class,
        one ->
            one.agentId().equals(agentId)
                && one.callId() != null
                && one.until() == null
                && one.state() == AgentState.WRAP_UP);
    topics.say(company.disposed(company.call(campaignId), agentId));
    shifting.tell(agentId, new AgentInput.FinishWrapUp()).await().atMost(Topics.PATIENCE);
    assertThat(tables.stateOf(agentId)).isEqualTo(AgentState.WRAP_UP);

    topics.say(company.disposed(call, agentId));
    floor.is(agentId, AgentState.AVAILABLE);
    OnShift free = tables.agent(agentId);
    topics.say(company.disposed(call, agentId));
    topics.say(company.ended(call));
    shifting.tell(agentId, new AgentInput.FinishWrapUp()).await().atMost(Topics.PATIENCE);
    assertThat(tables.agent(agentId).agent()).isEqualTo(free.agent());
  }

  @Test
  void agentWhoIsLostInTheWrapUpFindsTheCallAgain() {
    UUID agentId = floor.available(company, campaignId);
    topics.say(company.holding(company.campaign(campaignId, "Autumn", 3600)));
    CallRef call = onCall(agentId);
    topics.say(company.ended(call));
    floor.is(agentId, AgentState.WRAP_UP);

    tables.age(agentId, "lease_until", HOUR);
    floor.is(agentId, AgentState.OFFLINE);
    assertThat(tables.agent(agentId).call()).isEqualTo(call);
    shifting.signIn(agentId, company.tenancy()).await().atMost(Topics.PATIENCE);
    floor.hold(agentId);

    floor.is(agentId, AgentState.WRAP_UP);
    topics.say(company.disposed(call, agentId));
    floor.is(agentId, AgentState.ON_BREAK);
    assertThat(tables.agent(agentId).call()).isNull();
  }

  @Test
  void callThatWasDisposedWhileTheyTalkedHoldsNobody() {
    UUID agentId = floor.available(company, campaignId);
    topics.say(company.holding(company.campaign(campaignId, "Autumn", 0)));
    CallRef call = onCall(agentId);

    topics.say(company.disposed(call, agentId));
    await().until(() -> tables.agent(agentId).agent().duty().disposed());
    topics.say(company.ended(call));

    floor.is(agentId, AgentState.AVAILABLE);
    assertThat(tables.agent(agentId).agent().duty().disposed()).isFalse();
  }

  @Test
  void reservationThatNobodySpeaksOfAgainEndsInANewEpoch() {
    UUID agentId = floor.available(company, campaignId);
    long epoch = tables.agent(agentId).agent().epoch();
    CallRef call = company.call(campaignId);
    topics.say(new CallPlacing(call, new Reservation(agentId, epoch), Company.now()));
    floor.is(agentId, AgentState.RESERVED);

    tables.age(agentId, "until", HOUR);

    floor.is(agentId, AgentState.AVAILABLE);
    assertThat(tables.agent(agentId).agent().epoch()).isEqualTo(epoch + 1);
    assertThat(topics.await1(AgentFreed.class, one -> one.call().equals(call)).agentId())
        .isEqualTo(agentId);
  }

  @Test
  void epochThatWasSpentOnALostCallIsRenewed() {
    UUID agentId = floor.available(company, campaignId);
    OnShift before = tables.agent(agentId);

    tables.age(agentId, "epoch_at", HOUR);

    await().until(() -> tables.agent(agentId).agent().epoch() == before.agent().epoch() + 1);
    assertThat(tables.agent(agentId).agent().since())
        .as("idle since")
        .isEqualTo(before.agent().since());
  }

  @Test
  void legThatIsTooOldTakesNoCallUntilItIsRenewed() {
    UUID agentId = floor.available(company, campaignId);

    tables.age(agentId, "leg_up_at", Duration.ofHours(5));

    floor.is(agentId, AgentState.ON_BREAK);
    assertThat(tables.agent(agentId).agent().breakReason()).isEqualTo(BreakReason.PHONE_DOWN);
    topics.say(company.legUp(agentId, 2));
    floor.is(agentId, AgentState.AVAILABLE);
  }

  @Test
  void phoneThatGoesDownAndComesBackMakesThemAvailableAgain() {
    UUID agentId = floor.available(company, campaignId);

    topics.say(company.legDown(agentId, 1));
    floor.is(agentId, AgentState.ON_BREAK);
    topics.say(company.legUp(agentId, 1), company.legUp(agentId, 2));

    floor.is(agentId, AgentState.AVAILABLE);
    assertThat(tables.agent(agentId).agent().leg().epoch()).isEqualTo(2);
  }

  @Test
  void legThatComesUpBeforeTheSocketIsRemembered() {
    UUID agentId = UUID.randomUUID();
    topics.say(company.legUp(agentId, 1));
    await().until(() -> tables.find(agentId).isPresent());

    shifting.signIn(agentId, company.tenancy()).await().atMost(Topics.PATIENCE);
    floor.hold(agentId);
    floor.tell(agentId, new AgentInput.GoAvailable());

    floor.is(agentId, AgentState.AVAILABLE);
  }

  @Test
  void newCampaignsAreSaidAndTheirWaitingCallsTaken() {
    UUID agentId = floor.available(company, UUID.randomUUID());
    CallRef call = company.call(campaignId);
    topics.say(company.answered(call));
    await().until(() -> tables.findCall(call.callId()).isPresent());

    topics.say(company.profile(agentId, "Ada", 3, true, campaignId));

    assertThat(topics.await1(BridgeTo.class, one -> one.call().equals(call)).agentId())
        .isEqualTo(agentId);
    topics.await1(
        AgentSnapshot.class,
        one -> one.agentId().equals(agentId) && one.campaignIds().equals(List.of(campaignId)));
  }

  @Test
  void olderProfileThatComesLateChangesNothing() {
    UUID agentId = floor.available(company, campaignId);
    topics.say(company.profile(agentId, "Ada", 5, true, campaignId, UUID.randomUUID()));
    await().until(() -> tables.agent(agentId).campaignIds().size() == 2);

    UUID marker = UUID.randomUUID();
    topics.say(
        company.profile(agentId, "Ada", 4, true),
        company.profile(marker, "Bob", 1, true, campaignId));
    await()
        .until(
            () ->
                tables.count("select count(*) from gateway.profiles where agent_id = $1", marker)
                    == 1);

    assertThat(tables.agent(agentId).campaignIds()).hasSize(2);
  }

  @Test
  void deactivatedAgentIsSignedOut() {
    UUID agentId = floor.available(company, campaignId);

    topics.say(company.profile(agentId, "Ada", 9, false, campaignId));

    floor.is(agentId, AgentState.OFFLINE);
  }

  private CallRef onCall(UUID agentId) {
    CallRef call = company.call(campaignId);
    topics.say(company.answered(call));
    floor.is(agentId, AgentState.RESERVED);
    topics.say(company.bridged(call, agentId, 1));
    floor.is(agentId, AgentState.ON_CALL);
    return call;
  }
}
