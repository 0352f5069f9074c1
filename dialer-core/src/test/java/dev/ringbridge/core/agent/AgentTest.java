package dev.ringbridge.core.agent;

import static dev.ringbridge.core.agent.AgentState.AVAILABLE;
import static dev.ringbridge.core.agent.AgentState.OFFLINE;
import static dev.ringbridge.core.agent.AgentState.ON_BREAK;
import static dev.ringbridge.core.agent.AgentState.ON_CALL;
import static dev.ringbridge.core.agent.AgentState.RESERVED;
import static dev.ringbridge.core.agent.AgentState.WRAP_UP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.agent.AgentInput.Bridge;
import dev.ringbridge.core.agent.AgentInput.CallOver;
import dev.ringbridge.core.agent.AgentInput.Disposed;
import dev.ringbridge.core.agent.AgentInput.EpochLost;
import dev.ringbridge.core.agent.AgentInput.FinishWrapUp;
import dev.ringbridge.core.agent.AgentInput.GoAvailable;
import dev.ringbridge.core.agent.AgentInput.LegDown;
import dev.ringbridge.core.agent.AgentInput.LegUp;
import dev.ringbridge.core.agent.AgentInput.Match;
import dev.ringbridge.core.agent.AgentInput.Release;
import dev.ringbridge.core.agent.AgentInput.Reserve;
import dev.ringbridge.core.agent.AgentInput.SignIn;
import dev.ringbridge.core.agent.AgentInput.SignOut;
import dev.ringbridge.core.agent.AgentInput.TakeBreak;
import dev.ringbridge.core.agent.AgentInput.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AgentTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final Duration BRIDGING = Duration.ofSeconds(5);
  private static final Duration WRITING = Duration.ofSeconds(30);
  private static final UUID CALL = new UUID(1, 1);
  private static final UUID OTHER_CALL = new UUID(1, 2);
  private static final Leg LEG = new Leg("room-1", 1);
  private static final Agent AWAY = Agent.offline(new UUID(9, 9), NOW);

  private static final AgentInput[] TO_AVAILABLE = {
    new SignIn(), new GoAvailable(), new LegUp(LEG)
  };
  private static final AgentInput[] TO_RESERVED = with(TO_AVAILABLE, new Match(CALL, BRIDGING));
  private static final AgentInput[] TO_ON_CALL = with(TO_RESERVED, new Bridge(CALL, 1));
  private static final AgentInput[] TO_WRAP_UP =
      with(TO_ON_CALL, new CallOver(CALL, WRITING, false));

  /** No time to write, and held: the call must be disposed. */
  private static final AgentInput[] HELD =
      with(TO_ON_CALL, new CallOver(CALL, Duration.ZERO, true));

  @Test
  void agentWhoseTimeIsUpIsHeldUntilTheCallIsDisposed() {
    Agent writing = after(with(TO_ON_CALL, new CallOver(CALL, WRITING, true)));
    Agent held = writing.on(new Tick(), NOW.plus(WRITING)).agent();

    assertThat(held.state()).isEqualTo(WRAP_UP);
    assertThat(held.until()).isNull();
    assertThat(held.since()).isEqualTo(writing.since());
    assertThat(held.on(new Disposed(OTHER_CALL), NOW).agent()).isEqualTo(held);
    assertThat(held.on(new Disposed(CALL), NOW).agent().state()).isEqualTo(AVAILABLE);
  }

  @Test
  void callWithoutTimeToWriteItDownHoldsItsAgentToo() {
    assertThat(after(HELD).state()).isEqualTo(WRAP_UP);
    assertThat(after(HELD).until()).isNull();
    assertThat(after(HELD).callId()).isEqualTo(CALL);
  }

  @Test
  void callDisposedWhileTalkingHoldsNobody() {
    AgentInput[] said = with(TO_ON_CALL, new Disposed(CALL));

    assertThat(after(with(said, new CallOver(CALL, Duration.ZERO, true))).state())
        .isEqualTo(AVAILABLE);
    Agent writing = after(with(said, new CallOver(CALL, WRITING, true)));
    assertThat(writing.state()).isEqualTo(WRAP_UP);
    assertThat(writing.on(new Tick(), NOW.plus(WRITING)).agent().state()).isEqualTo(AVAILABLE);
  }

  @Test
  void agentWhoDisposedInTimeMayStillWrite() {
    Agent said = after(with(TO_WRAP_UP, new Disposed(CALL)));

    assertThat(said.state()).isEqualTo(WRAP_UP);
    assertThat(said.until()).isEqualTo(NOW.plus(WRITING));
    assertThat(said.on(new FinishWrapUp(), NOW).agent().state()).isEqualTo(AVAILABLE);
  }

  @Test
  void agentWhoLeavesOwingADispositionOwesItWhenTheyAreBack() {
    Agent gone = after(with(HELD, new SignOut()));
    Agent back = gone.on(new SignIn(), NOW).agent();

    assertThat(gone.state()).isEqualTo(OFFLINE);
    assertThat(gone.callId()).isEqualTo(CALL);
    assertThat(back.state()).isEqualTo(WRAP_UP);
    assertThat(back.until()).isNull();
    assertThat(back.on(new GoAvailable(), NOW).agent().state()).isEqualTo(WRAP_UP);
    assertThat(back.on(new Disposed(CALL), NOW).agent().callId()).isNull();
  }

  @Test
  void agentWhoWasGoneWhenTheCallEndedOwesItToo() {
    Agent gone = after(with(TO_ON_CALL, new SignOut(), new CallOver(CALL, WRITING, true)));

    assertThat(gone.state()).isEqualTo(OFFLINE);
    assertThat(gone.on(new SignIn(), NOW).agent().state()).isEqualTo(WRAP_UP);
  }

  @Test
  void callThatSomebodyElseDisposedIsNotOwedAnyMore() {
    Agent settled = after(with(HELD, new SignOut(), new Disposed(CALL)));

    assertThat(settled.callId()).isNull();
    assertThat(settled.on(new SignIn(), NOW).agent().state()).isEqualTo(ON_BREAK);
  }

  @Test
  void nextCallOwesNothingOfTheOneBefore() {
    Agent next =
        after(
            with(
                TO_WRAP_UP,
                new Disposed(CALL),
                new FinishWrapUp(),
                new Match(OTHER_CALL, BRIDGING)));

    assertThat(next.duty()).isEqualTo(Duty.NONE);
  }

  @Test
  void agentWhoSignsInIsNotYetAvailable() {
    Agent agent = after(new SignIn());

    assertThat(agent.state()).isEqualTo(ON_BREAK);
    assertThat(agent.breakReason()).isEqualTo(BreakReason.SIGNED_IN);
  }

  @Test
  void agentIsAvailableOnlyOnceTheLegIsUp() {
    Agent waiting = after(new SignIn(), new GoAvailable());

    assertThat(waiting.state()).isEqualTo(ON_BREAK);
    assertThat(waiting.breakReason()).isEqualTo(BreakReason.PHONE_DOWN);
    assertThat(after(TO_AVAILABLE).state()).isEqualTo(AVAILABLE);
    assertThat(after(TO_AVAILABLE).epoch()).isOne();
  }

  @Test
  void legThatWasUpBeforeTheWishIsEnough() {
    assertThat(after(new LegUp(LEG), new SignIn(), new GoAvailable()).state()).isEqualTo(AVAILABLE);
  }

  @Test
  void callPromisedInThisEpochReservesTheAgent() {
    Agent agent = after(with(TO_AVAILABLE, new Reserve(CALL, 1, BRIDGING)));

    assertThat(agent.state()).isEqualTo(RESERVED);
    assertThat(agent.callId()).isEqualTo(CALL);
  }

  @Test
  void matchedAgentIsReservedForTheCall() {
    assertThat(after(TO_RESERVED).state()).isEqualTo(RESERVED);
    assertThat(after(TO_RESERVED).until()).isEqualTo(NOW.plus(BRIDGING));
  }

  @Test
  void proofPutsTheAgentOnTheCall() {
    assertThat(after(TO_ON_CALL).state()).isEqualTo(ON_CALL);
    assertThat(after(TO_ON_CALL).until()).isNull();
  }

  @Test
  void agentWritesDownWhatCameOfTheCall() {
    Agent agent = after(TO_WRAP_UP);

    assertThat(agent.state()).isEqualTo(WRAP_UP);
    assertThat(agent.callId()).isEqualTo(CALL);
    assertThat(agent.until()).isEqualTo(NOW.plus(WRITING));
  }

  @Test
  void agentWhoIsDoneIsAvailableInANewEpoch() {
    Agent agent = after(with(TO_WRAP_UP, new Disposed(CALL), new FinishWrapUp()));

    assertThat(agent.state()).isEqualTo(AVAILABLE);
    assertThat(agent.epoch()).isEqualTo(2);
    assertThat(agent.callId()).isNull();
  }

  @Test
  void wrapUpEndsByItself() {
    Agent writing = after(TO_WRAP_UP);

    assertThat(writing.on(new Tick(), NOW.plusSeconds(29)).agent()).isEqualTo(writing);
    assertThat(writing.on(new Tick(), NOW.plusSeconds(30)).agent().state()).isEqualTo(AVAILABLE);
  }

  @Test
  void callWithNothingToWriteDownFreesTheAgentAtOnce() {
    assertThat(after(with(TO_ON_CALL, new CallOver(CALL, Duration.ZERO, false))).state())
        .isEqualTo(AVAILABLE);
  }

  @Test
  void refusedBridgeFreesTheAgentInANewEpoch() {
    Agent.Step step = after(TO_RESERVED).on(new Release(CALL), NOW);

    assertThat(step.agent().state()).isEqualTo(AVAILABLE);
    assertThat(step.agent().epoch()).isEqualTo(2);
    assertThat(step.facts())
        .containsExactly(
            new AgentFact.Moved(RESERVED, AVAILABLE), new AgentFact.Freed(CALL, false));
  }

  @Test
  void reservationThatIsNotBridgedInTimeFreesTheAgent() {
    assertThat(after(TO_RESERVED).on(new Tick(), NOW.plus(BRIDGING)).agent().state())
        .isEqualTo(AVAILABLE);
  }

  @Test
  void spentEpochWhoseCallWillNotComeIsReplaced() {
    Agent agent = after(with(TO_AVAILABLE, new EpochLost(1)));

    assertThat(agent.state()).isEqualTo(AVAILABLE);
    assertThat(agent.epoch()).isEqualTo(2);
  }

  @Test
  void agentWhoLosesTheLegIsNotAvailable() {
    Agent agent = after(with(TO_AVAILABLE, new LegDown(1)));

    assertThat(agent.state()).isEqualTo(ON_BREAK);
    assertThat(agent.breakReason()).isEqualTo(BreakReason.PHONE_DOWN);
    assertThat(agent.on(new LegUp(new Leg("room-2", 2)), NOW).agent().state()).isEqualTo(AVAILABLE);
  }

  @Test
  void agentWhoseTimeRanOutIsFreedForThatReason() {
    Agent reserved = after(TO_RESERVED);

    Agent.Step step = reserved.on(new Tick(), NOW.plus(Duration.ofHours(1)));

    assertThat(step.facts()).contains(new AgentFact.Freed(CALL, true));
  }

  @Test
  void agentWhoLosesTheLegBeforeTheBridgeIsFreedOfTheCall() {
    Agent.Step step = after(TO_RESERVED).on(new LegDown(1), NOW);

    assertThat(step.agent().state()).isEqualTo(ON_BREAK);
    assertThat(step.facts()).contains(new AgentFact.Freed(CALL, false));
  }

  @Test
  void agentWhoLosesTheLegInMidCallStillAnswersForIt() {
    Agent agent = after(with(TO_ON_CALL, new LegDown(1)));

    assertThat(agent.state()).isEqualTo(ON_CALL);
    assertThat(agent.on(new CallOver(CALL, WRITING, false), NOW).agent().state())
        .isEqualTo(WRAP_UP);
  }

  @Test
  void breakAskedForDuringACallComesAfterIt() {
    Agent agent = after(with(TO_ON_CALL, new TakeBreak(BreakReason.LUNCH)));

    assertThat(agent.state()).isEqualTo(ON_CALL);
    Agent done =
        agent
            .on(new CallOver(CALL, WRITING, false), NOW)
            .agent()
            .on(new Disposed(CALL), NOW)
            .agent()
            .on(new FinishWrapUp(), NOW)
            .agent();
    assertThat(done.state()).isEqualTo(ON_BREAK);
    assertThat(done.breakReason()).isEqualTo(BreakReason.LUNCH);
  }

  @Test
  void breakAskedForInWrapUpComesAfterIt() {
    assertThat(after(with(TO_WRAP_UP, new TakeBreak(BreakReason.BREAK))).state())
        .isEqualTo(WRAP_UP);
  }

  @Test
  void agentWhoLeavesDuringACallIsOfflineOnceItIsOver() {
    Agent leaving = after(with(TO_ON_CALL, new SignOut()));

    assertThat(leaving.state()).isEqualTo(ON_CALL);
    assertThat(leaving.on(new CallOver(CALL, WRITING, false), NOW).agent().state())
        .isEqualTo(OFFLINE);
  }

  @Test
  void agentWhoComesBackDuringTheCallStays() {
    Agent back = after(with(TO_ON_CALL, new SignOut(), new SignIn(), new GoAvailable()));

    assertThat(back.on(new CallOver(CALL, Duration.ZERO, false), NOW).agent().state())
        .isEqualTo(AVAILABLE);
  }

  /** Illegal moves: each of them must change nothing. */
  static Stream<Arguments> nothingNew() {
    return Stream.of(
        Arguments.of(AWAY, new GoAvailable()),
        Arguments.of(AWAY, new TakeBreak(BreakReason.LUNCH)),
        Arguments.of(AWAY, new SignOut()),
        Arguments.of(AWAY, new Match(CALL, BRIDGING)),
        Arguments.of(after(new SignIn()), new Match(CALL, BRIDGING)),
        Arguments.of(after(new SignIn()), new Reserve(CALL, 0, BRIDGING)),
        Arguments.of(after(new SignIn()), new SignIn()),
        Arguments.of(after(TO_AVAILABLE), new GoAvailable()),
        Arguments.of(after(TO_AVAILABLE), new Reserve(CALL, 0, BRIDGING)),
        Arguments.of(after(TO_AVAILABLE), new Bridge(CALL, 1)),
        Arguments.of(after(TO_AVAILABLE), new EpochLost(0)),
        Arguments.of(after(TO_AVAILABLE), new FinishWrapUp()),
        Arguments.of(after(TO_AVAILABLE), new LegUp(LEG)),
        Arguments.of(after(TO_AVAILABLE), new LegDown(0)),
        Arguments.of(after(TO_AVAILABLE), new Tick()),
        Arguments.of(after(TO_RESERVED), new Match(OTHER_CALL, BRIDGING)),
        Arguments.of(after(TO_RESERVED), new Reserve(OTHER_CALL, 1, BRIDGING)),
        Arguments.of(after(TO_RESERVED), new Bridge(OTHER_CALL, 1)),
        Arguments.of(after(TO_RESERVED), new Bridge(CALL, 2)),
        Arguments.of(after(TO_RESERVED), new Release(OTHER_CALL)),
        Arguments.of(after(TO_RESERVED), new CallOver(OTHER_CALL, WRITING, false)),
        Arguments.of(after(TO_RESERVED), new FinishWrapUp()),
        Arguments.of(after(TO_ON_CALL), new Match(OTHER_CALL, BRIDGING)),
        Arguments.of(after(TO_ON_CALL), new Release(CALL)),
        Arguments.of(after(TO_ON_CALL), new FinishWrapUp()),
        Arguments.of(after(TO_ON_CALL), new Bridge(CALL, 1)),
        Arguments.of(after(TO_ON_CALL), new CallOver(OTHER_CALL, WRITING, false)),
        Arguments.of(after(TO_WRAP_UP), new CallOver(CALL, WRITING, false)),
        Arguments.of(after(TO_WRAP_UP), new FinishWrapUp()),
        Arguments.of(after(TO_WRAP_UP), new Disposed(OTHER_CALL)),
        Arguments.of(after(with(TO_WRAP_UP, new Disposed(CALL))), new Disposed(CALL)),
        Arguments.of(after(HELD), new Tick()),
        Arguments.of(after(HELD), new FinishWrapUp()),
        Arguments.of(after(with(HELD, new SignOut())), new CallOver(CALL, WRITING, true)),
        Arguments.of(after(TO_AVAILABLE), new Disposed(CALL)),
        Arguments.of(after(TO_WRAP_UP), new Match(OTHER_CALL, BRIDGING)));
  }

  @ParameterizedTest
  @MethodSource("nothingNew")
  void overtakenInputChangesNothing(Agent agent, AgentInput input) {
    Agent.Step step = agent.on(input, NOW);

    assertThat(step.agent()).isEqualTo(agent);
    assertThat(step.facts()).isEqualTo(List.of(new AgentFact.NothingNew(input.getClass())));
  }

  private static Agent after(AgentInput... inputs) {
    Agent agent = AWAY;
    for (AgentInput input : inputs) {
      agent = agent.on(input, NOW).agent();
    }
    return agent;
  }

  private static AgentInput[] with(AgentInput[] before, AgentInput... then) {
    return Stream.concat(Stream.of(before), Stream.of(then)).toArray(AgentInput[]::new);
  }
}
