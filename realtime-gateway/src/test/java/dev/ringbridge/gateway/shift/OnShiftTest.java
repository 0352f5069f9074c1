package dev.ringbridge.gateway.shift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.agent.Agent;
import dev.ringbridge.core.agent.AgentEvent.AgentMoved;
import dev.ringbridge.core.agent.AgentInput;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.agent.BreakReason;
import dev.ringbridge.core.agent.BridgeEvent.AgentFreed;
import dev.ringbridge.core.agent.Leg;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.gateway.testing.Company;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OnShiftTest {
  private static final Duration HOLD = Duration.ofSeconds(5);

  private final Instant now = Instant.parse("2026-11-21T10:00:00Z");
  private final Company company = new Company();
  private final CallRef call = company.call(UUID.randomUUID());
  private final List<Event> said = new ArrayList<>();
  private OnShift agent =
      new OnShift(
          Agent.offline(UUID.randomUUID(), now),
          company.tenancy(),
          List.of(call.campaignId()),
          null,
          new OnShift.Times(now, null, now),
          0,
          7);

  @Test
  void legThatIsKnownToBeGoneIsNotBroughtBackByALateWord() {
    signInAndUp(3);
    on(new AgentInput.LegDown(3), null);
    on(new AgentInput.LegUp(new Leg("room", 3)), null);

    assertThat(agent.agent().leg()).isNull();
    assertThat(agent.agent().state()).isEqualTo(AgentState.ON_BREAK);
  }

  @Test
  void legWhoseEndCameFirstNeverComesUp() {
    on(new AgentInput.SignIn(), null);
    on(new AgentInput.LegDown(4), null);
    on(new AgentInput.LegUp(new Leg("room", 4)), null);

    assertThat(agent.agent().leg()).isNull();
  }

  @Test
  void endOfAnOlderLegLeavesTheNewerOneUp() {
    signInAndUp(1);
    on(new AgentInput.LegUp(new Leg("room-2", 2)), null);
    on(new AgentInput.LegDown(1), null);

    assertThat(agent.agent().leg()).isEqualTo(new Leg("room-2", 2));
    assertThat(agent.agent().state()).isEqualTo(AgentState.AVAILABLE);
  }

  @Test
  void callStaysKnownUntilItIsNotTheirsAnyMore() {
    signInAndUp(1);
    on(new AgentInput.Match(call.callId(), HOLD), call);
    assertThat(agent.call()).isEqualTo(call);

    on(new AgentInput.Bridge(call.callId(), 1), call);
    on(new AgentInput.CallOver(call.callId(), HOLD, false), null);
    assertThat(agent.call()).as("while it is written up").isEqualTo(call);

    on(new AgentInput.Disposed(call.callId()), null);
    on(new AgentInput.FinishWrapUp(), null);
    assertThat(agent.call()).isNull();
  }

  @Test
  void epochHasTheTimeAtWhichItWasOpened() {
    signInAndUp(1);
    Instant later = now.plusSeconds(60);

    OnShift renewed =
        agent.on(new AgentInput.EpochLost(agent.agent().epoch()), null, later).after();

    assertThat(renewed.times().epochAt()).isEqualTo(later);
    assertThat(renewed.agent().since()).as("idle since").isEqualTo(now);
  }

  @Test
  void othersHearOfMovesAndOfACallThatCameToNothing() {
    signInAndUp(1);
    said.clear();
    on(new AgentInput.Match(call.callId(), HOLD), call);
    on(new AgentInput.Release(call.callId()), null);

    UUID id = agent.agent().id();
    assertThat(said)
        .containsExactly(
            moved(AgentState.AVAILABLE, AgentState.RESERVED, call.callId()),
            moved(AgentState.RESERVED, AgentState.AVAILABLE, null),
            new AgentFreed(call, id, false, now));
  }

  @Test
  void reasonIsSaidOfABreakOnly() {
    on(new AgentInput.SignIn(), null);
    assertThat(agent.snapshot(now).reason()).isEqualTo(BreakReason.SIGNED_IN);

    signInAndUp(1);
    assertThat(agent.snapshot(now).reason()).isNull();
  }

  private AgentMoved moved(AgentState from, AgentState to, UUID callId) {
    return new AgentMoved(agent.agent().id(), company.tenancy(), from, to, null, callId, now);
  }

  private void signInAndUp(long leg) {
    on(new AgentInput.SignIn(), null);
    on(new AgentInput.LegUp(new Leg("room", leg)), null);
    on(new AgentInput.GoAvailable(), null);
  }

  private void on(AgentInput input, CallRef of) {
    OnShift.Step step = agent.on(input, of, now);
    said.addAll(step.events());
    agent = step.after();
  }
}
