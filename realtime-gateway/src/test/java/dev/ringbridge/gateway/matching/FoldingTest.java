package dev.ringbridge.gateway.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.agent.Agent;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.agent.BreakReason;
import dev.ringbridge.core.agent.Duty;
import dev.ringbridge.core.agent.Leg;
import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallHandedOver;
import dev.ringbridge.core.call.CallEvent.CallPlacementLost;
import dev.ringbridge.core.call.CallEvent.CallPlacing;
import dev.ringbridge.core.call.CallEvent.MachineMessageGiven;
import dev.ringbridge.core.call.CallEvent.SafeHarborGiven;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.gateway.matching.WaitingCall.Course;
import dev.ringbridge.gateway.matching.WaitingCall.Match;
import dev.ringbridge.gateway.shift.Crew;
import dev.ringbridge.gateway.shift.OnShift;
import dev.ringbridge.gateway.testing.Company;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What each event of a call does to its agent and to the waiting call; said again, nothing. */
class FoldingTest {
  private static final long EPOCH = 4;
  private static final long LEG = 2;

  private final Instant now = Instant.parse("2026-11-21T10:00:00Z");
  private final Company company = new Company();
  private final CallRef call = company.call(UUID.randomUUID());
  private final UUID agentId = UUID.randomUUID();
  private final Reservation promise = new Reservation(agentId, EPOCH);
  private Folding folding;
  private boolean mustDispose;
  private Crew crew;
  private HeldCalls calls;

  @Test
  void placingHoldsTheAgentThatWasPromised() {
    given(available(), null);

    fold(new CallPlacing(call, promise, now));

    assertThat(agent().state()).isEqualTo(AgentState.RESERVED);
    assertThat(agent().callId()).isEqualTo(call.callId());
    assertThat(agent().until()).isEqualTo(now.plusSeconds(90));
    saidAgainChangesNothing(new CallPlacing(call, promise, now));
  }

  @Test
  void placingWithASpentEpochHoldsNobody() {
    given(available(), null);

    fold(new CallPlacing(call, new Reservation(agentId, EPOCH - 1), now));

    assertThat(agent().state()).isEqualTo(AgentState.AVAILABLE);
    assertThat(agent().epoch()).isEqualTo(EPOCH);
  }

  @Test
  void lostPlacementGivesTheAgentANewEpoch() {
    given(reserved(), null);

    fold(new CallPlacementLost(call, promise, "timeout", now));

    assertThat(agent().state()).isEqualTo(AgentState.AVAILABLE);
    assertThat(agent().epoch()).isEqualTo(EPOCH + 1);
    saidAgainChangesNothing(new CallPlacementLost(call, promise, "timeout", now));
  }

  @Test
  void lostPlacementThatOvertookItsFenceSpendsTheEpochToo() {
    given(available(), null);

    fold(new CallPlacementLost(call, promise, "timeout", now));
    fold(new CallPlacing(call, promise, now));

    assertThat(agent().state()).isEqualTo(AgentState.AVAILABLE);
    assertThat(agent().epoch()).isEqualTo(EPOCH + 1);
  }

  @Test
  void proofPutsTheAgentOnTheCall() {
    given(reserved(), matched());

    fold(company.bridged(call, agentId, LEG));

    assertThat(agent().state()).isEqualTo(AgentState.ON_CALL);
    assertThat(held().course().bridgedAt()).isNotNull();
    assertThat(folding.commands()).isEmpty();
    saidAgainChangesNothing(company.bridged(call, agentId, LEG));
  }

  @Test
  void proofAfterTheTimeOutStillBindsAnAgentWhoIsFree() {
    given(available(), matched());

    fold(company.bridged(call, agentId, LEG));

    assertThat(agent().state()).isEqualTo(AgentState.ON_CALL);
    assertThat(agent().callId()).isEqualTo(call.callId());
    assertThat(folding.commands()).isEmpty();
  }

  @Test
  void proofAfterTheTimeOutEndsACallWhoseAgentHasAnother() {
    CallRef another = company.call(call.campaignId());
    given(row(AgentState.ON_CALL, another, null), matched());

    fold(company.bridged(call, agentId, LEG));

    assertThat(agent().callId()).isEqualTo(another.callId());
    assertThat(folding.commands()).containsExactly(new HangUpCall(call, null, now));
    fold(company.bridged(call, agentId, LEG));
    assertThat(folding.commands()).hasSize(1);
  }

  @Test
  void proofOfACallThatIsGoneDoesNothing() {
    given(available(), matched().gone());

    fold(company.bridged(call, agentId, LEG));

    assertThat(agent().state()).isEqualTo(AgentState.AVAILABLE);
    assertThat(folding.commands()).isEmpty();
  }

  @Test
  void callWhoseAgentsLegIsGoneWaitsAgain() {
    given(reserved(), matched());
    BridgeRefused refused = refused(BridgeRefusal.LEG_GONE);

    fold(refused);

    assertThat(agent().state()).isEqualTo(AgentState.ON_BREAK);
    assertThat(agent().breakReason()).isEqualTo(BreakReason.PHONE_DOWN);
    assertThat(held().state()).isEqualTo(WaitingState.WAITING);
    assertThat(folding.waitingAgain()).containsExactly(call.campaignId());
  }

  @Test
  void callWhoseAgentsLegIsGoneAfterTheMessageIsDueDoesNotWait() {
    given(reserved(), matched(now));

    fold(refused(BridgeRefusal.LEG_GONE));

    assertThat(held().state()).isEqualTo(WaitingState.GONE);
    assertThat(folding.waitingAgain()).isEmpty();
  }

  @Test
  void refusalForAnyOtherReasonFreesTheAgentInANewEpoch() {
    for (BridgeRefusal reason :
        List.of(
            BridgeRefusal.CALL_ENDED,
            BridgeRefusal.SAFE_HARBOR_GIVEN,
            BridgeRefusal.ALREADY_DECIDED)) {
      given(reserved(), matched());

      fold(refused(reason));

      assertThat(agent().state()).as(reason.name()).isEqualTo(AgentState.AVAILABLE);
      assertThat(agent().epoch()).isEqualTo(EPOCH + 1);
      assertThat(held().state()).isEqualTo(WaitingState.GONE);
    }
  }

  @Test
  void refusalThatIsSaidAgainDoesNotUndoTheNextMatch() {
    UUID id = UUID.randomUUID();
    WaitingCall matchedAgain =
        new WaitingCall(
            call,
            now,
            now.plusSeconds(2),
            WaitingState.MATCHED,
            new Match(agentId, "room", LEG, now),
            null,
            id,
            Course.NONE);
    given(reserved(), matchedAgain);

    folding.take(id, refused(BridgeRefusal.LEG_GONE));

    assertThat(agent().state()).isEqualTo(AgentState.RESERVED);
    assertThat(held().state()).isEqualTo(WaitingState.MATCHED);
  }

  @Test
  void refusalOfAnEarlierAgentLeavesTheLaterMatchAlone() {
    UUID earlier = UUID.randomUUID();
    given(reserved(), matched());

    fold(new BridgeRefused(call, earlier, BridgeRefusal.LEG_GONE, now));

    assertThat(agent().state()).isEqualTo(AgentState.RESERVED);
    assertThat(held().state()).isEqualTo(WaitingState.MATCHED);
  }

  @Test
  void refusalOfACallThatNoRowRemembersFreesItsAgent() {
    given(reserved(), null);

    fold(refused(BridgeRefusal.CALL_ENDED));

    assertThat(agent().state()).isEqualTo(AgentState.AVAILABLE);
  }

  @Test
  void safeHarborMessageEndsTheWaitAndFreesTheAgent() {
    given(reserved(), matched());

    fold(new SafeHarborGiven(call, now));

    assertThat(agent().state()).isEqualTo(AgentState.AVAILABLE);
    assertThat(held().state()).isEqualTo(WaitingState.GONE);
    saidAgainChangesNothing(new SafeHarborGiven(call, now));
  }

  @Test
  void machineMessageFreesTheAgentWithoutWrapUp() {
    given(row(AgentState.ON_CALL, call, null), matched());

    fold(new MachineMessageGiven(call, now));

    assertThat(agent().state()).isEqualTo(AgentState.AVAILABLE);
    assertThat(held().state()).isEqualTo(WaitingState.GONE);
    saidAgainChangesNothing(new MachineMessageGiven(call, now));
  }

  @Test
  void machineMessageHeardAfterTheEndHoldsNobody() {
    mustDispose = true;
    given(row(AgentState.ON_CALL, call, null), matched());
    fold(ended(null, Ending.COMPLETED));
    assertThat(agent().duty().binding()).isTrue();

    fold(new MachineMessageGiven(call, now));

    assertThat(agent().duty().disposed()).isTrue();
    saidAgainChangesNothing(new MachineMessageGiven(call, now));
  }

  @Test
  void agentWhoHandedACallOverWritesItUpAndItsEndHoldsNobodyAgain() {
    given(row(AgentState.ON_CALL, call, null), matched());

    fold(new CallHandedOver(call, agentId, now));

    assertThat(agent().state()).isEqualTo(AgentState.WRAP_UP);
    assertThat(agent().until()).isEqualTo(now.plusSeconds(30));
    saidAgainChangesNothing(new CallHandedOver(call, agentId, now));
    fold(ended(null, Ending.COMPLETED));
    assertThat(agent().until()).isEqualTo(now.plusSeconds(30));
  }

  @Test
  void endOfATalkIsFollowedByTheCampaignsWrapUp() {
    given(row(AgentState.ON_CALL, call, null), matched());

    fold(ended(null, Ending.COMPLETED));

    assertThat(agent().state()).isEqualTo(AgentState.WRAP_UP);
    assertThat(agent().until()).isEqualTo(now.plusSeconds(30));
    assertThat(held().course().ending()).isEqualTo(Ending.COMPLETED);
    saidAgainChangesNothing(ended(null, Ending.COMPLETED));
  }

  @Test
  void endOfACallThatWasNeverBridgedFreesTheAgentAtOnce() {
    given(reserved(), null);

    fold(ended(promise, Ending.NO_ANSWER));

    assertThat(agent().state()).isEqualTo(AgentState.AVAILABLE);
    assertThat(agent().epoch()).isEqualTo(EPOCH + 1);
    saidAgainChangesNothing(ended(promise, Ending.NO_ANSWER));
  }

  @Test
  void endThatOvertookTheFenceSpendsTheEpoch() {
    given(available(), null);

    fold(ended(promise, Ending.EXPIRED));

    assertThat(agent().epoch()).isEqualTo(EPOCH + 1);
    assertThat(calls.changed()).as("an unanswered call leaves no row").isEmpty();
  }

  @Test
  void endThatOvertookTheAnswerKeepsTheAnswerFromWaiting() {
    given(available(), null);

    fold(ended(null, Ending.COMPLETED));

    assertThat(held().state()).isEqualTo(WaitingState.GONE);
  }

  @Test
  void endOfLongAgoLeavesNoRow() {
    given(available(), null);

    fold(
        new CallEnded(
            call, null, Ending.COMPLETED, Evidence.CARRIER, now.minus(Duration.ofDays(6))));

    assertThat(calls.changed()).isEmpty();
    assertThat(agent().epoch()).isEqualTo(EPOCH);
  }

  @Test
  void proofAfterTheEndIsLateAndDoesNothing() {
    given(reserved(), matched());

    fold(ended(null, Ending.COMPLETED));
    fold(company.bridged(call, agentId, LEG));

    assertThat(agent().state()).isEqualTo(AgentState.AVAILABLE);
    assertThat(folding.commands()).isEmpty();
  }

  /** Two leads in one room would hear each other: the one who came too late must go. */
  @Test
  void proofOfAHandOverToAColleagueWhoHasAnotherLeadEndsTheCall() {
    CallRef another = company.call(call.campaignId());
    UUID heir = UUID.randomUUID();
    given(row(AgentState.ON_CALL, call, null), matched().bridged(now));
    crew =
        new Crew(
            List.of(
                row(AgentState.ON_CALL, call, null), row(heir, AgentState.ON_CALL, another, null)),
            now);
    folding = new Folding(crew, calls, rules());
    CallEvent proof =
        new CallBridged(call, heir, Company.room(heir, LEG), LEG, agentId, now.plusSeconds(9));

    fold(proof);

    assertThat(folding.commands()).containsExactly(new HangUpCall(call, null, now));
    assertThat(crew.find(heir).orElseThrow().agent().callId()).isEqualTo(another.callId());
    assertThat(agent().callId()).as("whoever talked before").isNull();
    fold(proof);
    assertThat(folding.commands()).as("said again").hasSize(1);
  }

  /**
   * The colleague was asked before, and is to have the call now: only what is said of that counts.
   */
  @Test
  void refusalOfAWishBeforeLeavesTheColleagueHeld() {
    UUID heir = UUID.randomUUID();
    Match wish = new Match(heir, Company.room(heir, LEG), LEG, now);
    given(row(AgentState.ON_CALL, call, null), matched().bridged(now).handedTo(wish));
    crew =
        new Crew(
            List.of(
                row(AgentState.ON_CALL, call, null),
                row(heir, AgentState.RESERVED, call, now.plusSeconds(9))),
            now);
    folding = new Folding(crew, calls, rules());

    fold(over(heir, now.minusMillis(1)));

    assertThat(held().heir()).isEqualTo(wish);
    assertThat(crew.find(heir).orElseThrow().agent().state()).isEqualTo(AgentState.RESERVED);
    fold(over(heir, now));
    assertThat(held().heir()).isNull();
    assertThat(crew.find(heir).orElseThrow().agent().state()).isEqualTo(AgentState.AVAILABLE);
  }

  private BridgeRefused over(UUID heir, Instant wished) {
    return new BridgeRefused(
        call, heir, BridgeRefusal.CONSULTATION_OVER, agentId, wished, now.plusSeconds(1));
  }

  private void saidAgainChangesNothing(CallEvent event) {
    Agent before = agent();
    int commands = folding.commands().size();
    WaitingCall heldBefore = calls.find(call.callId()).orElse(null);
    fold(event);
    assertThat(agent()).isEqualTo(before);
    assertThat(folding.commands()).hasSize(commands);
    if (heldBefore != null) {
      assertThat(held().state()).isEqualTo(heldBefore.state());
    }
  }

  private BridgeRefused refused(BridgeRefusal reason) {
    return new BridgeRefused(call, agentId, reason, now);
  }

  private CallEnded ended(Reservation reservation, Ending ending) {
    return new CallEnded(call, reservation, ending, Evidence.CARRIER, now);
  }

  private void fold(CallEvent event) {
    folding.take(UUID.randomUUID(), event);
  }

  private void given(OnShift agent, WaitingCall waiting) {
    crew = new Crew(List.of(agent), now);
    calls = new HeldCalls(waiting == null ? List.of() : List.of(waiting));
    folding = new Folding(crew, calls, rules());
  }

  private Folding.Rules rules() {
    return new Folding.Rules(
        Duration.ofSeconds(90),
        Duration.ofSeconds(5),
        id -> Duration.ofSeconds(30),
        id -> mustDispose);
  }

  private Agent agent() {
    return crew.find(agentId).orElseThrow().agent();
  }

  private WaitingCall held() {
    return calls.find(call.callId()).orElseThrow();
  }

  private WaitingCall matched() {
    return matched(now.plusSeconds(2));
  }

  private WaitingCall matched(Instant safeHarborAt) {
    return new WaitingCall(
        call,
        now,
        safeHarborAt,
        WaitingState.MATCHED,
        new Match(agentId, "room", LEG, now),
        null,
        null,
        Course.NONE);
  }

  private OnShift available() {
    return row(AgentState.AVAILABLE, null, null);
  }

  private OnShift reserved() {
    return row(AgentState.RESERVED, call, now.plusSeconds(5));
  }

  private OnShift row(AgentState state, CallRef theirs, Instant until) {
    return row(agentId, state, theirs, until);
  }

  private OnShift row(UUID id, AgentState state, CallRef theirs, Instant until) {
    Agent agent =
        new Agent(
            id,
            state,
            AgentState.AVAILABLE,
            BreakReason.SIGNED_IN,
            EPOCH,
            new Leg(Company.room(id, LEG), LEG),
            theirs == null ? null : theirs.callId(),
            now,
            until,
            Duty.NONE);
    return new OnShift(
        agent,
        company.tenancy(),
        List.of(call.campaignId()),
        theirs,
        new OnShift.Times(now, now, now.plusSeconds(5)),
        LEG - 1,
        1);
  }
}
