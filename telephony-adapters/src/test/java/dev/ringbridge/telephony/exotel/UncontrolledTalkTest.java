package dev.ringbridge.telephony.exotel;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A talk through a carrier that cannot control talks. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class UncontrolledTalkTest {
  @Inject Scene scene;

  @Test
  void whatTheCarrierCannotIsSaidBeforeAndRefused() {
    ExotelStage stage = ExotelStage.connecting(scene);
    AgentLegUp leg = stage.agentUp();
    PlaceCall job = stage.job("+17025550108", Examples.RULES, leg.agentId());
    CallRef call = job.call();
    scene.match(call.campaignId(), answered -> Optional.of(leg));
    scene.publish(job);
    scene.await(call, CallBridged.class);
    String talk = "/api/v1/talks/" + call.callId();

    stage
        .admin
        .as(leg.agentId(), Role.AGENT)
        .get(talk)
        .then()
        .statusCode(200)
        .body("goesOn", equalTo(true))
        .body("controllable", equalTo(false));
    for (String act : List.of("/hold", "/resume", "/message")) {
      stage
          .admin
          .as(leg.agentId(), Role.AGENT)
          .post(talk + act)
          .then()
          .statusCode(409)
          .body("detail", containsString("carrier"));
    }
    stage.leave(call);
  }
}
