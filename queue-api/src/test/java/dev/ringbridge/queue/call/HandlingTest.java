package dev.ringbridge.queue.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.Call;
import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.SafeHarborGiven;
import dev.ringbridge.core.call.CallEvent.TransferRequested;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.call.Calls.StoredCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HandlingTest {
  private static final Instant ANSWERED = Instant.parse("2026-11-20T10:00:00Z");
  private static final UUID AGENT = UUID.randomUUID();
  private static final CallRef REF =
      new CallRef(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), Given.OURS);
  private static final CallEvent ANSWER =
      new CallAnswered(REF, null, ANSWERED.plusSeconds(2), ANSWERED);

  private boolean agentsIdle;

  @Test
  void leadWhoWentToTheirAgentWithinASecondWasHandledInTime() {
    assertThat(handled(meantFor(AGENT), ANSWER, bridged(1_000))).containsExactly(false);
  }

  @Test
  void leadWhoWentToTheirAgentLaterWasHandledLate() {
    assertThat(handled(meantFor(AGENT), ANSWER, bridged(1_001))).containsExactly(true);
  }

  @Test
  void leadWhoWaitedForAnAgentToBecomeFreeWasHandledInTime() {
    assertThat(handled(readyAt(1_500), ANSWER, bridged(1_900))).containsExactly(false);
  }

  @Test
  void whoWasGivenUpThoughTheirAgentWaitedWasHandledLate() {
    assertThat(handled(meantFor(AGENT), ANSWER, safeHarbor())).containsExactly(true);
    assertThat(handled(meantFor(AGENT), ANSWER, ended(1_800))).containsExactly(true);
    assertThat(handled(readyAt(100), ANSWER, safeHarbor())).containsExactly(true);
  }

  @Test
  void whoWasGivenUpThoughSomebodyWasFreeWasHandledLate() {
    agentsIdle = true;

    assertThat(handled(readyAt(null), ANSWER, safeHarbor())).containsExactly(true);
  }

  @Test
  void whoWasGivenUpBecauseNobodyWasFreeSaysNothingOfTheHouse() {
    assertThat(handled(readyAt(null), ANSWER, safeHarbor())).isEmpty();
  }

  @Test
  void whoHangsUpAtOnceSaysNothingOfTheHouse() {
    assertThat(handled(meantFor(AGENT), ANSWER, ended(600))).isEmpty();
  }

  @Test
  void messageThatIsHeardFirstIsNoWaiting() {
    CallEvent answer = new CallAnswered(REF, null, ANSWERED, ANSWERED);
    CallEvent key = new TransferRequested(REF, ANSWERED.plusSeconds(22), ANSWERED.plusSeconds(20));

    assertThat(handled(readyAt(20_000), answer, key, bridged(20_300))).containsExactly(false);
    assertThat(handled(meantFor(AGENT), answer, key, bridged(20_300))).isEmpty();
  }

  @Test
  void answerIsJudgedOnceHoweverOftenItIsHeardOf() {
    assertThat(handled(meantFor(AGENT), ANSWER, bridged(300), bridged(300), ended(9_000)))
        .containsExactly(false);
    assertThat(handled(meantFor(AGENT), ANSWER, safeHarbor(), safeHarbor(), ended(9_000)))
        .containsExactly(true);
  }

  @Test
  void whatIsLongOverSaysNothingOfTheHouseNow() {
    assertThat(handled(ANSWERED.plusSeconds(400), meantFor(AGENT), ANSWER, bridged(1_900)))
        .isEmpty();
  }

  @Test
  void callThatCameInIsNotDialed() {
    StoredCall caller =
        new StoredCall(Call.inbound(REF, ANSWERED), false, AGENT, null, Optional.empty());

    assertThat(handled(caller, ANSWER, bridged(1_900))).isEmpty();
  }

  private List<Boolean> handled(StoredCall call, CallEvent... events) {
    return handled(ANSWERED.plusSeconds(30), call, events);
  }

  private List<Boolean> handled(Instant now, StoredCall call, CallEvent... events) {
    Handling handling = new Handling(Duration.ofSeconds(1), (campaign, moment) -> agentsIdle);
    Folding folding = new Folding(Map.of(REF.callId(), call), now, handling);
    List.of(events).forEach(folding::take);
    return folding.handled().stream().map(HandledAnswer::late).toList();
  }

  private static StoredCall meantFor(UUID agent) {
    return new StoredCall(Call.planned(REF), false, agent, null, Optional.empty());
  }

  private static StoredCall readyAt(@Nullable Integer millis) {
    Instant at = millis == null ? null : ANSWERED.plusMillis(millis);
    return new StoredCall(Call.planned(REF), false, null, at, Optional.empty());
  }

  private static CallEvent bridged(long orderedMillis) {
    Instant ordered = ANSWERED.plusMillis(orderedMillis);
    return new CallBridged(REF, AGENT, "room", 1, null, ordered, ordered.plusMillis(700));
  }

  private static CallEvent safeHarbor() {
    return new SafeHarborGiven(REF, ANSWERED.plusSeconds(2));
  }

  private static CallEvent ended(long millis) {
    return new CallEnded(
        REF, null, Ending.COMPLETED, Evidence.CARRIER, ANSWERED.plusMillis(millis));
  }
}
