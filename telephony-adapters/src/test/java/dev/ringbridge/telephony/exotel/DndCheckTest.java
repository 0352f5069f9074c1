package dev.ringbridge.telephony.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.call.CallCommand.CancelCall;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.core.call.RevocationReason;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.telephony.testing.Admin;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts that ask before each call if its number may be called. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class DndCheckTest {
  private static final String LEAD = "+17025550101";
  private static final int MANY = 50_000;
  private static final int LIMIT = 30;

  /** For calls that are six seconds apart, and more while others are in being. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Of a call: two questions, the request that makes it, and two that it may need. */
  private static final int REQUESTS_OF_A_CALL = 5;

  @Inject Scene scene;

  private CallRef dial(ExotelStage stage, String way, String number) {
    return way.equals("legs") ? stage.dial(number, Examples.RULES) : dialFor(stage, number);
  }

  private CallRef dialFor(ExotelStage stage, String number) {
    AgentLegUp agent = stage.agentUp();
    PlaceCall job = stage.job(number, Examples.RULES, agent.agentId());
    scene.match(job.call().campaignId(), answered -> Optional.of(agent));
    scene.publish(job);
    return job.call();
  }

  private void wasNotMade(CallRef call, Ending ending) {
    CallEnded ended = scene.await(call, CallEnded.class);
    assertThat(ended.ending()).isEqualTo(ending);
    assertThat(scene.said(call, CallPlaced.class)).isEmpty();
    assertThat(scene.atCarrier(call, "create-received")).isEmpty();
    assertThat(
            scene
                .row("select tries from telephony.placements where call_id = $1", call.callId())
                .getInteger("tries"))
        .as("tries that began")
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"legs", "connect"})
  void numberOnDndThatIsWhitelistedIsDialed(String way) {
    ExotelStage stage = ExotelStage.checking(scene, way, MANY);
    stage.customer(LEAD, Map.of("status", "WHITELIST", "dnd", true));
    CallRef call = dial(stage, way, LEAD);

    scene.await(call, CallPlaced.class);
    assertThat(scene.await(call, CallEnded.class).ending()).isEqualTo(Ending.BUSY);
    assertThat(scene.atCarrier(call, "create-received")).hasSize(1);
    assertThat(stage.asked()).containsExactly("whitelist");
  }

  @Test
  void numberOnNoListIsDialedWhereItIsNotOnDnd() {
    ExotelStage stage = ExotelStage.checking(scene, "legs", MANY);
    CallRef call = stage.dial(LEAD, Examples.RULES);

    scene.await(call, CallPlaced.class);
    assertThat(scene.atCarrier(call, "create-received")).hasSize(1);
    assertThat(stage.asked()).containsExactly("whitelist", "number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"legs", "connect"})
  void numberOnDndThatIsNotWhitelistedIsSuppressedWithoutARequestForACall(String way) {
    ExotelStage stage = ExotelStage.checking(scene, way, MANY);
    stage.customer(LEAD, Map.of("dnd", true));
    CallRef call = dial(stage, way, LEAD);

    wasNotMade(call, Ending.SUPPRESSED);
    assertThat(scene.await(call, CallEnded.class).evidence()).isEqualTo(Evidence.CARRIER);
    assertThat(stage.asked()).containsExactly("whitelist", "number");
  }

  @Test
  void numberThatIsBlacklistedIsSuppressedLikewise() {
    ExotelStage stage = ExotelStage.checking(scene, "legs", MANY);
    stage.customer(LEAD, Map.of("status", "BLACKLIST"));

    wasNotMade(stage.dial(LEAD, Examples.RULES), Ending.SUPPRESSED);
    assertThat(stage.asked()).containsExactly("whitelist");
  }

  @ParameterizedTest
  @CsvSource({"503, legs", "429, legs", "403, legs", "404, connect", "0, legs"})
  void callWhoseCheckIsNotAnsweredIsGivenBackAndNotMadeUnchecked(int status, String way) {
    ExotelStage stage = ExotelStage.checking(scene, way, MANY);
    stage.customer(LEAD, Map.of("fails", status));
    CallRef call = dial(stage, way, LEAD);

    wasNotMade(call, Ending.NOT_PLACED);
    assertThat(stage.asked()).containsExactly("whitelist");
    stage.customer(LEAD, Map.of());
    scene.await(dial(stage, way, LEAD), CallPlaced.class);
  }

  @Test
  void accountWhoseKeysTheCheckRefusesIsClosed() {
    ExotelStage stage = ExotelStage.checking(scene, "legs", MANY);
    stage.customer(LEAD, Map.of("fails", 401));

    wasNotMade(stage.dial(LEAD, Examples.RULES), Ending.NOT_PLACED);
    ExotelStage.until(() -> !isOpen(stage));
  }

  private boolean isOpen(ExotelStage stage) {
    return scene
        .row("select open from telephony.accounts where id = $1", stage.accountId)
        .getBoolean("open");
  }

  @Test
  void callThatIsTakenBackWhileTheCarrierIsAskedIsNotMade() {
    ExotelStage stage = ExotelStage.checking(scene, "legs", MANY);
    stage.customer(LEAD, Map.of("fails", 0));
    CallRef call = stage.dial(LEAD, Examples.RULES);
    ExotelStage.until(() -> !stage.asked().isEmpty());
    scene.publish(new CancelCall(call, RevocationReason.PAUSED, false, Instant.now()));

    wasNotMade(call, Ending.CANCELED);
    assertThat(scene.said(call, CallEnded.class)).hasSize(1);
  }

  @Test
  void numberIsAskedForOnceWithinTheHour() {
    ExotelStage stage = ExotelStage.checking(scene, "legs", MANY);
    scene.await(stage.dial(LEAD, Examples.RULES), CallEnded.class);
    CallRef second = stage.dial(LEAD, Examples.RULES);

    scene.await(second, CallPlaced.class);
    assertThat(stage.asked()).containsExactly("whitelist", "number");
  }

  @Test
  void whoeverDoesNotWantItAsksNothingAndNorDoAgentsLegs() {
    ExotelStage off = ExotelStage.open(scene);
    scene.await(off.dial(LEAD, Examples.RULES), CallPlaced.class);
    ExotelStage on = ExotelStage.checking(scene, "legs", MANY);
    on.agentUp();

    assertThat(off.asked()).isEmpty();
    assertThat(on.asked()).isEmpty();
    off.customer(LEAD, Map.of("dnd", true));
    CallRef refused = off.dial(LEAD, Examples.RULES);
    assertThat(scene.await(refused, CallEnded.class).ending()).isEqualTo(Ending.SUPPRESSED);
    assertThat(scene.atCarrier(refused, "create-received")).hasSize(1);
  }

  @Test
  void minuteHoldsTheQuestionsOfCallsThatAreToBeMade() {
    ExotelStage stage = ExotelStage.checking(scene, "legs", LIMIT);
    List<CallRef> calls =
        Stream.of("201", "202", "203", "205", "206", "207", "208", "209", "210", "212", "213")
            .map(area -> stage.dialWithin(PATIENCE, "+1" + area + "5550108", Examples.RULES))
            .toList();
    List<Ending> endings =
        calls.stream().map(call -> scene.await(call, CallEnded.class).ending()).toList();

    assertThat(endings)
        .filteredOn(Ending.COMPLETED::equals)
        .hasSizeBetween(2, LIMIT / REQUESTS_OF_A_CALL);
    assertThat(endings)
        .filteredOn(Ending.EXPIRED::equals)
        .as("went back into the queue, unsent")
        .hasSizeGreaterThanOrEqualTo(calls.size() - LIMIT / REQUESTS_OF_A_CALL);
    assertThat(refused(stage)).as("requests that the carrier refused").isZero();
  }

  private static int refused(ExotelStage stage) {
    return RestAssured.get(
            SimulatedCarrier.simulator()
                .uri()
                .resolve("/simulator/exotel/accounts/" + stage.sid + "/requests"))
        .jsonPath()
        .getInt("refused");
  }

  @Test
  void connectionTestSaysWhetherTheAccountMayAsk() {
    ExotelStage stage = ExotelStage.checking(scene, "legs", MANY);
    assertThat(about(stage)).isEqualTo("PASS");

    stage.customer(ExotelStage.CALLER_ID, Map.of("fails", 403));
    assertThat(about(stage)).isEqualTo("FAILURE");
    assertThat(stage.admin.test(stage.accountId).toString()).contains("may not ask");
    stage.admin.patch(stage.accountId, Map.of("settings", Map.of("checksDnd", "no")));
    assertThat(about(stage)).isEmpty();
  }

  private static String about(ExotelStage stage) {
    for (JsonNode finding : stage.admin.test(stage.accountId).get("findings")) {
      if (finding.get("subject").asText().equals("DND")) {
        return finding.get("level").asText();
      }
    }
    return "";
  }

  @Test
  void settingIsYesOrNo() {
    ExotelStage stage = ExotelStage.open(scene);

    assertThat(Admin.json(stage.admin.get("/kinds")).toString())
        .contains("checksDnd", "Check DND before each call");
    stage
        .admin
        .patch(stage.accountId, Map.of("settings", Map.of("checksDnd", "perhaps")))
        .statusCode(400);
  }
}
