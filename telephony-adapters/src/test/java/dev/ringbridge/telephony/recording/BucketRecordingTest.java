package dev.ringbridge.telephony.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.recording.RecordingEvent.RecordingDeleted;
import dev.ringbridge.core.recording.RecordingEvent.RecordingReady;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.telephony.testing.BucketForRecordings;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Recordings that are kept in a bucket: over HTTP, with a real S3 and the simulated carrier. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
@WithTestResource(BucketForRecordings.class)
class BucketRecordingTest extends RecordedCalls {
  @Test
  void recordingIsKeptEncryptedInTheBucketPlayedFromThereAndRemovedThere() throws Exception {
    CallRef call = kept();
    byte[] kept = Files.readAllBytes(object(call));
    byte[] heard = play(link(call)).then().statusCode(200).extract().asByteArray();

    assertThat(sha256(heard))
        .isEqualTo(scene.atCarrier(call, "recording-fetched").get(0).details().get("sha256"));
    assertThat(kept).hasSizeGreaterThan(heard.length);
    assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("RIFF");
    byte[] part =
        anonymous()
            .header("Range", "bytes=10-19")
            .get(link(call))
            .then()
            .statusCode(206)
            .extract()
            .asByteArray();
    assertThat(part).isEqualTo(Arrays.copyOfRange(heard, 10, 20));
    scene.awaitAtCarrier(call, "recording-deleted");

    delete(call, Role.ADMIN).statusCode(200);
    awaitEvent(call, RecordingDeleted.class);
    scene.awaitRow(
        "select 1 from telephony.recordings where call_id = $1 and check_at is null",
        call.callId());
    assertThat(object(call)).doesNotExist();
  }

  /** It is deleted at the carrier only once the bucket has it. */
  @Test
  void recordingWaitsAtTheCarrierForAsLongAsTheBucketIsAway() throws Exception {
    CallRef call = bridged(STAYS);
    scene.awaitAtCarrier(call, "recording-started");
    BucketForRecordings.server().close();
    end(call);
    scene.awaitRow(
        "select 1 from telephony.recordings where call_id = $1 and state = 'READY' and tries > 3",
        call.callId());
    view(call).body("state", equalTo("READY"));
    assertThat(scene.atCarrier(call, "recording-deleted")).isEmpty();

    BucketForRecordings.server().listen();
    awaitEvent(call, RecordingReady.class);
    byte[] heard = play(link(call)).then().statusCode(200).extract().asByteArray();
    assertThat(scene.atCarrier(call, "recording-fetched"))
        .last()
        .satisfies(fetched -> assertThat(fetched.details()).containsEntry("sha256", sha256(heard)));
    scene.awaitAtCarrier(call, "recording-deleted");
  }

  private Path object(CallRef call) {
    String place =
        scene
            .row("select place from telephony.recordings where call_id = $1", call.callId())
            .getString("place");
    return BucketForRecordings.server()
        .objects()
        .resolve(BucketForRecordings.PREFIX)
        .resolve(place);
  }
}
