package dev.ringbridge.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.agent.Agent;
import dev.ringbridge.core.agent.AgentSnapshot;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.agent.BreakReason;
import dev.ringbridge.core.agent.BridgeEvent.AgentFreed;
import dev.ringbridge.core.agent.BridgeEvent.AgentMatched;
import dev.ringbridge.core.agent.Duty;
import dev.ringbridge.core.agent.Leg;
import dev.ringbridge.core.call.Answerer;
import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallEvent.AnswererDetected;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallHandedOver;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.core.call.TalkSnapshot;
import dev.ringbridge.gateway.desk.DeskFrame.AgentChanged;
import dev.ringbridge.gateway.desk.DeskFrame.Bridged;
import dev.ringbridge.gateway.desk.DeskFrame.CallOver;
import dev.ringbridge.gateway.desk.DeskFrame.MachineSuspected;
import dev.ringbridge.gateway.desk.DeskFrame.Released;
import dev.ringbridge.gateway.desk.DeskFrame.ScreenPop;
import dev.ringbridge.gateway.desk.DeskFrame.Talk;
import dev.ringbridge.gateway.matching.WaitingCall;
import dev.ringbridge.gateway.matching.WaitingState;
import dev.ringbridge.gateway.shift.OnShift;
import dev.ringbridge.gateway.testing.Company;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeskViewTest {
  private final Instant now = Instant.parse("2026-11-21T10:00:00Z");
  private final Company company = new Company();
  private final UUID agentId = UUID.randomUUID();
  private final CallRef call = company.call(UUID.randomUUID());
  private final DeskView view = view(AgentState.AVAILABLE, null, new Leg("room", 1));
  private final ScreenPop pop =
      new ScreenPop(
          call.callId(), call.leadId(), call.campaignId(), "Autumn", now.minusMillis(40), 40, null);

  @Test
  void stateIsToldWhenItChangesAndNotWhenALeaseIsRenewed() {
    assertThat(view.on(snapshot(AgentState.AVAILABLE, null, 2))).isEmpty();
    assertThat(view.on(snapshot(AgentState.RESERVED, call.callId(), 3)))
        .containsExactly(
            new AgentChanged(AgentState.RESERVED, null, 4, now, null, call.callId(), false, true));
  }

  @Test
  void heldLeadIsToldOnceTheyTalkAndTheNewestCounts() {
    view.on(talk(call, now, 5));
    view.on(matched());
    assertThat(view.on(bridged()))
        .containsExactly(new Bridged(call.callId(), now), new Talk(call.callId(), now, null, null));

    assertThat(view.on(talk(call, null, 4))).isEmpty();
    assertThat(view.on(talk(call, null, 6)))
        .containsExactly(new Talk(call.callId(), null, null, null));
    assertThat(view.on(talk(company.call(UUID.randomUUID()), now, 7))).isEmpty();
  }

  @Test
  void callThatWasHandedOverIsOverForItsAgentOnce() {
    view.on(matched());
    view.on(bridged());

    assertThat(view.on(new CallHandedOver(call, UUID.randomUUID(), now))).isEmpty();
    assertThat(view.on(new CallHandedOver(call, agentId, now)))
        .containsExactly(new CallOver(call.callId(), Ending.COMPLETED, now));
    assertThat(view.on(new CallHandedOver(call, agentId, now))).isEmpty();
  }

  @Test
  void callThatGoesToAColleagueIsSaidToAndOneThatStaysIsSaidToStay() {
    UUID colleague = UUID.randomUUID();
    view.on(matched());
    view.on(bridged());
    BridgeRefused refused =
        new BridgeRefused(call, colleague, BridgeRefusal.NOT_POSSIBLE, agentId, now);

    assertThat(view.on(refused)).hasSize(1).first().isInstanceOf(DeskFrame.Refused.class);
    assertThat(view.on(new BridgeRefused(call, colleague, BridgeRefusal.NOT_POSSIBLE, now)))
        .isEmpty();
    assertThat(view.on(new CallHandedOver(call, agentId, colleague, now)))
        .containsExactly(new CallOver(call.callId(), Ending.COMPLETED, true, now));
  }

  /**
   * While telephony is away nobody else can say so; when it is back it refuses what is too late.
   */
  @Test
  void handOverThatNothingIsHeardOfInTimeIsSaidToHaveFailedOnce() {
    UUID colleague = UUID.randomUUID();
    Instant wished = now.plusSeconds(20);
    AgentFreed overdue = new AgentFreed(call, colleague, true, wished.plusSeconds(9));
    view.on(matched());
    view.on(bridged());

    assertThat(view.on(new AgentFreed(call, colleague, false, now)))
        .as("told by what was refused")
        .isEmpty();
    assertThat(view.on(new AgentFreed(call, colleague, true, now.minusSeconds(5))))
        .as("of a match before this talk")
        .isEmpty();
    assertThat(view.on(overdue)).hasSize(1).first().isInstanceOf(DeskFrame.Refused.class);
    assertThat(view.on(overdue)).as("said again").isEmpty();
    assertThat(view.on(refusedAt(colleague, wished))).as("said late").isEmpty();
    assertThat(view.on(refusedAt(colleague, wished.plusSeconds(30)))).as("another").hasSize(1);
  }

  private BridgeRefused refusedAt(UUID colleague, Instant wished) {
    BridgeRefusal late = BridgeRefusal.NOT_POSSIBLE;
    return new BridgeRefused(call, colleague, late, agentId, wished, wished.plusSeconds(60));
  }

  @Test
  void callThatLeftForAColleagueWhoWasLostIsItsAgentsToWriteUpAfterAll() {
    UUID colleague = UUID.randomUUID();
    BridgeRefused lost = new BridgeRefused(call, colleague, BridgeRefusal.LEG_GONE, agentId, now);
    view.on(matched());
    view.on(bridged());
    view.on(new CallHandedOver(call, agentId, colleague, now));

    assertThat(view.on(lost))
        .hasSize(2)
        .first()
        .isEqualTo(new CallOver(call.callId(), Ending.COMPLETED, false, now));
    assertThat(view.on(lost)).as("said again").isEmpty();
  }

  @Test
  void colleagueWhoseSocketOpensBeforeTheLeadIsThereIsShownTheLeadAndNoTalk() {
    DeskView anew = view(AgentState.RESERVED, call, new Leg("room", 1));
    WaitingCall going =
        new WaitingCall(
            call,
            now.minusMillis(40),
            now.plusSeconds(2),
            WaitingState.MATCHED,
            new WaitingCall.Match(UUID.randomUUID(), "theirs", 1, now),
            new WaitingCall.Match(agentId, "room", 1, now),
            null,
            new WaitingCall.Course(now, null, null));

    assertThat(anew.first(going)).hasSize(2).last().isInstanceOf(DeskFrame.ScreenPop.class);
  }

  private TalkSnapshot talk(CallRef of, @Nullable Instant heldSince, long version) {
    return new TalkSnapshot(
        agentId, company.tenancy(), of.callId(), heldSince, null, null, version, now);
  }

  @Test
  void olderStateThatComesLateIsNotTold() {
    view.on(snapshot(AgentState.RESERVED, call.callId(), 3));

    assertThat(view.on(snapshot(AgentState.AVAILABLE, null, 2))).isEmpty();
  }

  @Test
  void phoneThatGoesDownIsTold() {
    assertThat(view.on(company.legDown(agentId, 1)))
        .containsExactly(
            new AgentChanged(AgentState.AVAILABLE, null, 4, now, null, null, false, false));
    assertThat(view.on(company.legUp(agentId, 1))).as("a late word of it").isEmpty();
    assertThat(view.on(company.legUp(agentId, 2))).hasSize(1);
  }

  @Test
  void phoneThatTheGatewayTakesForDownIsDown() {
    AgentSnapshot tooOld =
        new AgentSnapshot(
            agentId,
            company.tenancy(),
            List.of(),
            AgentState.ON_BREAK,
            BreakReason.PHONE_DOWN,
            4,
            null,
            false,
            now,
            null,
            2,
            now);

    assertThat(view.on(tooOld))
        .containsExactly(
            new AgentChanged(
                AgentState.ON_BREAK, BreakReason.PHONE_DOWN, 4, now, null, null, false, false));
  }

  @Test
  void callIsToldFromItsMatchToItsEndEachThingOnce() {
    assertThat(view.on(matched())).containsExactly(pop);
    assertThat(view.on(matched())).isEmpty();
    assertThat(view.on(bridged())).containsExactly(new Bridged(call.callId(), now));
    assertThat(view.on(bridged())).isEmpty();
    assertThat(view.on(ended()))
        .containsExactly(new CallOver(call.callId(), Ending.COMPLETED, now));
    assertThat(view.on(ended())).isEmpty();
  }

  @Test
  void proofThatOvertookTheMatchIsToldAfterTheScreenPop() {
    assertThat(view.on(bridged())).isEmpty();
    assertThat(view.on(matched())).containsExactly(pop, new Bridged(call.callId(), now));
  }

  @Test
  void matchThatIsSaidAgainLongAfterwardsPopsNothing() {
    view.on(matched());
    view.on(ended());
    view.on(snapshot(AgentState.AVAILABLE, null, 9));

    assertThat(view.on(matched())).isEmpty();
  }

  @Test
  void matchThatCameToNothingIsTakenOffTheScreen() {
    view.on(matched());

    assertThat(view.on(new AgentFreed(call, agentId, false, now)))
        .containsExactly(new Released(call.callId()));
    assertThat(view.on(new AgentFreed(call, agentId, false, now))).isEmpty();
  }

  @Test
  void reservationThatCameToNothingWasNeverOnTheScreen() {
    assertThat(view.on(new AgentFreed(call, agentId, false, now))).isEmpty();
  }

  @Test
  void machineIsAdviceOnceTheyTalk() {
    view.on(matched());
    assertThat(view.on(detected(Answerer.MACHINE))).as("before the bridge").isEmpty();
    assertThat(view.on(bridged()))
        .containsExactly(new Bridged(call.callId(), now), new MachineSuspected(call.callId()));
    assertThat(view.on(detected(Answerer.MACHINE))).as("said again").isEmpty();
  }

  @Test
  void personIsNoAdvice() {
    view.on(matched());
    view.on(bridged());

    assertThat(view.on(detected(Answerer.HUMAN))).isEmpty();
    assertThat(view.on(detected(Answerer.FAX)))
        .containsExactly(new MachineSuspected(call.callId()));
  }

  @Test
  void callsOfOthersAreNotTold() {
    CallRef other = company.call(call.campaignId());
    view.on(matched());

    assertThat(view.on(company.ended(other))).isEmpty();
    assertThat(view.on(company.bridged(other, UUID.randomUUID(), 1))).isEmpty();
    assertThat(view.on(new AnswererDetected(other, Answerer.MACHINE, now))).isEmpty();
  }

  @Test
  void socketThatOpensAnewIsToldAllThatIsTheirs() {
    DeskView anew = view(AgentState.ON_CALL, call, new Leg("room", 1));

    assertThat(anew.first(theirs(WaitingState.MATCHED, now, null)))
        .containsExactly(
            new AgentChanged(AgentState.ON_CALL, null, 4, now, null, call.callId(), false, true),
            pop,
            new Bridged(call.callId(), now));
    assertThat(anew.on(matched())).isEmpty();
    assertThat(anew.on(bridged())).isEmpty();
  }

  @Test
  void socketThatOpensInTheWrapUpIsToldOfTheCallAndItsEnd() {
    DeskView anew = view(AgentState.WRAP_UP, call, new Leg("room", 1));

    assertThat(anew.first(theirs(WaitingState.GONE, now, Ending.COMPLETED)))
        .hasSize(4)
        .endsWith(new CallOver(call.callId(), Ending.COMPLETED, now));
  }

  @Test
  void socketThatOpensWithoutACallIsToldTheStateOnly() {
    assertThat(view.first(null)).hasSize(1);
  }

  private WaitingCall theirs(WaitingState state, Instant bridgedAt, Ending ending) {
    return new WaitingCall(
        call,
        now.minusMillis(40),
        now.plusSeconds(2),
        state,
        new WaitingCall.Match(agentId, "room", 1, now),
        null,
        null,
        new WaitingCall.Course(bridgedAt, ending, ending == null ? null : now));
  }

  private DeskView view(AgentState state, CallRef theirs, Leg leg) {
    Agent agent =
        new Agent(
            agentId,
            state,
            AgentState.AVAILABLE,
            BreakReason.SIGNED_IN,
            4,
            leg,
            theirs == null ? null : theirs.callId(),
            now,
            null,
            Duty.NONE);
    OnShift row =
        new OnShift(
            agent, company.tenancy(), List.of(), theirs, new OnShift.Times(now, now, now), 0, 1);
    return new DeskView(row, now, id -> "Autumn");
  }

  private AgentSnapshot snapshot(AgentState state, UUID callId, long version) {
    return new AgentSnapshot(
        agentId,
        company.tenancy(),
        List.of(),
        state,
        null,
        4,
        callId,
        false,
        now,
        null,
        version,
        now.plusMillis(version));
  }

  private AgentMatched matched() {
    return new AgentMatched(call, agentId, "room", 1, 40, null, now);
  }

  private CallBridged bridged() {
    return new CallBridged(call, agentId, "room", 1, now);
  }

  private CallEnded ended() {
    return new CallEnded(call, null, Ending.COMPLETED, Evidence.CARRIER, now);
  }

  private AnswererDetected detected(Answerer answerer) {
    return new AnswererDetected(call, answerer, now);
  }
}
