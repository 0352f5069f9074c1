package dev.ringbridge.telephony.answering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.Broadcast;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.MachineMessageGiven;
import dev.ringbridge.core.call.CallEvent.MessageHeard;
import dev.ringbridge.core.call.CallEvent.OptedOut;
import dev.ringbridge.core.call.CallEvent.SafeHarborGiven;
import dev.ringbridge.core.call.CallEvent.TransferRequested;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.simulator.OracleLog;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import dev.ringbridge.telephony.testing.Telephone;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Broadcasts over the carrier's own API, on people who press keys. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class BroadcastTest {
  private static final Broadcast SAID = Examples.BROADCAST;
  private static final int HEARD_IN_LOG = 60;

  @Inject Scene scene;

  private CallRef dial(String number) {
    return scene.dial(number, Examples.saying(SAID, false));
  }

  /** What the lead heard, as far as the log keeps it. */
  private List<String> heard(CallRef call) {
    return scene.atCarrier(call, "said").stream()
        .map(entry -> entry.detail("text").orElseThrow())
        .toList();
  }

  private static String heard(String text) {
    return text.substring(0, Math.min(HEARD_IN_LOG, text.length()));
  }

  @Test
  void keyForAnAgentBridgesTheLeadAndNothingBeforeItDoes() {
    try (Telephone agent = Telephone.up(scene)) {
      PlaceCall job = scene.job("+17025550112", Examples.saying(SAID, false));
      scene.transfer(job.call().campaignId(), agent.leg(scene));
      scene.publish(job);

      CallBridged bridged = scene.await(job.call(), CallBridged.class);

      CallAnswered answered = scene.await(job.call(), CallAnswered.class);
      TransferRequested asked = scene.await(job.call(), TransferRequested.class);
      assertThat(answered.wantsAgent()).isFalse();
      assertThat(bridged.agentId()).isEqualTo(agent.agentId());
      assertThat(asked.safeHarborAt()).isEqualTo(asked.at().plusSeconds(2));
      assertThat(scene.atCarrier(job.call(), "pressed")).hasSize(1);
      assertThat(heard(job.call())).containsExactly(heard(SAID.message()));
      scene.publish(new HangUpCall(job.call(), null, Instant.now()));
      scene.await(job.call(), CallEnded.class);
      assertThat(scene.said(job.call(), SafeHarborGiven.class)).isEmpty();
    }
  }

  @Test
  void keyToOptOutIsSaidOnceAndConfirmedInWords() {
    CallRef call = dial("+17025550128");

    CallEnded ended = scene.await(call, CallEnded.class);

    assertThat(ended.ending()).isEqualTo(Ending.COMPLETED);
    assertThat(scene.said(call, OptedOut.class)).hasSize(1);
    assertThat(heard(call)).containsExactly(heard(SAID.message()), heard(SAID.optOutText()));
    assertThat(scene.atCarrier(call, "ended").get(0).detail("by")).contains("twiml");
  }

  @Test
  void whoAsksForAnAgentWhileNobodyIsFreeHearsItTwoSecondsLater() {
    CallRef call = dial("+17025550112");

    scene.await(call, SafeHarborGiven.class);
    scene.await(call, CallEnded.class);

    assertThat(heard(call)).containsExactly(heard(SAID.message()), heard(SAID.nobodyFreeText()));
    OracleLog.Entry pressed = scene.atCarrier(call, "pressed").get(0);
    OracleLog.Entry words = scene.atCarrier(call, "said").get(1);
    assertThat(Duration.between(pressed.at(), words.at()))
        .isBetween(Duration.ofMillis(1700), Duration.ofMillis(3200));
  }

  @Test
  void whoPressesAnotherKeyHearsTheMessageOnceMore() {
    CallRef call = dial("+17025550129");

    scene.await(call, CallEnded.class);

    assertThat(heard(call)).containsExactly(heard(SAID.message()), heard(SAID.message()));
    assertThat(scene.said(call, MessageHeard.class)).hasSize(1);
    assertThat(scene.said(call, TransferRequested.class)).isEmpty();
    assertThat(scene.atCarrier(call, "ended").get(0).detail("by")).contains("twiml");
  }

  @Test
  void messageWithoutKeysIsSaidAndTheCallIsOver() {
    Broadcast news = new Broadcast("Good news.", false, null, null, "", "");
    CallRef call = scene.dial("+17025550108", Examples.saying(news, false));

    scene.await(call, CallEnded.class);

    assertThat(heard(call)).containsExactly("Good news.");
    assertThat(scene.said(call, MessageHeard.class)).hasSize(1);
  }

  @Test
  void whoHangsUpInTheMessageHasNotHeardIt() {
    CallRef call = dial("+17025550107");

    scene.await(call, CallEnded.class);

    assertThat(scene.said(call, MessageHeard.class)).isEmpty();
    assertThat(scene.atCarrier(call, "ended").get(0).detail("by")).contains("person");
  }

  @Test
  void machineHearsTheMessageForMachines() {
    Broadcast endless = new Broadcast(SAID.message().repeat(8), true, "1", "9", "Bye.", "Busy.");
    CallRef call = scene.dial("+17025550106", Examples.saying(endless, true));

    scene.await(call, MachineMessageGiven.class);
    scene.await(call, CallEnded.class);

    assertThat(heard(call))
        .containsExactly(heard(SAID.message()), heard(Examples.RULES.machineMessage()));
  }
}
