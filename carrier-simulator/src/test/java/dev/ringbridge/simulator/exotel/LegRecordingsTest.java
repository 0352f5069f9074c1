package dev.ringbridge.simulator.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.simulator.exotel.EventSink.Received;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LegRecordingsTest {
  private static final String START =
      "<StartRecording direction=\"both\" format=\"wav\" channel=\"stereo\" storageType=\"s3\"></StartRecording>";

  @RegisterExtension final ExotelStage stage = ExotelStage.atSpeed(100);

  @Test
  void aRecordingEndsWithItsLegAndIsFetchedWithTheAccountsCredentials() throws IOException {
    String sid = stage.lead();
    assertThat(stage.act(sid, START).status()).isEqualTo(202);
    String recording = stage.sink().await(sid, "recording_started").more("recording_sid");
    stage.act(sid, "<Hangup/>");
    Received there = stage.sink().await(sid, "recording_available");
    assertThat(there.more("status")).isEqualTo("completed");
    assertThat(there.more("recording_sid")).isEqualTo(recording);

    String path = URI.create(there.more("url")).getPath();
    assertThat(stage.exchange("GET", path, "", "key:token").body()).startsWith("RIFF");
    assertThat(stage.exchange("GET", path, "", "key:wrong").statusCode()).isEqualTo(401);
    assertThat(stage.exchange("GET", path + "x", "", "key:token").statusCode()).isEqualTo(404);
    assertThat(stage.await("recording-fetched", sid).details())
        .containsEntry("recording", recording);
  }

  @Test
  void aRecordingThatIsStoppedIsThereWhileTheLegGoesOn() {
    String sid = stage.lead();
    stage.act(sid, START);
    stage.act(sid, START);
    stage.act(sid, "<StopRecording/>");
    stage.sink().await(sid, "recording_available");
    assertThat(stage.entries(sid)).filteredOn(e -> e.kind().equals("recording-started")).hasSize(1);
    assertThat(stage.get("/legs/" + sid).sid("state")).isEqualTo("answered");
  }

  @Test
  void whatWasToldOfALegCanBeAskedForByItsName() {
    String sid = stage.lead();
    stage.act(sid, START + "<StopRecording/>");
    stage.sink().await(sid, "recording_available");

    assertThat(stage.get("/legs/" + sid + "/external-events").data().path("external_events").size())
        .isGreaterThan(3);
    assertThat(
            stage
                .get("/legs/" + sid + "/external-events?event_name=recording_available")
                .data()
                .path("external_events")
                .path(0)
                .path("event_info")
                .path("data")
                .path("url")
                .asText())
        .contains("/exotelrecordings/" + ExotelStage.ACCOUNT + "/");
    assertThat(stage.get("/legs/none/external-events").status()).isEqualTo(404);
  }

  @Test
  void aRecordingThatCannotBeMadeSoIsRefused() {
    String sid = stage.lead();
    assertThat(stage.act(sid, START.replace("wav", "mp3")).status()).isEqualTo(400);
    assertThat(stage.act(sid, START.replace("s3", "https")).status()).isEqualTo(400);
  }
}
