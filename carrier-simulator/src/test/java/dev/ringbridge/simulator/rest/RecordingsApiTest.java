package dev.ringbridge.simulator.rest;

import static dev.ringbridge.simulator.Stage.ACCOUNT;
import static dev.ringbridge.simulator.Stage.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Recording;
import dev.ringbridge.simulator.Customer.Received;
import dev.ringbridge.simulator.Stage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Recordings as the vendor's own SDK begins, changes, fetches and deletes them. */
class RecordingsApiTest {
  private static final int HEADER = 44;
  private static final int MP3_FRAME = 144;

  @RegisterExtension final Stage stage = Stage.atSpeed(20);

  @Test
  void callIsRecordedUntilItEndsAndThenThereIsSomethingToHear() throws Exception {
    String call = connected();
    String sid = start(call, "dual");
    hangUp(call);
    Received told = stage.customer().await("/recording", all -> true);

    assertThat(told.form())
        .containsEntry("RecordingSid", sid)
        .containsEntry("CallSid", call)
        .containsEntry("RecordingStatus", "completed")
        .containsEntry("RecordingChannels", "2")
        .containsEntry("RecordingSource", "StartCallRecordingAPI")
        .containsKey("RecordingDuration");
    assertThat(told.signed()).isTrue();
    Recording recording = Recording.fetcher(sid).fetch(stage.sdk());
    assertThat(recording.getStatus()).isEqualTo(Recording.Status.COMPLETED);
    HttpResponse<byte[]> mixed = media(sid + ".wav", TOKEN);
    HttpResponse<byte[]> dual = media(sid + "?RequestedChannels=2", TOKEN);
    assertThat(mixed.headers().firstValue("Content-Type")).hasValue("audio/x-wav");
    assertThat(mixed.body()).hasSize(HEADER + size(mixed.body()));
    assertThat(size(dual.body())).isEqualTo(2 * size(mixed.body())).isPositive();
    assertThat(media(sid + ".wav", TOKEN).body()).isEqualTo(mixed.body());
  }

  @Test
  void mp3HasTheLengthOfTheRecordingInFramesThatDecode() throws Exception {
    String call = connected();
    String sid = start(call, "dual");
    hangUp(call);
    stage.await("recording-ready", call);

    HttpResponse<byte[]> one = media(sid + ".mp3", TOKEN);
    assertThat(one.headers().firstValue("Content-Type")).hasValue("audio/mpeg");
    int frames = one.body().length / MP3_FRAME;
    int milliseconds = size(media(sid + ".wav", TOKEN).body()) / 16;
    assertThat(frames).isEqualTo((milliseconds + 35) / 36);
    assertThat(one.body().length % MP3_FRAME).isZero();
    for (int frame = 0; frame < frames; frame++) {
      assertThat(ByteBuffer.wrap(one.body()).getInt(frame * MP3_FRAME)).isEqualTo(0xFFFB18C0);
    }
    byte[] two = media(sid + ".mp3?RequestedChannels=2", TOKEN).body();
    assertThat(ByteBuffer.wrap(two).getInt()).isEqualTo(0xFFFB1800);
    assertThat(media(sid + ".mp3", "wrong").statusCode()).isEqualTo(401);
    assertThat(media(sid + ".ogg", TOKEN).statusCode()).isEqualTo(404);
  }

  private static int size(byte[] wave) {
    return ByteBuffer.wrap(wave).order(ByteOrder.LITTLE_ENDIAN).getInt(HEADER - 4);
  }

  @Test
  void nothingIsHeardBeforeItIsCompleteWithoutThePasswordOrOfMoreChannelsThanThereAre()
      throws Exception {
    String call = connected();
    String sid = start(call, "mono");

    assertThat(media(sid + ".wav", TOKEN).statusCode()).isEqualTo(404);
    assertThat(refusal(() -> Recording.deleter(sid).delete(stage.sdk())).getStatusCode())
        .isEqualTo(409);
    hangUp(call);
    stage.await("recording-ready", call);
    assertThat(media(sid + ".wav", "wrong").statusCode()).isEqualTo(401);
    assertThat(media(sid + ".wav?RequestedChannels=2", TOKEN).statusCode()).isEqualTo(400);
  }

  @Test
  void pauseIsSilentOrLeftOut() throws Exception {
    String call = connected();
    String sid = start(call, "mono");
    update(call, sid, "paused");
    update(call, "Twilio.CURRENT", "in-progress");
    update(call, sid, "stopped");
    stage.await("recording-ready", call);

    assertThat(stage.entries("recording-paused", call)).hasSize(1);
    assertThat(refusal(() -> update(call, sid, "paused")).getCode()).isEqualTo(21220);
  }

  @Test
  void deletedRecordingIsKnownOnlyToWhoAsksForDeletedOnes() throws Exception {
    String call = connected();
    String sid = start(call, "mono");
    hangUp(call);
    stage.await("recording-ready", call);

    assertThat(Recording.deleter(sid).delete(stage.sdk())).isTrue();
    assertThat(refusal(() -> Recording.fetcher(sid).fetch(stage.sdk())).getStatusCode())
        .isEqualTo(404);
    assertThat(refusal(() -> Recording.deleter(sid).delete(stage.sdk())).getStatusCode())
        .isEqualTo(404);
    assertThat(Recording.fetcher(sid).setIncludeSoftDeleted(true).fetch(stage.sdk()).getStatus())
        .isEqualTo(Recording.Status.DELETED);
    assertThat(media(sid + ".wav", TOKEN).statusCode()).isEqualTo(404);
  }

  @Test
  void recordingIsDeletedUnderItsCallToo() throws Exception {
    String call = connected();
    String sid = start(call, "mono");
    assertThat(refusal(() -> deleteUnder(call, sid)).getCode()).isEqualTo(20009);
    hangUp(call);
    stage.await("recording-ready", call);
    String other = stage.callScripted("08").getSid();

    assertThat(refusal(() -> deleteUnder(other, sid)).getStatusCode()).isEqualTo(404);
    assertThat(deleteUnder(call, sid)).isTrue();
    assertThat(refusal(() -> Recording.fetcher(sid).fetch(stage.sdk())).getStatusCode())
        .isEqualTo(404);
    assertThat(stage.await("recording-deleted", call).details()).containsEntry("recording", sid);
  }

  private boolean deleteUnder(String call, String sid) {
    return com.twilio.rest.api.v2010.account.call.Recording.deleter(call, sid).delete(stage.sdk());
  }

  @Test
  void callThatIsNotConnectedIsNotRecorded() {
    String ringing = stage.callScripted("02").getSid();

    assertThat(refusal(() -> start(ringing, "mono")).getCode()).isEqualTo(21220);
  }

  private String connected() {
    stage.customer().onTwiml("/answer", "<Pause length=\"600\"/>");
    String call = stage.callScripted("08").getSid();
    stage.await("twiml-received", call);
    return call;
  }

  private String start(String call, String channels) {
    return com.twilio.rest.api.v2010.account.call.Recording.creator(call)
        .setRecordingChannels(channels)
        .setRecordingStatusCallback(URI.create(stage.customer().url("/recording")))
        .create(stage.sdk())
        .getSid();
  }

  private void update(String call, String sid, String status) {
    com.twilio.rest.api.v2010.account.call.Recording.updater(
            call, sid, com.twilio.rest.api.v2010.account.call.Recording.Status.forValue(status))
        .update(stage.sdk());
  }

  private void hangUp(String call) {
    Call.updater(call).setStatus(Call.UpdateStatus.COMPLETED).update(stage.sdk());
  }

  private static ApiException refusal(ThrowingCallable request) {
    return catchThrowableOfType(ApiException.class, request);
  }

  private HttpResponse<byte[]> media(String name, String password)
      throws IOException, InterruptedException {
    byte[] pair = (ACCOUNT + ":" + password).getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    stage.simulator().uri()
                        + "/2010-04-01/Accounts/"
                        + ACCOUNT
                        + "/Recordings/"
                        + name))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
  }
}
