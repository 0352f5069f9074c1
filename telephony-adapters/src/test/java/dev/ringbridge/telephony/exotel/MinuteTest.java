package dev.ringbridge.telephony.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.carrier.Minute;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.simulator.OracleLog;
import dev.ringbridge.telephony.account.Minutes;
import dev.ringbridge.telephony.account.RequestKind;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An account that may ask thirty times a minute, at a carrier that refuses what is more. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class MinuteTest {
  private static final int LIMIT = 30;
  private static final int WANTED = 20;

  private static final Duration PATIENCE = Duration.ofSeconds(12);

  /** Of one each two seconds, as it leaves; on its way a little may be lost. */
  private static final Duration EVENLY = Duration.ofMillis(1500);

  /** What was said last of an account. */
  private static final String SAID =
      """
      select 1 from (select body from telephony.outbox where topic = 'account.state' and key = $1
                      order by (body::jsonb ->> 'version')::int desc limit 1) last
       where body::jsonb ->> 'callsPerSecond' = $2""";

  @Inject Scene scene;
  @Inject Minutes minutes;

  @Test
  void callsGoOutEvenlyAsTheMinuteAllowsAndWhoAnsweredIsSpokenToAndHungUp() {
    ExotelStage stage = ExotelStage.open(scene, LIMIT);

    List<CallRef> calls =
        IntStream.range(0, WANTED)
            .mapToObj(one -> dial(stage, "+1702555010" + (one % 2 == 0 ? 8 : 9)))
            .toList();
    List<Ending> endings =
        calls.stream().map(call -> scene.await(call, CallEnded.class).ending()).toList();

    assertThat(endings)
        .as("went back into the queue, unsent: at 3 a call there is no room for more than ten")
        .filteredOn(Ending.EXPIRED::equals)
        .hasSizeGreaterThanOrEqualTo(WANTED - LIMIT / 3);
    assertThat(refused(calls)).as("requests that the carrier refused").isEmpty();
    List<CallRef> placed = made(calls);
    assertThat(placed).hasSizeGreaterThan(2).allSatisfy(this::wasSpokenToAndHungUp);
    assertThat(apart(placed)).allSatisfy(one -> assertThat(one).isGreaterThan(EVENLY));
  }

  private static CallRef dial(ExotelStage stage, String number) {
    return stage.dialWithin(PATIENCE, number, Examples.RULES);
  }

  private List<CallRef> made(List<CallRef> calls) {
    return calls.stream()
        .filter(call -> !scene.atCarrier(call, "create-received").isEmpty())
        .toList();
  }

  private List<Duration> apart(List<CallRef> calls) {
    List<Instant> at =
        calls.stream()
            .map(call -> scene.atCarrier(call, "create-received").get(0).at())
            .sorted()
            .toList();
    return IntStream.range(1, at.size())
        .mapToObj(one -> Duration.between(at.get(one - 1), at.get(one)))
        .toList();
  }

  @Test
  void callThatIsLiveHoldsWhatItMayNeed() {
    ExotelStage stage = ExotelStage.open(scene, LIMIT);
    AgentLegUp leg = stage.agentUp();
    CallRef talking = stage.dial("+17025550108", Examples.RULES);
    scene.publish(scene.bridge(scene.await(talking, CallAnswered.class), leg));
    scene.await(talking, CallBridged.class);

    List<CallRef> calls =
        IntStream.range(0, WANTED).mapToObj(one -> dial(stage, "+17025550101")).toList();
    calls.forEach(call -> scene.await(call, CallEnded.class));
    scene.publish(new HangUpCall(talking, null, Instant.now()));

    scene.await(talking, CallEnded.class);
    assertThat(refused(calls)).isEmpty();
    assertThat(scene.atCarrier(talking, "hangup-requested")).hasSize(1);
  }

  @Test
  void leadOnHoldHoldsTheRequestThatLetsThemBack() {
    ExotelStage stage = ExotelStage.open(scene, LIMIT);
    AgentLegUp leg = stage.agentUp();
    CallRef talking = stage.dial("+17025550108", Examples.RULES);
    scene.publish(scene.bridge(scene.await(talking, CallAnswered.class), leg));
    scene.await(talking, CallBridged.class);
    int before = held(stage);
    String talk = "/api/v1/talks/" + talking.callId();
    stage.as(leg.agentId()).post(talk + "/hold").then().statusCode(200);

    assertThat(held(stage)).isEqualTo(before + 1);
    stage.as(leg.agentId()).post(talk + "/resume").then().statusCode(200);
    assertThat(held(stage)).isEqualTo(before);
    scene.publish(new HangUpCall(talking, null, Instant.now()));
    scene.await(talking, CallEnded.class);
  }

  private int held(ExotelStage stage) {
    return scene
        .row("select held from telephony.calls_in_sight($1, true)", stage.accountId)
        .getInteger("held");
  }

  /** What somebody waits for goes before calls, and not beyond what the carrier takes. */
  @Test
  void requestsForWhichThereIsNoRoomWaitForItAndPutCallsOff() {
    ExotelStage stage = ExotelStage.open(scene, LIMIT);
    Minutes.Terms terms = new Minutes.Terms(stage.accountId, stage.admin.tenancy, LIMIT, 0, true);
    List<Minutes.Room> rooms =
        IntStream.rangeClosed(0, LIMIT).mapToObj(one -> take(terms)).toList();

    assertThat(rooms.subList(0, LIMIT)).allSatisfy(room -> assertThat(room.delay()).isZero());
    assertThat(rooms.get(LIMIT).at()).isEqualTo(rooms.get(0).at().plus(Minute.WINDOW));
    assertThat(minutes.takeAside(terms, 1).await().atMost(Scene.PATIENCE)).isEmpty();
    Instant next =
        scene
            .row("select next_slot_at from telephony.accounts where id = $1", stage.accountId)
            .getOffsetDateTime("next_slot_at")
            .toInstant();
    assertThat(next).isAfter(rooms.get(0).at().plusSeconds(50));
  }

  private Minutes.Room take(Minutes.Terms terms) {
    return minutes.take(terms, RequestKind.COMMAND).await().atMost(Scene.PATIENCE);
  }

  @Test
  void requestThatWasLongOnItsWayIsCountedFromWhenItWasAnswered() {
    ExotelStage stage = ExotelStage.open(scene, LIMIT);
    Minutes.Terms terms = new Minutes.Terms(stage.accountId, stage.admin.tenancy, LIMIT, 0, true);
    Instant slow = Instant.now().minusSeconds(20).truncatedTo(ChronoUnit.MICROS);
    scene.engine(work -> minutes.spend(work, terms, List.of(slow, slow, slow.plusSeconds(40))));

    answered(terms, slow);
    assertThat(counted(stage)).containsOnlyOnce(slow).hasSize(3);
    answered(terms, slow.plusSeconds(40));
    assertThat(counted(stage)).contains(slow.plusSeconds(40));
  }

  private void answered(Minutes.Terms terms, Instant at) {
    minutes.answered(terms, RequestKind.CALL, at).await().atMost(Scene.PATIENCE);
  }

  @Test
  void othersHearOfNoMoreCallsASecondThanTheMinuteHasRoomFor() {
    ExotelStage stage = ExotelStage.open(scene, LIMIT);
    scene.awaitRow(SAID, stage.accountId.toString(), "0.5");

    stage
        .admin
        .patch(stage.accountId, Map.of("settings", Map.of("requestsPerMinute", "90")))
        .statusCode(200);
    scene.awaitRow(SAID, stage.accountId.toString(), "1.5");
    stage
        .admin
        .patch(stage.accountId, Map.of("settings", Map.of("checksDnd", "yes")))
        .statusCode(200);
    scene.awaitRow(SAID, stage.accountId.toString(), "0.5");
    stage.admin.patch(stage.accountId, Map.of("callsPerSecond", 0.25)).statusCode(200);
    scene.awaitRow(SAID, stage.accountId.toString(), "0.25");
  }

  private List<Instant> counted(ExotelStage stage) {
    return scene
        .rows(
            "select at from telephony.account_requests where account_id = $1 and kind = 'CALL'",
            stage.accountId)
        .stream()
        .map(row -> row.getOffsetDateTime("at").toInstant())
        .toList();
  }

  private List<OracleLog.Entry> refused(List<CallRef> calls) {
    return calls.stream()
        .flatMap(call -> scene.atCarrier(call, "create-answered").stream())
        .filter(entry -> entry.detail("status").filter("429"::equals).isPresent())
        .toList();
  }

  private void wasSpokenToAndHungUp(CallRef call) {
    assertThat(scene.atCarrier(call, "said")).hasSize(1);
    assertThat(scene.atCarrier(call, "hangup-requested")).hasSize(1);
  }
}
