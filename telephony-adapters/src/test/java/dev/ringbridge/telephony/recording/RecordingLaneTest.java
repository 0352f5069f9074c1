package dev.ringbridge.telephony.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.recording.DeletionCause;
import dev.ringbridge.core.recording.RecordingEvent.RecordingDeclined;
import dev.ringbridge.core.recording.RecordingEvent.RecordingDeleted;
import dev.ringbridge.core.recording.RecordingEvent.RecordingReady;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A recording from the announcement to the tombstone, over HTTP, with the simulated carrier. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class RecordingLaneTest extends RecordedCalls {
  private static final String PRESSES_9 = "+18135550128";

  @Inject Deleting deleting;

  @Test
  void recordingIsAnnouncedFetchedKeptEncryptedClearedAtTheCarrierAndPlayed() throws Exception {
    CallRef call = bridged(STAYS);
    scene.awaitAtCarrier(call, "recording-started");
    scene.awaitRow(
        "select 1 from telephony.recordings where call_id = $1 and state = 'RECORDING'",
        call.callId());
    view(call).body("state", equalTo("RECORDING"));
    end(call);
    RecordingReady ready = awaitEvent(call, RecordingReady.class);
    scene.awaitAtCarrier(call, "recording-deleted");

    assertThat(scene.atCarrier(call, "said").get(0).details().get("text"))
        .isEqualTo(Examples.RECORDED.announcement());
    assertThat(scene.atCarrier(call, "said").get(0).seq())
        .isLessThan(scene.atCarrier(call, "joined").get(0).seq());
    assertThat(ready.agentId()).isEqualTo(agent.agentId());
    byte[] heard = play(link(call)).then().statusCode(200).extract().asByteArray();
    assertThat(sha256(heard))
        .isEqualTo(scene.atCarrier(call, "recording-fetched").get(0).details().get("sha256"));
    assertThat(Files.readAllBytes(file(call))).hasSizeGreaterThan(heard.length);
    assertThat(new String(Files.readAllBytes(file(call)), StandardCharsets.ISO_8859_1))
        .doesNotContain("RIFF");
    scene.awaitRow(
        "select 1 from telephony.recordings where call_id = $1 and not at_carrier", call.callId());
  }

  @Test
  void partOfARecordingIsWhatItsRangeSays() {
    CallRef call = kept();
    String url = link(call);
    byte[] all = play(url).asByteArray();

    byte[] part =
        anonymous()
            .header("Range", "bytes=10-19")
            .get(url)
            .then()
            .statusCode(206)
            .header("Content-Range", "bytes 10-19/" + all.length)
            .extract()
            .asByteArray();
    assertThat(part).isEqualTo(Arrays.copyOfRange(all, 10, 20));
    anonymous().header("Range", "bytes=" + all.length + "-").get(url).then().statusCode(416);
  }

  @Test
  void linkIsOneRecordingsForAWhileAndEachListeningIsWrittenDown() {
    CallRef call = kept();
    String url = link(call);
    play(url).then().statusCode(200);
    play(url).then().statusCode(200);
    play(url + "x").then().statusCode(403);
    play(url.replace(call.callId().toString(), UUID.randomUUID().toString()))
        .then()
        .statusCode(403);
    scene.rows(
        "update telephony.recording_links set expires_at = now() where call_id = $1",
        call.callId());
    play(url).then().statusCode(403).body("code", equalTo("AUTHORIZATION_ERROR"));

    as(Role.SUPERVISOR)
        .get(PATH + call.callId() + "/listens")
        .then()
        .body("items", hasSize(1))
        .body("items[0].userName", equalTo("Ada"))
        .body("items[0].listens", equalTo(2));
  }

  @Test
  void agentsListenToTheirOwnCallsAndOnlyWhereAnAdminAllowsIt() {
    CallRef call = kept();
    settings(90, false);
    asAgent(agent.agentId()).post(PATH + call.callId() + "/links").then().statusCode(403);
    settings(90, true);
    asAgent(agent.agentId()).post(PATH + call.callId() + "/links").then().statusCode(200);
    asAgent(UUID.randomUUID()).post(PATH + call.callId() + "/links").then().statusCode(403);
    asAgent(UUID.randomUUID()).get(PATH + call.callId()).then().statusCode(404);
  }

  @Test
  void deletedRecordingLeavesATombstoneAndNothingToHear() {
    CallRef call = kept();
    String url = link(call);
    Path file = file(call);
    delete(call, Role.SUPERVISOR).statusCode(403);
    delete(call, Role.ADMIN)
        .statusCode(200)
        .body("state", equalTo("DELETED"))
        .body("deletion.reason", equalTo("asked for"))
        .body("deletion.byName", equalTo("Ada"));

    assertThat(awaitEvent(call, RecordingDeleted.class).cause())
        .isEqualTo(DeletionCause.ON_REQUEST);
    play(url).then().statusCode(409);
    as(Role.SUPERVISOR).post(PATH + call.callId() + "/links").then().statusCode(409);
    scene.awaitRow(
        "select 1 from telephony.recordings where call_id = $1 and check_at is null and sealed_key is null",
        call.callId());
    assertThat(file).doesNotExist();
  }

  @Test
  void recordingIsDeletedWhenItsOrganizationKeepsItNoLonger() {
    CallRef call = kept();
    settings(30, false);
    scene.rows(
        "update telephony.recordings set begun_at = now() - interval '29 days' where call_id = $1",
        call.callId());
    deleting.deleteOutdated().await().atMost(Scene.PATIENCE);
    view(call).body("state", equalTo("KEPT"));
    settings(28, false);
    deleting.deleteOutdated().await().atMost(Scene.PATIENCE);

    view(call).body("state", equalTo("DELETED")).body("deletion.cause", equalTo("RETENTION"));
    assertThat(awaitEvent(call, RecordingDeleted.class).cause()).isEqualTo(DeletionCause.RETENTION);
    settings(90, false);
  }

  /** It is at the carrier still, though nobody could fetch it. */
  @Test
  void recordingThatCouldNotBeFetchedIsDeletedAtTheCarrierWhenItsTimeIsUp() {
    CallRef call = recording();
    scene.rows(
        "update telephony.recordings set state = 'LOST', check_at = null where call_id = $1",
        call.callId());
    end(call);
    scene.awaitAtCarrier(call, "recording-ready");
    age(call, 91);
    deleting.deleteOutdated().await().atMost(Scene.PATIENCE);

    view(call).body("state", equalTo("DELETED")).body("deletion.cause", equalTo("RETENTION"));
    scene.awaitAtCarrier(call, "recording-deleted");
  }

  @Test
  void recordingThatNothingIsHeardOfCanBeDeletedOnceNoCallCouldGoOn() {
    CallRef call = recording();
    delete(call, Role.ADMIN).statusCode(409);
    age(call, 2);

    delete(call, Role.ADMIN).statusCode(200).body("state", equalTo("DELETED"));
    end(call);
    scene.awaitAtCarrier(call, "recording-deleted");
  }

  private CallRef recording() {
    CallRef call = bridged(STAYS);
    scene.awaitRow(
        "select 1 from telephony.recordings where call_id = $1 and state = 'RECORDING'",
        call.callId());
    return call;
  }

  private void age(CallRef call, int days) {
    scene.rows(
        "update telephony.recordings set begun_at = now() - make_interval(days => $2) where call_id = $1",
        call.callId(),
        days);
  }

  @Test
  void whoPressesTheKeyIsPutThroughAndNotRecorded() {
    CallRef call = bridged(PRESSES_9);
    awaitEvent(call, RecordingDeclined.class);
    end(call);

    assertThat(scene.atCarrier(call, "recording-started")).isEmpty();
    as(Role.SUPERVISOR).get(PATH + call.callId()).then().statusCode(404);
  }

  @Test
  void agentPausesTheirOwnCallAndGoesOn() {
    CallRef call = bridged(STAYS);
    scene.awaitRow(
        "select 1 from telephony.recordings where call_id = $1 and state = 'RECORDING'",
        call.callId());
    asAgent(UUID.randomUUID()).post(PATH + call.callId() + "/pause").then().statusCode(403);
    asAgent(agent.agentId())
        .post(PATH + call.callId() + "/pause")
        .then()
        .statusCode(200)
        .body("state", equalTo("PAUSED"));
    asAgent(agent.agentId())
        .post(PATH + call.callId() + "/resume")
        .then()
        .statusCode(200)
        .body("state", equalTo("RECORDING"));
    end(call);
    awaitEvent(call, RecordingReady.class);

    assertThat(scene.atCarrier(call, "recording-paused")).hasSize(1);
    assertThat(scene.atCarrier(call, "recording-resumed")).hasSize(1);
    asAgent(agent.agentId()).post(PATH + call.callId() + "/pause").then().statusCode(409);
  }

  private Path file(CallRef call) {
    String place =
        scene
            .row("select place from telephony.recordings where call_id = $1", call.callId())
            .getString("place");
    return Path.of(SimulatedCarrier.RECORDINGS, place);
  }

  private static void settings(int days, boolean agentsListen) {
    as(Role.ADMIN)
        .contentType("application/json")
        .body(Map.of("retentionDays", days, "agentsListen", agentsListen))
        .put("/api/v1/recording-settings")
        .then()
        .statusCode(200);
  }
}
