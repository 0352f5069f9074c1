package dev.ringbridge.gateway.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringbridge.core.agent.AgentEvent.AgentMoved;
import dev.ringbridge.core.agent.AgentInput;
import dev.ringbridge.core.agent.AgentSnapshot;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.agent.BreakReason;
import dev.ringbridge.core.agent.BridgeEvent.AgentFreed;
import dev.ringbridge.core.agent.BridgeEvent.AgentMatched;
import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallCommand.BridgeTo;
import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.CallPlacing;
import dev.ringbridge.core.call.CallEvent.CallRinging;
import dev.ringbridge.core.call.CallEvent.SafeHarborGiven;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.event.Envelope;
import dev.ringbridge.gateway.campaign.KnownCampaigns;
import dev.ringbridge.gateway.shift.OnShift;
import dev.ringbridge.gateway.testing.Company;
import dev.ringbridge.gateway.testing.Floor;
import dev.ringbridge.gateway.testing.Tables;
import dev.ringbridge.gateway.testing.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From call.events to agents, commands and facts, through Kafka and PostgreSQL. */
@QuarkusTest
@WithTestResource(TestServers.class)
class CallIntakeTest {
  @Inject Topics topics;
  @Inject Tables tables;
  @Inject Floor floor;
  @Inject CallIntake intake;
  @Inject KnownCampaigns campaigns;

  private final Company company = new Company();
  private final UUID campaignId = UUID.randomUUID();
  private final CallRef call = company.call(campaignId);
  private UUID agentId;

  @BeforeEach
  void someoneIsFree() {
    topics.say(company.campaign(campaignId, "Autumn", 30));
    await().until(() -> campaigns.nameOf(campaignId) != null);
    agentId = floor.available(company, campaignId);
  }

  @Test
  void answeredCallIsPutThroughToTheAgentWhoIsFree() {
    var answered = company.answered(call);
    topics.say(answered);

    BridgeTo command = topics.await1(BridgeTo.class, this::isOurs);
    assertThat(command.agentId()).isEqualTo(agentId);
    assertThat(command.room()).isEqualTo(Company.room(agentId, 1));
    assertThat(command.legEpoch()).isOne();
    assertThat(command.answeredAt()).isEqualTo(answered.at());
    AgentMatched matched = topics.await1(AgentMatched.class, one -> isOurs(one.call()));
    assertThat(matched.agentId()).isEqualTo(agentId);
    assertThat(matched.waitedMillis()).isBetween(0L, 5000L);
    assertThat(matched.readyAt()).isEqualTo(answered.at());
    topics.await1(AgentMoved.class, one -> moved(one, AgentState.AVAILABLE, AgentState.RESERVED));
    AgentSnapshot snapshot =
        topics.await1(
            AgentSnapshot.class,
            one -> one.agentId().equals(agentId) && one.state() == AgentState.RESERVED);
    assertThat(snapshot.callId()).isEqualTo(call.callId());
    assertThat(snapshot.campaignIds()).containsExactly(campaignId);
  }

  @Test
  void agentWhoBecomesFreeTakesTheCallThatWaits() {
    floor.tell(agentId, new AgentInput.TakeBreak(BreakReason.BREAK));
    var answered = company.answered(call);
    topics.say(answered);
    await().until(() -> tables.findCall(call.callId()).isPresent());

    floor.tell(agentId, new AgentInput.GoAvailable());

    floor.is(agentId, AgentState.RESERVED);
    assertThat(topics.await1(BridgeTo.class, this::isOurs).agentId()).isEqualTo(agentId);
    assertThat(topics.await1(AgentMatched.class, one -> isOurs(one.call())).readyAt())
        .as("it waited for an agent until then")
        .isAfter(answered.at());
  }

  @Test
  void plannedCallIsCarriedFromItsFenceToTheEndOfTheWrapUp() {
    Reservation promise = new Reservation(agentId, epoch());
    topics.say(new CallPlacing(call, promise, Company.now()));
    floor.is(agentId, AgentState.RESERVED);
    topics.say(company.answered(call, promise, Duration.ofSeconds(60)));
    topics.await1(BridgeTo.class, this::isOurs);
    topics.say(company.bridged(call, agentId, 1));
    floor.is(agentId, AgentState.ON_CALL);
    topics.say(company.ended(call, promise, Ending.COMPLETED));
    floor.is(agentId, AgentState.WRAP_UP);
    OnShift writing = tables.agent(agentId);
    assertThat(Duration.between(writing.agent().since(), writing.agent().until()))
        .as("the campaign's wrap-up")
        .isEqualTo(Duration.ofSeconds(30));

    topics.say(company.disposed(call, agentId));
    await().until(() -> tables.agent(agentId).agent().duty().disposed());
    floor.tell(agentId, new AgentInput.FinishWrapUp());

    assertThat(tables.stateOf(agentId)).isEqualTo(AgentState.AVAILABLE);
    assertThat(epoch()).isEqualTo(promise.epoch() + 1);
    assertThat(topics.heard(AgentFreed.class, one -> isOurs(one.call()))).isEmpty();
  }

  @Test
  void unansweredCallFreesThePromisedAgentInANewEpoch() {
    Reservation promise = new Reservation(agentId, epoch());
    topics.say(
        new CallPlacing(call, promise, Company.now()),
        new CallRinging(call, Company.now()),
        company.ended(call, promise, Ending.NO_ANSWER));

    topics.await1(AgentFreed.class, one -> isOurs(one.call()));

    floor.is(agentId, AgentState.AVAILABLE);
    assertThat(epoch()).isEqualTo(promise.epoch() + 1);
  }

  @Test
  void callOfAnAgentWhoseLegIsGoneGoesToTheNext() {
    topics.say(company.answered(call));
    floor.is(agentId, AgentState.RESERVED);
    UUID second = floor.available(company, campaignId);

    topics.say(new BridgeRefused(call, agentId, BridgeRefusal.LEG_GONE, Company.now()));

    topics.await1(BridgeTo.class, one -> isOurs(one) && one.agentId().equals(second));
    assertThat(tables.call(call.callId()).match().agentId()).isEqualTo(second);
    assertThat(tables.stateOf(agentId)).isEqualTo(AgentState.ON_BREAK);
  }

  @Test
  void callThatGotTheMessageIsNotMatchedAnyMore() {
    floor.tell(agentId, new AgentInput.TakeBreak(BreakReason.BREAK));
    topics.say(company.answered(call), new SafeHarborGiven(call, Company.now()));
    await()
        .until(
            () ->
                tables
                    .findCall(call.callId())
                    .filter(one -> one.state() == WaitingState.GONE)
                    .isPresent());

    floor.tell(agentId, new AgentInput.GoAvailable());

    assertThat(tables.stateOf(agentId)).isEqualTo(AgentState.AVAILABLE);
    assertThat(topics.heard(BridgeTo.class, this::isOurs)).isEmpty();
  }

  @Test
  void theLastSevenDaysReadAgainChangeNothing() {
    List<Envelope> week = aWeek();
    week.forEach(one -> take(List.of(one)));
    floor.is(agentId, AgentState.AVAILABLE);
    OnShift agent = tables.agent(agentId);
    List<WaitingCall> calls = calls(week);
    long said = said();

    take(week);
    week.forEach(one -> take(List.of(one)));
    List<Envelope> shuffled = new ArrayList<>(week);
    Collections.shuffle(shuffled, new Random(7));
    take(shuffled);

    assertThat(tables.agent(agentId)).isEqualTo(agent);
    assertThat(calls(week)).isEqualTo(calls);
    assertThat(said()).as("events and commands").isEqualTo(said);
  }

  /** Three calls of the agent: talked with, not answered, and refused for the leg. */
  private List<Envelope> aWeek() {
    CallRef talked = company.call(campaignId);
    CallRef missed = company.call(campaignId);
    CallRef refused = company.call(campaignId);
    Reservation first = new Reservation(agentId, epoch());
    Reservation second = new Reservation(agentId, epoch() + 1);
    List<CallEvent> events =
        List.of(
            new CallPlacing(missed, first, Company.now()),
            company.ended(missed, first, Ending.BUSY),
            new CallPlacing(talked, second, Company.now()),
            company.ended(talked, second, Ending.COMPLETED),
            company.ended(refused, null, Ending.COMPLETED));
    return events.stream().map(CallIntakeTest::envelope).toList();
  }

  private List<WaitingCall> calls(List<Envelope> week) {
    return week.stream()
        .map(one -> ((CallEvent) one.event()).call().callId())
        .flatMap(id -> tables.findCall(id).stream())
        .toList();
  }

  private static Envelope envelope(Event event) {
    return new Envelope(
        UUID.randomUUID(), event.getClass().getSimpleName() + ".v1", "call.events", event, null);
  }

  private void take(List<Envelope> batch) {
    intake.take(batch).await().atMost(Topics.PATIENCE);
  }

  private long said() {
    return tables.count(
        "select count(*) from gateway.outbox where organization_id = $1", company.organizationId());
  }

  private long epoch() {
    return tables.agent(agentId).agent().epoch();
  }

  private boolean isOurs(BridgeTo command) {
    return isOurs(command.call());
  }

  private boolean isOurs(CallRef ref) {
    return ref.equals(call);
  }

  private boolean moved(AgentMoved one, AgentState from, AgentState to) {
    return one.agentId().equals(agentId) && one.from() == from && one.to() == to;
  }
}
