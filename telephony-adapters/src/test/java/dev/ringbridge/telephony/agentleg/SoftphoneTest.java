package dev.ringbridge.telephony.agentleg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.core.access.Role;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.json.Json;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import dev.ringbridge.telephony.testing.Telephone;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class SoftphoneTest {
  @Test
  void agentGetsATokenOfTheirOwn() throws IOException {
    UUID agentId = UUID.randomUUID();
    JsonNode softphone = Telephone.softphone(agentId, Role.AGENT);

    assertThat(softphone.get("kind").asText()).isEqualTo("simulated");
    assertThat(softphone.get("url").asText()).startsWith("ws://127.0.0.1:");
    assertThat(softphone.get("identity").asText()).matches("[A-Za-z0-9_]+");
    Instant expiresAt = Instant.parse(softphone.get("expiresAt").asText());
    assertThat(expiresAt)
        .isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3601));
    JsonNode params = softphone.get("connectParams");
    assertThat(params.get("agent").asText()).isEqualTo(agentId.toString());
    assertThat(params.get("organization").asText())
        .isEqualTo(Examples.TENANCY.organizationId().toString());

    String payload = softphone.get("token").asText().split("\\.", -1)[1];
    JsonNode token =
        Json.MAPPER.readTree(
            new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    assertThat(token.get("sub").asText()).isEqualTo(SimulatedCarrier.ACCOUNT_SID);
    assertThat(token.at("/grants/identity").asText()).isEqualTo(softphone.get("identity").asText());
    assertThat(token.at("/grants/voice/outgoing/application_sid").asText()).startsWith("AP");
  }

  @Test
  void onlyThoseWhoTalkGetOne() {
    RestAssured.get("/api/v1/softphone").then().statusCode(401);
    for (Role role : Role.values()) {
      boolean talks = role == Role.AGENT || role == Role.SUPERVISOR || role == Role.ADMIN;
      RestAssured.given()
          .header("Authorization", "Bearer " + Telephone.token(UUID.randomUUID(), role))
          .get("/api/v1/softphone")
          .then()
          .statusCode(talks ? 200 : 403);
    }
  }
}
