package dev.ringbridge.telephony.agentleg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegDown;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.telephony.testing.Admin;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import dev.ringbridge.telephony.testing.Telephone;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Agents' phones follow the account that their organization dials with. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class MovingLegsTest {
  @Inject Scene scene;

  private final Admin first = new Admin();
  private final Admin second = first.another();

  /** Until the account in use is this admin's. */
  private JsonNode softphone(UUID agentId, Admin wanted) {
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (true) {
      ValidatableResponse answer = first.as(agentId, Role.AGENT).get("/api/v1/softphone").then();
      if (answer.extract().statusCode() == 200) {
        JsonNode softphone = Admin.json(answer);
        if (payload(softphone).contains(wanted.accountSid())) {
          return softphone;
        }
      }
      assertThat(System.nanoTime()).as("a softphone of the account in use").isLessThan(end);
    }
  }

  private static String payload(JsonNode softphone) {
    String part = softphone.get("token").asText().split("\\.", -1)[1];
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }

  private UUID add(Admin account) {
    account.openAtTheCarrier();
    return account.add();
  }

  @Test
  void agentsWhoWaitMoveToTheAccountThatIsPreferredAndBackWhenItCloses() {
    add(first);
    UUID agentId = UUID.randomUUID();
    try (Telephone before = Telephone.up(agentId, softphone(agentId, first))) {
      long epoch = before.leg(scene).legEpoch();

      UUID preferred = add(second);
      second.patch(preferred, Map.of("preference", 1)).statusCode(200);

      assertThat(scene.awaitLeg(agentId, AgentLegDown.class).legEpoch()).isEqualTo(epoch);
      before.await("closed");
      try (Telephone after = Telephone.up(agentId, softphone(agentId, second))) {
        AgentLegUp up = awaitUp(agentId, epoch);
        second.patch(preferred, Map.of("open", false)).statusCode(200);
        scene.await(
            AgentLegDown.class,
            down -> down.agentId().equals(agentId) && down.legEpoch() == up.legEpoch());
        after.await("closed");
      }
      softphone(agentId, first);
    }
  }

  private AgentLegUp awaitUp(UUID agentId, long after) {
    return scene.await(
        AgentLegUp.class, up -> up.agentId().equals(agentId) && up.legEpoch() > after);
  }

  @Test
  void conversationIsNotCutShort() {
    UUID account = add(first);
    UUID preferred = add(second);
    UUID talking = UUID.randomUUID();
    UUID waiting = UUID.randomUUID();
    try (Telephone one = Telephone.up(talking, softphone(talking, first));
        Telephone other = Telephone.up(waiting, softphone(waiting, first))) {
      AgentLegUp leg = one.leg(scene);
      other.leg(scene);
      CallRef call = bridged(account, leg);

      second.patch(preferred, Map.of("preference", 1)).statusCode(200);

      scene.awaitLeg(waiting, AgentLegDown.class);
      assertThat(scene.said(call, CallEnded.class)).isEmpty();
      assertThat(
              scene.rows(
                  "select 1 from telephony.agent_legs where agent_id = $1 and state = 'UP'",
                  talking))
          .hasSize(1);
      scene.publish(new HangUpCall(call, null, Instant.now()));
      scene.await(call, CallEnded.class);
      scene.awaitLeg(talking, AgentLegDown.class);
    }
  }

  /** A person who stays until the other side ends. */
  private CallRef bridged(UUID account, AgentLegUp leg) {
    CallRef call =
        new CallRef(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), first.tenancy);
    scene.match(call.campaignId(), answered -> Optional.of(leg));
    Instant now = Instant.now();
    scene.publish(
        new PlaceCall(
            call,
            new PhoneNumber("+18185550108"),
            account,
            now.plusSeconds(5),
            Examples.RULES,
            null,
            now));
    scene.await(call, CallBridged.class);
    return call;
  }
}
