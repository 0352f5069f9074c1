package dev.ringbridge.telephony.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlacementLost;
import dev.ringbridge.core.call.CallEvent.CallRinging;
import dev.ringbridge.core.call.CallEvent.MachineMessageGiven;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.simulator.OracleLog;
import dev.ringbridge.telephony.testing.Admin;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import dev.ringbridge.telephony.testing.Telephone;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Every request of the adapter is one that Twilio describes: the simulator holds each against
 * Twilio's published description, and writes down what is odd about it.
 */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class ContractTest {
  @Inject Scene scene;

  @Test
  void everyRequestOfCallsRoomsAndTheTestOfAnAccountIsDescribed() {
    testAnAccount();
    try (Telephone agent = Telephone.up(scene)) {
      bridgeAMachine(agent);
      record(agent);
      cancelWhatRings();
      findWhatWasLost();
    }

    List<OracleLog.Entry> log = SimulatedCarrier.simulator().log().entries();
    assertThat(log)
        .extracting(OracleLog.Entry::kind)
        .contains("create-received", "redirected", "hangup-requested", "recording-deleted");
    assertThat(log).filteredOn(entry -> entry.kind().equals("odd-request")).isEmpty();
  }

  private static void testAnAccount() {
    Admin admin = new Admin();
    admin.openAtTheCarrier();
    assertThat(admin.test(admin.add()).toString()).doesNotContain("FAILURE");
  }

  /** The verdict comes after the bridge, and takes the lead out of the room again. */
  private void bridgeAMachine(Telephone agent) {
    AgentLegUp leg = agent.leg(scene);
    PlaceCall job = scene.job("+18135550119", Examples.detecting(10));
    scene.match(job.call().campaignId(), answered -> Optional.of(leg));
    scene.publish(job);
    scene.await(job.call(), CallBridged.class);
    scene.await(job.call(), MachineMessageGiven.class);
    scene.await(job.call(), CallEnded.class);
  }

  /** Begun, fetched and deleted there. */
  private void record(Telephone agent) {
    AgentLegUp leg = agent.leg(scene);
    PlaceCall job = scene.job("+18135550108", Examples.RULES.recorded(Examples.RECORDED));
    scene.match(job.call().campaignId(), answered -> Optional.of(leg));
    scene.publish(job);
    scene.awaitAtCarrier(job.call(), "recording-started");
    end(job.call());
    scene.awaitAtCarrier(job.call(), "recording-deleted");
  }

  private void cancelWhatRings() {
    CallRef ringing = scene.dial("+18135550102");
    scene.await(ringing, CallRinging.class);
    end(ringing);
  }

  /** Its create is answered with 503, so that the list of calls has to be read. */
  private void findWhatWasLost() {
    CallRef lost = scene.dial("+18135550115");
    scene.await(lost, CallPlacementLost.class);
    scene.await(lost, CallEnded.class);
  }

  private void end(CallRef call) {
    scene.publish(new HangUpCall(call, null, Instant.now()));
    scene.await(call, CallEnded.class);
  }
}
