package dev.ringbridge.telephony.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegDown;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.testing.Admin;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import dev.ringbridge.telephony.testing.Telephone;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agents whose own phones are called. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class AgentCallsTest {
  private static final String FOREIGN = "+918047112244";

  @Inject Scene scene;
  @Inject @InTelephony Database database;

  private ExotelStage stage;

  @BeforeEach
  void open() {
    stage = ExotelStage.open(scene);
  }

  private JsonNode get(UUID agentId, long epoch) {
    return Admin.json(stage.as(agentId).get("/api/v1/softphone/calls/" + epoch).then());
  }

  private void awaitState(UUID agentId, long epoch, String state) {
    ExotelStage.until(() -> get(agentId, epoch).path("state").asText().equals(state));
  }

  @Test
  void phoneIsCalledRingsIsUpAndIsHungUp() {
    UUID agentId = stage.agent("sip:anna-" + UUID.randomUUID());
    assertThat(Admin.json(stage.as(agentId).get("/api/v1/softphone").then()).get("kind").asText())
        .isEqualTo("called");

    JsonNode call = stage.call(agentId);
    long epoch = call.get("legEpoch").asLong();
    assertThat(call.get("state").asText()).isEqualTo("RINGING");
    AgentLegUp up = scene.awaitLeg(agentId, AgentLegUp.class);
    assertThat(up.legEpoch()).isEqualTo(epoch);
    awaitState(agentId, epoch, "UP");

    stage.as(agentId).delete("/api/v1/softphone/calls/" + epoch).then().statusCode(204);
    assertThat(scene.awaitLeg(agentId, AgentLegDown.class).legEpoch()).isEqualTo(epoch);
    awaitState(agentId, epoch, "DOWN");
  }

  @Test
  void phoneThatRingsIsNotCalledAgain() {
    UUID agentId = stage.agent("sip:away-" + UUID.randomUUID());

    assertThat(stage.call(agentId)).isEqualTo(stage.call(agentId));
  }

  @Test
  void phoneThatIsUpIsHungUpAndCalledAgain() {
    UUID agentId = stage.agent("sip:anna-" + UUID.randomUUID());
    long first = stage.call(agentId).get("legEpoch").asLong();
    scene.awaitLeg(agentId, AgentLegUp.class);

    long second = stage.call(agentId).get("legEpoch").asLong();
    assertThat(second).isGreaterThan(first);
    awaitState(agentId, second, "UP");
    awaitState(agentId, first, "DOWN");
  }

  @Test
  void phoneIsCalledOnceWhenItIsAskedForTwiceAtOnce() {
    for (int agent = 0; agent < 5; agent++) {
      UUID agentId = stage.agent("sip:away-" + UUID.randomUUID());
      CompletableFuture<JsonNode> other = CompletableFuture.supplyAsync(() -> stage.call(agentId));

      assertThat(stage.call(agentId)).isEqualTo(other.join());
    }
  }

  private void run(String sql) {
    scene.engine(work -> work.sql().query(sql).execute());
  }

  private void talk(AgentLegUp leg) {
    run(
        """
        insert into telephony.answers
               (call_id, organization_id, branch_id, campaign_id, account_id, carrier_call_id, rules, answered_at,
                safe_harbor_at, decision, agent_id, room, leg_epoch, decided_at, replied, bridged_at)
        values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'lead',
                '{}', now(), now(), 'BRIDGE', '%s', '%s', %d, now(), 'BRIDGE', now())"""
            .formatted(leg.agentId(), leg.room(), leg.legEpoch()));
  }

  @Test
  void agentWhoIsWithALeadKeepsThemAndIsNotCalledAgain() {
    AgentLegUp leg = stage.agentUp();
    talk(leg);

    JsonNode call = stage.call(leg.agentId());
    assertThat(call.get("legEpoch").asLong()).isEqualTo(leg.legEpoch());
    assertThat(call.get("state").asText()).isEqualTo("UP");

    run("update telephony.answers set ended_at = now() where room = '%s'".formatted(leg.room()));
    assertThat(stage.call(leg.agentId()).get("legEpoch").asLong()).isGreaterThan(leg.legEpoch());
  }

  @Test
  void phoneThatIsBusyOrUnreachableGoesDownAndWasNeverUp() {
    for (String user : new String[] {"busy-", "offline-"}) {
      UUID agentId = stage.agent("sip:" + user + UUID.randomUUID());
      awaitState(agentId, stage.call(agentId).get("legEpoch").asLong(), "DOWN");
    }
  }

  @Test
  void callToAnAgentsPhoneIsCountedAndSettledAndRefusedWithoutMoney() {
    limit(Map.of("spendPerDay", 1, "prices", Map.of("+1", 0.3)));
    UUID agentId = stage.agent("+12125550108");
    long epoch = stage.call(agentId).get("legEpoch").asLong();
    scene.awaitLeg(agentId, AgentLegUp.class);
    assertThat(spent()).isEqualTo(600_000);

    String said =
        stage
            .as(stage.agent("+13125550108"))
            .post("/api/v1/softphone/calls")
            .then()
            .statusCode(409)
            .extract()
            .asString();
    assertThat(said).contains("spending limits");
    assertThat(spent()).isEqualTo(600_000);

    stage.as(agentId).delete("/api/v1/softphone/calls/" + epoch).then().statusCode(204);
    ExotelStage.until(() -> spent() == 300_000);
  }

  /** The money is taken while the account is held, and something else holds it for too long. */
  @Test
  void phoneThatCouldNotBeCalledIsCalledWhenItIsAskedForAgain() throws Exception {
    UUID agentId = stage.agent("+12125550108");
    CompletableFuture<Void> held = new CompletableFuture<>();
    CompletableFuture<Void> release = new CompletableFuture<>();
    CompletableFuture<?> holder = hold(held, release);
    held.get(Scene.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    try {
      stage.as(agentId).post("/api/v1/softphone/calls").then().statusCode(500);
    } finally {
      release.complete(null);
    }
    holder.get(Scene.PATIENCE.toSeconds(), TimeUnit.SECONDS);

    long epoch = stage.call(agentId).get("legEpoch").asLong();
    assertThat(scene.awaitLeg(agentId, AgentLegUp.class).legEpoch()).isEqualTo(epoch);
  }

  private CompletableFuture<?> hold(CompletableFuture<Void> held, CompletableFuture<Void> release) {
    return database
        .asEngine(
            work ->
                work.sql()
                    .preparedQuery("select 1 from telephony.accounts where id = $1 for update")
                    .execute(Tuple.of(stage.accountId))
                    .invoke(() -> held.complete(null))
                    .chain(() -> Uni.createFrom().completionStage(release)))
        .subscribeAsCompletionStage();
  }

  @Test
  void numberThatTheCarrierRefusesToShowToAnAgentRestsAndAnotherIsShown() {
    stage.openAtTheCarrierWith(Set.of("08047112233"));
    stage
        .admin
        .patch(stage.accountId, Map.of("callerIds", List.of(FOREIGN, ExotelStage.CALLER_ID)))
        .statusCode(200);
    UUID agentId = agentWhoSeesTheFirst();

    assertThat(refused(agentId)).contains("CallerIdRefused");
    assertThat(resting()).containsExactly(FOREIGN);
    stage.call(agentId);
    scene.awaitLeg(agentId, AgentLegUp.class);

    rest(ExotelStage.CALLER_ID, true);
    UUID another = stage.agent("sip:anna-" + UUID.randomUUID());
    assertThat(refused(another)).contains("rest");
    rest(ExotelStage.CALLER_ID, false);
    stage.call(another);
    scene.awaitLeg(another, AgentLegUp.class);
  }

  /** Agents are spread over the numbers. */
  private UUID agentWhoSeesTheFirst() {
    UUID agentId = stage.agent("sip:anna-" + UUID.randomUUID());
    while (Math.floorMod(agentId.hashCode(), 2) != 0) {
      agentId = stage.agent("sip:anna-" + UUID.randomUUID());
    }
    return agentId;
  }

  private String refused(UUID agentId) {
    return stage
        .as(agentId)
        .post("/api/v1/softphone/calls")
        .then()
        .statusCode(409)
        .extract()
        .asString();
  }

  private List<String> resting() {
    return scene
        .rows(
            "select number from telephony.caller_ids where account_id = $1 and rested_at is not null",
            stage.accountId)
        .stream()
        .map(row -> row.getString("number"))
        .toList();
  }

  private void rest(String number, boolean resting) {
    stage
        .admin
        .as(Role.ADMIN)
        .body(Map.of("accountId", stage.accountId, "number", number, "resting", resting))
        .put("/api/v1/caller-ids")
        .then()
        .statusCode(200);
  }

  @Test
  void addressOfTheCarriersOwnNetworkCostsNothing() {
    limit(Map.of("spendPerDay", 1, "prices", Map.of("+1", 0.3)));
    stage.agentUp();

    assertThat(spent()).isZero();
  }

  private void limit(Map<String, ?> limits) {
    stage
        .admin
        .as(Role.ADMIN)
        .body(limits)
        .put("/api/v1/carrier-guard/accounts/" + stage.accountId + "/limits")
        .then()
        .statusCode(200);
  }

  private long spent() {
    return scene
        .row(
            "select coalesce(sum(micros), 0)::bigint from telephony.spend_days where account_id = $1",
            stage.accountId)
        .getLong(0);
  }

  @Test
  void agentWithoutAContactIsToldWhatIsMissing() {
    String said =
        stage
            .as(UUID.randomUUID())
            .post("/api/v1/softphone/calls")
            .then()
            .statusCode(409)
            .extract()
            .asString();
    assertThat(said).contains("ask an admin to set it");
  }

  @Test
  void numberIsCalledInTheAccountsCountriesOnly() {
    assertThat(stage.call(stage.agent("+919812345678")).get("state").asText()).isEqualTo("RINGING");
    for (String elsewhere : new String[] {"+447400123456", "+8835100012345", "+18765550100"}) {
      UUID agentId = stage.agent(elsewhere);
      String said =
          stage
              .as(agentId)
              .post("/api/v1/softphone/calls")
              .then()
              .statusCode(409)
              .extract()
              .asString();
      assertThat(said).contains("does not call").doesNotContain(elsewhere);
      assertThat(scene.rows("select 1 from telephony.agent_legs where agent_id = $1", agentId))
          .isEmpty();
    }
  }

  @Test
  void nobodyIsCalledWhileAllPlacingIsStopped() {
    UUID agentId = stage.agent("sip:anna-" + UUID.randomUUID());
    guard("stop", Map.of("reason", "It looks odd"));
    stage.as(agentId).post("/api/v1/softphone/calls").then().statusCode(409);
    assertThat(scene.rows("select 1 from telephony.agent_legs where agent_id = $1", agentId))
        .isEmpty();

    guard("release", Map.of("trustPrefix", false, "reason", "It was me"));
    assertThat(stage.call(agentId).get("state").asText()).isEqualTo("RINGING");
  }

  private void guard(String act, Map<String, ?> wanted) {
    stage
        .admin
        .as(Role.ADMIN)
        .body(wanted)
        .post("/api/v1/carrier-guard/" + act)
        .then()
        .statusCode(200);
  }

  @Test
  void nobodyIsCalledWhereSoftphonesCallIn() {
    RestAssured.given()
        .header("Authorization", "Bearer " + Telephone.token(UUID.randomUUID(), Role.AGENT))
        .post("/api/v1/softphone/calls")
        .then()
        .statusCode(409);
  }

  @Test
  void legIsNobodyElsesToSeeOrHangUp() {
    UUID agentId = stage.agent("sip:anna-" + UUID.randomUUID());
    long epoch = stage.call(agentId).get("legEpoch").asLong();
    scene.awaitLeg(agentId, AgentLegUp.class);

    stage.as(UUID.randomUUID()).get("/api/v1/softphone/calls/" + epoch).then().statusCode(404);
    stage.as(UUID.randomUUID()).delete("/api/v1/softphone/calls/" + epoch).then().statusCode(204);
    assertThat(get(agentId, epoch).get("state").asText()).isEqualTo("UP");
  }

  @Test
  void contactsAreSetByAdminsAndSeenInTheirOrganizationOnly() {
    UUID agentId = stage.agent("+919812345678");
    String path = "/api/v1/agent-contacts";

    assertThat(Admin.json(stage.admin.as(Role.ADMIN).get(path).then()).get("items"))
        .hasSize(1)
        .first()
        .satisfies(one -> assertThat(one.get("contact").asText()).isEqualTo("+919812345678"));
    assertThat(Admin.json(new Admin().as(Role.ADMIN).get(path).then()).get("items")).isEmpty();
    stage.as(agentId).get(path).then().statusCode(403);
    stage
        .admin
        .as(Role.ADMIN)
        .body(Map.of("contact", "call me"))
        .put(path + "/" + agentId)
        .then()
        .statusCode(400);
    stage.admin.as(Role.ADMIN).delete(path + "/" + agentId).then().statusCode(204);
    assertThat(Admin.json(stage.admin.as(Role.ADMIN).get(path).then()).get("items")).isEmpty();
  }
}
