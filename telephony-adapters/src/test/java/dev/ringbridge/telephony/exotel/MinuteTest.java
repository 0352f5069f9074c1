package dev.ringbridge.telephony.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.simulator.OracleLog;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An account that may ask thirty times a minute, at a carrier that refuses what is more. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class MinuteTest {
  private static final int LIMIT = 30;
  private static final int WANTED = 20;

  @Inject Scene scene;

  @Test
  void callsGoOutAsTheMinuteAllowsAndWhoAnsweredIsSpokenToAndHungUp() {
    ExotelStage stage = ExotelStage.open(scene, LIMIT);

    List<CallRef> calls =
        IntStream.range(0, WANTED)
            .mapToObj(one -> stage.dial("+1702555010" + (one % 2 == 0 ? 8 : 9), Examples.RULES))
            .toList();
    List<Ending> endings =
        calls.stream().map(call -> scene.await(call, CallEnded.class).ending()).toList();

    assertThat(endings)
        .as("29 of 30, at 3 a call")
        .filteredOn(Ending.COMPLETED::equals)
        .hasSize((LIMIT - 1) / 3);
    assertThat(endings)
        .filteredOn(Ending.EXPIRED::equals)
        .as("went back into the queue, unsent")
        .hasSize(WANTED - (LIMIT - 1) / 3);
    assertThat(refused(calls)).as("requests that the carrier refused").isEmpty();
    List<CallRef> placed =
        calls.stream().filter(call -> !scene.atCarrier(call, "create-received").isEmpty()).toList();
    assertThat(placed).allSatisfy(this::wasSpokenToAndHungUp);
  }

  @Test
  void callThatIsLiveHoldsWhatItMayNeed() {
    ExotelStage stage = ExotelStage.open(scene, LIMIT);
    AgentLegUp leg = stage.agentUp();
    CallRef talking = stage.dial("+17025550108", Examples.RULES);
    scene.publish(scene.bridge(scene.await(talking, CallAnswered.class), leg));
    scene.await(talking, CallBridged.class);

    List<CallRef> calls =
        IntStream.range(0, WANTED)
            .mapToObj(one -> stage.dial("+17025550101", Examples.RULES))
            .toList();
    calls.forEach(call -> scene.await(call, CallEnded.class));
    scene.publish(new HangUpCall(talking, null, Instant.now()));

    scene.await(talking, CallEnded.class);
    assertThat(refused(calls)).isEmpty();
    assertThat(scene.atCarrier(talking, "hangup-requested")).hasSize(1);
  }

  /** By one request less: seven calls are made where there would be room for eight. */
  @Test
  void leadOnHoldHoldsTheRequestThatLetsThemBack() {
    ExotelStage stage = ExotelStage.open(scene, LIMIT + 1);
    AgentLegUp leg = stage.agentUp();
    CallRef talking = stage.dial("+17025550108", Examples.RULES);
    scene.publish(scene.bridge(scene.await(talking, CallAnswered.class), leg));
    scene.await(talking, CallBridged.class);
    String talk = "/api/v1/talks/" + talking.callId();
    stage.as(leg.agentId()).post(talk + "/hold").then().statusCode(200);

    List<CallRef> calls =
        IntStream.range(0, WANTED)
            .mapToObj(one -> stage.dial("+1702555010" + (one % 2 == 0 ? 8 : 9), Examples.RULES))
            .toList();
    calls.forEach(call -> scene.await(call, CallEnded.class));
    assertThat(calls)
        .as("30, without the 4 that were made and the 3 that are held, at 3 a call")
        .filteredOn(call -> !scene.atCarrier(call, "create-received").isEmpty())
        .hasSize(7);
    stage.as(leg.agentId()).post(talk + "/resume").then().statusCode(200);
    scene.publish(new HangUpCall(talking, null, Instant.now()));
    scene.await(talking, CallEnded.class);
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
